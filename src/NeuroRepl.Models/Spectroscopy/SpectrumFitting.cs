using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Spectroscopy.Hierarchical;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>Fitting a spectrum as a sum of metabolites.</summary>
public static class SpectrumFitting
{
    private const double FieldTolerance = 0.005;        // 1.5 Hz at the edge of a 3 T fit; Siemens and Philips 3 T differ by 0.037
    private const double DwellTolerance = 1e-3;         // LCModel's basis files round the dwell time

    /// <summary>Fits a spectrum with the metabolites of a basis: concentrations, their bounds, widths, shifts, phases and a baseline.</summary>
    /// <remarks>The model and every convention of sign and scale: <see cref="SpectrumModel"/>. The bounds: Cramér and Rao's, from the whole nonlinear model.</remarks>
    /// <param name="spectrum">An averaged spectrum; <c>Preprocess()</c> first brings it into phase and onto its ppm reference.</param>
    /// <param name="basis">Metabolites simulated for the same field, bandwidth and sequence; leave some out with <c>basis.Without("Asc")</c>.</param>
    /// <param name="model">Range, baseline, priors; the default model when left out, <c>SpectrumModel.FslMrs</c> for that program's.</param>
    /// <returns>The fit, converged or not: <c>fit.Outcome</c> and <c>fit.Warnings</c> say what to know before trusting it.</returns>
    /// <exception cref="FitException">Another field, dwell or nucleus; data that are zero or not numbers; a range outside the bandwidth; a group with a metabolite that the basis lacks.</exception>
    public static SpectrumFit Fit(this Spectrum spectrum, BasisSet basis, SpectrumModel? model = null)
    {
        model ??= new SpectrumModel();
        CheckAcquisition(spectrum, basis);
        CheckSamples(spectrum);
        if (!model.IsPolynomial) { return HierarchicalFit.Of(spectrum, basis, model); }

        var groups = Group(basis, model);
        var window = new FitWindow(spectrum, [model.Range], model.PolynomialOrder);
        var unknowns = basis.Metabolites.Count + (2 * (model.PolynomialOrder + 1)) + LinearCombination.Phases + (3 * groups.Count);
        if (2 * window.Count <= unknowns) { throw FitException.TooFewPoints(model.Range, window.Count, unknowns); }

        var groupOf = new int[basis.Metabolites.Count];
        for (var g = 0; g < groups.Count; g++)
        {
            foreach (var m in groups[g]) { groupOf[m] = g; }
        }

        var broadened = new BroadenedBasis(basis, spectrum, groupOf, groups.Count);
        var problem = new LinearCombination(broadened, window);
        var search = new FitSearch(problem, model, groups.Count, spectrum);
        var optimum = search.Run();
        return new FitReport(spectrum, basis, model, groups, broadened, window, problem, search, optimum).Build();
    }

    private static void CheckAcquisition(Spectrum spectrum, BasisSet basis)
    {
        if (basis.Acquisition.Nucleus != spectrum.Acquisition.Nucleus) { throw FitException.OtherNucleus(basis, spectrum); }

        if (Math.Abs((basis.Acquisition.SpectrometerMHz / spectrum.SpectrometerMHz) - 1) > FieldTolerance) { throw FitException.OtherField(basis, spectrum); }

        if (Math.Abs((basis.Acquisition.BandwidthHz / spectrum.BandwidthHz) - 1) > DwellTolerance) { throw FitException.OtherDwell(basis, spectrum); }
    }

    internal static void CheckSamples(Spectrum spectrum)
    {
        var fid = spectrum.Fid.Span;
        var isZero = true;
        for (var n = 0; n < fid.Length; n++)
        {
            if (!double.IsFinite(fid[n].Real) || !double.IsFinite(fid[n].Imaginary)) { throw FitException.NotFinite(spectrum.Name, n, fid[n]); }

            isZero &= fid[n] == System.Numerics.Complex.Zero;
        }

        if (isZero) { throw FitException.AllZero(spectrum.Name); }
    }

    /// <summary>The metabolites' indices, a list a group: the model's groups, then all others.</summary>
    private static List<int[]> Group(BasisSet basis, SpectrumModel model)
    {
        var names = basis.Names.ToList();
        var groups = new List<int[]>();
        var taken = new HashSet<string>();
        foreach (var group in model.Groups)
        {
            foreach (var name in group)
            {
                if (!names.Contains(name)) { throw FitException.Lacks(name, basis); }

                if (!taken.Add(name)) { throw FitException.Twice(name); }
            }

            if (group.Count > 0) { groups.Add([.. group.Select(name => names.IndexOf(name))]); }
        }

        if (taken.Count < names.Count) { groups.Add([.. Enumerable.Range(0, names.Count).Where(m => !taken.Contains(names[m]))]); }

        return groups;
    }
}
