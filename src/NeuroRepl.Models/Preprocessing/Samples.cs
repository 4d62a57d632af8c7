using System.Numerics;

namespace NeuroRepl.Models.Preprocessing;

/// <summary>Whether the samples of a FID can be used at all.</summary>
internal static class Samples
{
    /// <summary>Why they cannot; null where they can.</summary>
    public static string? Fault(ReadOnlySpan<Complex> fid)
    {
        var isConstant = true;
        for (var n = 0; n < fid.Length; n++)
        {
            if (!double.IsFinite(fid[n].Real) || !double.IsFinite(fid[n].Imaginary)) { return $"sample {n} is {fid[n]}, not a number"; }

            isConstant &= fid[n] == fid[0];
        }

        return isConstant ? fid[0] == Complex.Zero ? "all samples are zero" : "all samples are the same" : null;
    }
}
