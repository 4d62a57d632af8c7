using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Quantification;

/// <summary>What a voxel is made of, as volume fractions that add up to one.</summary>
public sealed record TissueFractions
{
    private const double Tolerance = 0.02;              // segmentations lose that much to other tissue and rounding

    /// <param name="gm">Volume fraction of grey matter.</param>
    /// <param name="wm">Volume fraction of white matter.</param>
    /// <param name="csf">Volume fraction of cerebrospinal fluid.</param>
    /// <exception cref="ArgumentMistake">A fraction outside 0 to 1, or a sum that is not one (percentages?); sums within 0.02 of one are scaled to one.</exception>
    public TissueFractions(double gm, double wm, double csf)
    {
        Guard.InRange(gm, 0, 1);
        Guard.InRange(wm, 0, 1);
        Guard.InRange(csf, 0, 1);
        var sum = gm + wm + csf;
        if (Math.Abs(sum - 1) > Tolerance) { throw new ArgumentMistake($"The tissue fractions {gm} + {wm} + {csf} add up to {sum:G4}, not to 1.", "Give volume fractions of grey matter, white matter and CSF, all of the voxel."); }

        if (gm + wm <= 0) { throw new ArgumentMistake("The voxel holds no brain tissue: grey and white matter are both 0.", "Look at the segmentation, and at where the voxel lies."); }

        (Gm, Wm, Csf) = (gm / sum, wm / sum, csf / sum);
    }

    /// <summary>Volume fraction of grey matter.</summary>
    public double Gm { get; }

    /// <summary>Volume fraction of white matter.</summary>
    public double Wm { get; }

    /// <summary>Volume fraction of cerebrospinal fluid.</summary>
    public double Csf { get; }

    /// <summary>Volume fraction of brain tissue, grey and white.</summary>
    public double Brain => Gm + Wm;

    /// <inheritdoc/>
    public override string ToString() => $"GM {Gm:F2}, WM {Wm:F2}, CSF {Csf:F2}";
}
