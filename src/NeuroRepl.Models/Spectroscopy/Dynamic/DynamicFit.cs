using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>One model for all transients of a scan: how concentrations and lines ran, with standard errors from the whole model.</summary>
public sealed class DynamicFit
{
    private static readonly Dictionary<string, string[]> Totals = new(StringComparer.Ordinal)
    {
        ["tNAA"] = ["NAA", "NAAG"], ["tCr"] = ["Cr", "PCr"], ["tCho"] = ["GPC", "PCh", "Cho"], ["Glx"] = ["Glu", "Gln"],
    };

    private readonly DynamicEstimates _estimates;

    internal DynamicFit(DynamicEstimates estimates) => _estimates = estimates;

    /// <summary>Which scan: "sub-01_ses-high".</summary>
    public required string Name { get; init; }

    /// <summary>The basis it was fitted with.</summary>
    public required BasisSet Basis { get; init; }

    /// <summary>The design.</summary>
    public required DesignMatrix Design { get; init; }

    /// <summary>What ran, and how.</summary>
    public required DynamicModel Model { get; init; }

    /// <summary>The fit of the mean of all transients, from which the search began.</summary>
    public required SpectrumFit Mean { get; init; }

    /// <summary>How many transients were fitted.</summary>
    public required int Transients { get; init; }

    /// <summary>Transients that the model takes as alike, with data and fit.</summary>
    public required IReadOnlyList<DynamicBlock> Blocks { get; init; }

    /// <summary>How many parameters were estimated together.</summary>
    public required int ParameterCount { get; init; }

    /// <summary>Standard deviation of the noise on one spectral point of one transient, real part; everything counts that the model leaves.</summary>
    public required double NoiseSd { get; init; }

    /// <summary>Sum of squared residuals over all transients and fitted points, real and imaginary.</summary>
    public required double ResidualSumOfSquares { get; init; }

    /// <summary>What the model leaves of the blocks' means against the scatter of transients within blocks, as a ratio of variances: 1 where the model holds; NaN where every transient is a block.</summary>
    public required double LackOfFit { get; init; }

    /// <summary>How the fit ended.</summary>
    public required FitOutcome Outcome { get; init; }

    /// <summary>What a reader must know before trusting it, each a sentence.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The course of a concentration: "Glu"; of a sum, with its covariance: "Glc+Tau", or "tNAA", "tCr", "tCho", "Glx".</summary>
    /// <exception cref="ArgumentMistake">It was not fitted; the message lists what was.</exception>
    public ParameterCourse this[string metabolite]
    {
        get
        {
            var parts = metabolite.Split('+', StringSplitOptions.TrimEntries).SelectMany(Resolve).ToArray();
            return Named(_estimates.Course(metabolite, parts));
        }
    }

    /// <summary>The Gaussian width in hertz, on top of the basis's own; of the first group where there are several.</summary>
    public ParameterCourse Gaussian => Line(QuantityKind.Gaussian, null);

    /// <summary>The Lorentzian width in hertz, on top of the basis's own; of the first group where there are several.</summary>
    public ParameterCourse Lorentzian => Line(QuantityKind.Lorentzian, null);

    /// <summary>The shift in ppm; of the first group where there are several.</summary>
    public ParameterCourse Shift => Line(QuantityKind.Shift, null);

    /// <summary>The zero-order phase in degrees.</summary>
    public ParameterCourse Phase0 => Line(QuantityKind.Phase0, null);

    /// <summary>The first-order phase in degrees per ppm, zero at the ppm reference.</summary>
    public ParameterCourse Phase1 => Line(QuantityKind.Phase1, null);

    /// <summary>The Gaussian width of the group that a metabolite is in.</summary>
    public ParameterCourse GaussianOf(string metabolite) => Line(QuantityKind.Gaussian, metabolite);

    /// <summary>The Lorentzian width of the group that a metabolite is in.</summary>
    public ParameterCourse LorentzianOf(string metabolite) => Line(QuantityKind.Lorentzian, metabolite);

    /// <summary>The shift of the group that a metabolite is in.</summary>
    public ParameterCourse ShiftOf(string metabolite) => Line(QuantityKind.Shift, metabolite);

    /// <summary>Every coefficient of every concentration and line: quantity, parameter, estimate, standard error, unit.</summary>
    public Table Table()
    {
        var rows = Courses().SelectMany(course => course.Parameters.Select((parameter, k) => (course, parameter, k))).ToArray();
        return new Table($"dynamic fit of {Name}",
        [
            new TextColumn("quantity", [.. rows.Select(r => r.course.Name)]),
            new TextColumn("parameter", [.. rows.Select(r => r.parameter)]),
            new NumberColumn("estimate", [.. rows.Select(r => r.course.Estimates[r.k])]),
            new NumberColumn("standard_error", [.. rows.Select(r => Math.Sqrt(r.course.Covariance[(r.k * r.course.Parameters.Count) + r.k]))]),
            new TextColumn("unit", [.. rows.Select(r => r.course.Unit)]),
        ]);
    }

    /// <summary>The courses of all concentrations, then of lines and phases.</summary>
    public IReadOnlyList<ParameterCourse> Courses() =>
        [.. _estimates.Layout.Quantities.Where(q => q.Kind != QuantityKind.Baseline).Select(q => Named(_estimates.Course(q.Name, q)))];

    private ParameterCourse Named(ParameterCourse course)
    {
        course.Of = Name;
        return course;
    }

    private IEnumerable<Quantity> Resolve(string name)
    {
        var found = _estimates.All(QuantityKind.Concentration).Where(q => q.Name == name).ToArray();
        if (found.Length == 0 && Totals.TryGetValue(name, out var parts)) { found = [.. _estimates.All(QuantityKind.Concentration).Where(q => parts.Contains(q.Name))]; }

        return found.Length > 0 ? found : throw new ArgumentMistake(
            $"{name} was not fitted.", $"Fitted were: {string.Join(", ", Basis.Names)}; sums like \"Glc+Tau\" and tNAA, tCr, tCho, Glx; lines are course.Gaussian, course.Shift.");
    }

    private ParameterCourse Line(QuantityKind kind, string? metabolite)
    {
        var quantities = _estimates.All(kind).ToArray();
        var group = metabolite is null ? 0 : Mean.Groups.ToList().FindIndex(g => g.Metabolites.Contains(metabolite));
        if (group < 0) { throw new ArgumentMistake($"{metabolite} was not fitted.", $"Fitted were: {string.Join(", ", Basis.Names)}."); }

        return Named(_estimates.Course(quantities[group].Name, quantities[group]));
    }
}
