using System.Globalization;
using System.Text.Json;
using NeuroRepl.Kernel.Transport;

namespace NeuroRepl.Kernel.Messages;

/// <summary>Messages to frames and back: identities, a delimiter, the signature, then header, parent, metadata and content as JSON, then buffers.</summary>
/// <remarks>https://jupyter-client.readthedocs.io/en/stable/messaging.html, "The Wire Protocol"; version 5.5.</remarks>
internal sealed class WireFormat(Signer signer, string session, TimeProvider clock)
{
    /// <summary>The version of the protocol that is spoken here.</summary>
    public const string ProtocolVersion = "5.5";

    private const int JsonFrames = 4;
    private static readonly ReadOnlyMemory<byte> Delimiter = "<IDS|MSG>"u8.ToArray();
    private long _sent;

    /// <summary>Reads what a socket received.</summary>
    /// <exception cref="MessageException">It is no message, or not signed as it should be.</exception>
    public Message Read(Envelope envelope)
    {
        var frames = envelope.Frames;
        var delimiter = Array.FindIndex(frames, static frame => frame.Span.SequenceEqual(Delimiter.Span));
        if (delimiter < 0 || frames.Length < delimiter + 2 + JsonFrames) { throw new MessageException($"{frames.Length} frames without a delimiter or with too few behind it."); }

        var json = frames.AsSpan(delimiter + 2, JsonFrames);
        if (!signer.Accepts(frames[delimiter + 1].Span, json)) { throw new MessageException("the signature is wrong."); }

        try
        {
            return new Message(
                envelope.Peer, frames[..delimiter], Header.Read(json[0]), Object(json[1]), Object(json[2]), Object(json[3]), frames[(delimiter + 2 + JsonFrames)..]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperation is what the reader throws at a text that is no UTF-8.
            throw new MessageException($"its JSON is malformed: {e.Message}");
        }
    }

    /// <summary>The frames of a message of ours, from the delimiter on.</summary>
    public ReadOnlyMemory<byte>[] Write(string type, Header parent, ReadOnlyMemory<byte> content, ReadOnlyMemory<byte>? metadata = null, IReadOnlyList<ReadOnlyMemory<byte>>? buffers = null)
    {
        ReadOnlyMemory<byte>[] json = [NewHeader(type), parent.Json, metadata ?? Json.Empty, content];
        return [Delimiter, signer.Sign(json), .. json, .. buffers ?? []];
    }

    private ReadOnlyMemory<byte> NewHeader(string type) => Json.Object(json =>
    {
        json.WriteString("msg_id", $"{session}_{Interlocked.Increment(ref _sent)}");
        json.WriteString("msg_type", type);
        json.WriteString("username", "neurorepl");
        json.WriteString("session", session);
        json.WriteString("date", clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        json.WriteString("version", ProtocolVersion);
    });

    private static JsonElement Object(ReadOnlyMemory<byte> json)
    {
        var element = JsonDocument.Parse(json).RootElement;
        return element.ValueKind == JsonValueKind.Object ? element : throw new JsonException("A part of a message is an object.");
    }
}
