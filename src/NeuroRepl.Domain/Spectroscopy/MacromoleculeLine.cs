namespace NeuroRepl.Domain.Spectroscopy;

/// <summary>One line of the broad background that proteins give between 0.9 and 4 ppm.</summary>
/// <param name="Ppm">Where it stands.</param>
/// <param name="WidthHz">Its full width at half maximum in hertz at 297.2 MHz, Gaussian; it grows with the field.</param>
/// <param name="Area">Its area in protons, relative to the line at 0.95 ppm with its three.</param>
public readonly record struct MacromoleculeLine(double Ppm, double WidthHz, double Area)
{
    /// <summary>The frequency at which the widths were measured, in megahertz.</summary>
    public const double MeasuredAtMHz = 297.2;

    /// <summary>Nine lines of the human brain at 7 T.</summary>
    /// <remarks>
    /// Positions, proton numbers, widths and amounts relative to the 0.95 ppm line: Bell et al., Magn Reson Med 2024, table as distributed in the
    /// authors' MMSim repository (fitted to the 7 T metabolite-nulled spectra of Považan et al. 2015; proton numbers from Cudalbu et al., NMR Biomed
    /// 2021;34:e4393).
    /// </remarks>
    public static IReadOnlyList<MacromoleculeLine> Published { get; } =
    [
        new(0.950, 32, 3), new(1.235, 23, 3 * 0.41), new(1.427, 26, 3 * 0.98), new(1.705, 31, 2 * 1.185), new(2.070, 38, 2 * 2.53),
        new(2.295, 32, 2 * 2.00), new(3.030, 26, 2 * 1.30), new(3.240, 48, 2 * 0.10), new(3.980, 109, 2 * 2.33),
    ];
}
