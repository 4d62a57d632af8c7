using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>Macromolecules and lipids in a basis: which signals they are, and a background's parts.</summary>
internal static class Background
{
    private const double TransitionPpm = 0.06;
    private const double LeastPeak = 0.03;          // of the tallest

    /// <summary>Whether a name is that of macromolecules.</summary>
    public static bool IsMacromolecule(string name) => name.StartsWith("MM", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Mac", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a name is that of lipids.</summary>
    public static bool IsLipid(string name) => name.StartsWith("Lip", StringComparison.OrdinalIgnoreCase);

    public static bool IsBroad(string name) => IsMacromolecule(name) || IsLipid(name);

    /// <summary>Broad Gaussian lines of lipids and their full widths at half maximum, in ppm.</summary>
    /// <remarks>Provencher, LCModel user's manual, section 11.7: positions and widths of Lip09, Lip13a and Lip13b in its simulations.</remarks>
    private static readonly (string Name, double Ppm, double WidthPpm)[] Lipids = [("Lip09", 0.89, 0.14), ("Lip13a", 1.28, 0.15), ("Lip13b", 1.28, 0.089)];

    /// <summary>What LCModel simulates beside a basis: Gaussian lines of ppm, full width at half maximum in ppm, and area in protons.</summary>
    /// <remarks>Provencher, source of LCModel 6.3-1R, block data, CHSIMU: its first eleven but Lip13c and Lip13d, which it leaves out of a brain's, and −CrCH2.</remarks>
    private static readonly (string Name, (double Ppm, double WidthPpm, double Area)[] Lines)[] OfLcModel =
    [
        ("Lip13a", [(1.28, 0.15, 2)]), ("Lip13b", [(1.28, 0.089, 2)]), ("Lip09", [(0.89, 0.14, 3)]), ("MM09", [(0.91, 0.14, 3)]),
        ("Lip20", [(2.04, 0.15, 1.33), (2.25, 0.15, 0.67), (2.8, 0.2, 0.87)]),
        ("MM20", [(2.08, 0.15, 1.33), (2.25, 0.2, 0.33), (1.95, 0.15, 0.33), (3.0, 0.2, 0.4)]),
        ("MM12", [(1.21, 0.15, 2)]), ("MM14", [(1.43, 0.17, 2)]), ("MM17", [(1.67, 0.15, 2)]), ("-CrCH2", [(3.93, 0, -2)]),
    ];

    /// <summary>The basis with those of LCModel's simulated lines that it lacks.</summary>
    public static BasisSet CompleteAsLcModel(BasisSet basis)
    {
        var (unit, megahertz) = (Unit(basis), basis.Acquisition.SpectrometerMHz);
        var added = OfLcModel.Where(simulated => !basis.Names.Contains(simulated.Name)).Select(simulated =>
        {
            var sum = new Complex[basis.Points];
            foreach (var (ppm, width, area) in simulated.Lines)
            {
                foreach (var (n, value) in Gaussian(basis, ppm, width * megahertz, area * unit).Index()) { sum[n] += value; }
            }

            return new BasisSpectrum(simulated.Name, sum);
        });
        return new BasisSet(basis.Name, [.. basis.Metabolites, .. added], basis.Acquisition);
    }

    /// <summary>The basis with the macromolecules ("MM") and lipids that it lacks; one unit is a methyl group, area 3.</summary>
    public static BasisSet Complete(BasisSet basis)
    {
        List<BasisSpectrum> added = [];
        var unit = Unit(basis);
        if (!basis.Names.Any(IsMacromolecule)) { added.Add(new BasisSpectrum("MM", Macromolecules(basis, unit))); }

        if (!basis.Names.Any(IsLipid))
        {
            added.AddRange(Lipids.Select(l => new BasisSpectrum(l.Name, Gaussian(basis, l.Ppm, l.WidthPpm * basis.Acquisition.SpectrometerMHz, 3 * unit))));
        }

        return added.Count == 0 ? basis : new BasisSet(basis.Name, [.. basis.Metabolites, .. added], basis.Acquisition);
    }

    /// <summary>What one proton is in the basis's own units: the first sample of creatine (five protons near) or, without it, of the median metabolite.</summary>
    private static double Unit(BasisSet basis)
    {
        var first = basis.Metabolites.Select(m => m.Fid.Span[0].Magnitude).Order().ToArray();
        var creatine = basis.Metabolites.FirstOrDefault(m => m.Name is "Cr" or "PCr")?.Fid.Span[0].Magnitude ?? first[first.Length / 2];
        return creatine > 0 ? creatine / 5 : 1;
    }

    private static Complex[] Macromolecules(BasisSet basis, double unit)
    {
        var sum = new Complex[basis.Points];
        foreach (var line in MacromoleculeLine.Published)
        {
            var part = Gaussian(basis, line.Ppm, line.WidthHz * basis.Acquisition.SpectrometerMHz / MacromoleculeLine.MeasuredAtMHz, line.Area * unit);
            for (var n = 0; n < sum.Length; n++) { sum[n] += part[n]; }
        }

        return sum;
    }

    private static Complex[] Gaussian(BasisSet basis, double ppm, double widthHz, double area)
    {
        var (acquisition, v) = (basis.Acquisition, FitSearch.GaussianToSquare(widthHz));
        return [.. Enumerable.Range(0, basis.Points).Select(n =>
        {
            var t = n * acquisition.DwellTimeSeconds;
            return Complex.FromPolarCoordinates(area * Math.Exp(-v * t * t), 2 * Math.PI * acquisition.HertzAt(ppm) * t);
        })];
    }

    /// <summary>A background cut at its valleys into parts of one peak each, which add up to it.</summary>
    /// <remarks>
    /// The absorption spectrum is weighted by windows that add up to one, with raised cosines about each valley; a part's samples are the causal half
    /// of its inverse transform. With fewer than two peaks there are no parts.
    /// </remarks>
    /// <param name="samples">The background, first point halved.</param>
    /// <param name="acquisition">Bandwidth and ppm reference.</param>
    public static Complex[][] Parts(Complex[] samples, MrsAcquisition acquisition)
    {
        var points = samples.Length;
        var spectrum = Fourier.Shift(Fourier.Forward(samples));
        var ppm = acquisition.PpmAxis(points);
        var valleys = Valleys(ppm, [.. spectrum.Select(v => v.Real)]);
        if (valleys.Count == 0) { return []; }

        var parts = new Complex[valleys.Count + 1][];
        for (var part = 0; part < parts.Length; part++)
        {
            var weighted = new Complex[points];
            for (var k = 0; k < points; k++)
            {
                var above = part == 0 ? 1 : Step(ppm[k] - valleys[part - 1]);
                var beyond = part == valleys.Count ? 0 : Step(ppm[k] - valleys[part]);
                weighted[k] = spectrum[k].Real * (above - beyond);
            }

            var even = Fourier.Inverse(Fourier.Unshift(weighted));
            parts[part] = [.. even.Select((v, n) => n == 0 ? v : n < points / 2 ? 2 * v : Complex.Zero)];
        }

        return parts;
    }

    /// <summary>The chemical shifts between neighbouring peaks where the curve is lowest, ascending.</summary>
    private static List<double> Valleys(double[] ppm, double[] curve)
    {
        var inside = Enumerable.Range(1, ppm.Length - 2).Where(k => ppm[k] is > 0.3 and < 4.3).Reverse().ToArray();        // ascending ppm
        var tallest = inside.Max(k => curve[k]);
        var valleys = new List<double>();
        var (lastPeak, low, lowAt) = (false, double.PositiveInfinity, 0);
        foreach (var k in inside)
        {
            if (curve[k] < low) { (low, lowAt) = (curve[k], k); }

            var isPeak = curve[k] > LeastPeak * tallest && curve[k] >= curve[k - 1] && curve[k] > curve[k + 1];
            if (!isPeak) { continue; }

            if (lastPeak && low < curve[k] * 0.97) { valleys.Add(ppm[lowAt]); }

            (lastPeak, low) = (true, double.PositiveInfinity);
        }

        return valleys;
    }

    private static double Step(double ppm) => ppm <= -TransitionPpm ? 0 : ppm >= TransitionPpm ? 1 : 0.5 + (0.5 * Math.Sin(Math.PI * ppm / (2 * TransitionPpm)));
}
