namespace NeuroRepl.Kernel.Transport;

/// <summary>The first 64 bytes of each side: signature, version, mechanism (RFC 37/ZMTP, "Greeting").</summary>
internal static class Greeting
{
    public const int Length = 64;
    private const int VersionAt = 10;
    private const int MechanismAt = 12;
    private const int MechanismLength = 20;
    private static readonly byte[] Null = [(byte)'N', (byte)'U', (byte)'L', (byte)'L', .. new byte[MechanismLength - 4]];

    /// <summary>What this side says: ZMTP 3.1 with the NULL mechanism.</summary>
    /// <remarks>The byte before 0x7F is 1, which older peers read as the length of an empty identity frame.</remarks>
    public static byte[] Ours { get; } = [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 3, 1, .. Null, .. new byte[Length - MechanismAt - MechanismLength]];

    /// <summary>Looks at what has come so far, so that a peer that speaks something else is sent away at its first wrong byte.</summary>
    /// <exception cref="ProtocolException">These bytes cannot become a greeting of ZMTP 3 with the NULL mechanism.</exception>
    public static void Check(ReadOnlySpan<byte> soFar)
    {
        if (soFar.Length > 0 && soFar[0] != 0xFF) { throw new ProtocolException("it does not speak ZMTP"); }
        if (soFar.Length > 9 && (soFar[9] & 1) == 0) { throw new ProtocolException("it speaks ZMTP 1"); }
        if (soFar.Length > VersionAt && soFar[VersionAt] < 3) { throw new ProtocolException($"it speaks ZMTP 2 (revision {soFar[VersionAt]})"); }

        var mechanism = soFar.Length > MechanismAt ? soFar[MechanismAt..Math.Min(soFar.Length, MechanismAt + MechanismLength)] : [];
        if (!mechanism.SequenceEqual(Null.AsSpan(0, mechanism.Length))) { throw new ProtocolException("it asks for a security mechanism other than NULL"); }
    }

    /// <summary>Whether a checked greeting says 3.1 or later, where subscriptions are commands.</summary>
    public static bool Speaks31(ReadOnlySpan<byte> greeting) => greeting[VersionAt] > 3 || greeting[VersionAt + 1] >= 1;
}
