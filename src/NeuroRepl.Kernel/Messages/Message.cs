using System.Text.Json;
using NeuroRepl.Kernel.Transport;

namespace NeuroRepl.Kernel.Messages;

/// <summary>A message as it came in, its signature checked.</summary>
/// <param name="Peer">Whom an answer goes to.</param>
/// <param name="Route">Further identities between the peer and the message; nearly always none.</param>
/// <param name="Header">Who and what.</param>
/// <param name="Parent">The header of the message that it answers; for what a client sends by itself, none.</param>
/// <param name="Metadata">Beside the matter: a cell's id, for example.</param>
/// <param name="Content">The matter itself.</param>
/// <param name="Buffers">Bytes that are no JSON.</param>
internal sealed record Message(
    Identity Peer, ReadOnlyMemory<byte>[] Route, Header Header, JsonElement Parent, JsonElement Metadata, JsonElement Content, ReadOnlyMemory<byte>[] Buffers);
