using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace NeuroRepl.Kernel.Messages;

/// <summary>Signs messages with HMAC-SHA256 under the key of the connection file, and checks signatures in constant time.</summary>
internal sealed class Signer(ReadOnlyMemory<byte> key)
{
    private const int SignatureBytes = 32;

    private readonly ConcurrentBag<IncrementalHash> _hashes = [];

    /// <summary>The signature of the four JSON frames, in lower-case hexadecimal; empty where there is no key.</summary>
    public ReadOnlyMemory<byte> Sign(ReadOnlySpan<ReadOnlyMemory<byte>> frames)
    {
        if (key.IsEmpty) { return ReadOnlyMemory<byte>.Empty; }

        Span<byte> hash = stackalloc byte[SignatureBytes];
        Hash(frames, hash);
        var text = new byte[2 * SignatureBytes];
        Convert.TryToHexStringLower(hash, text, out _);
        return text;
    }

    /// <summary>Whether a signature is that of the frames. Without a key everything is taken.</summary>
    public bool Accepts(ReadOnlySpan<byte> signature, ReadOnlySpan<ReadOnlyMemory<byte>> frames) =>
        key.IsEmpty || CryptographicOperations.FixedTimeEquals(signature, Sign(frames).Span);

    private void Hash(ReadOnlySpan<ReadOnlyMemory<byte>> frames, Span<byte> hash)
    {
        if (!_hashes.TryTake(out var hmac)) { hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Span); }

        foreach (var frame in frames) { hmac.AppendData(frame.Span); }

        hmac.GetHashAndReset(hash);
        _hashes.Add(hmac);
    }
}
