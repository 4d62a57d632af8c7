using System.Numerics;
using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>Sets a dynamic fit up, has it solved, and turns the optimum into what a scientist reads.</summary>
internal sealed class DynamicReport
{
    private readonly TransientSet _transients;
    private readonly BasisSet _basis;
    private readonly DesignMatrix _design;
    private readonly DynamicModel _model;
    private readonly Spectrum _grand;
    private readonly SpectrumFit _mean;
    private readonly ParameterLayout _layout;
    private readonly CellColumns _columns;
    private readonly DynamicProblem _problem;
    private readonly double _scatter;

    private DynamicReport(IReadOnlyList<Spectrum> transients, BasisSet basis, DesignMatrix design, DynamicModel model)
    {
        (_basis, _design, _model) = (basis, design.OfFullRank(), model);
        _transients = new TransientSet(transients, design, model.Seconds);
        var all = Enumerable.Range(0, _transients.Count).ToArray();
        _grand = _transients.Mean(all, _transients.Name);
        _mean = _grand.Fit(basis, model.Spectrum);

        var names = basis.Names.ToList();
        int[][] groups = [.. _mean.Groups.Select(g => g.Metabolites.Select(name => names.IndexOf(name)).ToArray())];
        var groupOf = new int[names.Count];
        for (var g = 0; g < groups.Length; g++)
        {
            foreach (var m in groups[g]) { groupOf[m] = g; }
        }

        var window = Window(_grand);
        _columns = new CellColumns(new BroadenedBasis(basis, _grand, groupOf, groups.Length), window, _grand.Acquisition.ReferencePpm);
        _layout = new ParameterLayout(basis, model, groups, 2 * window.Polynomials.Rows, new CourseContext(design, _transients.Seconds));
        var windows = new FitWindow[_layout.Cells.Count];
        for (var c = 0; c < windows.Length; c++)
        {
            if (c % 32 == 0) { Interrupt.ThrowIfRequested(); }

            var mean = _transients.Mean(_layout.Cells[c], "mean");
            windows[c] = Window(mean);
            _scatter += _transients.Scatter(_layout.Cells[c], mean, windows[c]);
        }

        _problem = new DynamicProblem(_layout, _columns, windows, model.NonNegative);
    }

    public static DynamicFit Fit(IReadOnlyList<Spectrum> transients, BasisSet basis, DesignMatrix design, DynamicModel model, Action<int> report) =>
        new DynamicReport(transients, basis, design, model).Solve(report);

    private FitWindow Window(Spectrum spectrum) => new(spectrum, [_model.Spectrum.Range], (int?)_model.Spectrum.BaselineOrder ?? 2);     // a spline of the single fit becomes its quadratic

    private DynamicFit Solve(Action<int> report)
    {
        var numbers = (double)_transients.Count * _columns.Data.Length;
        var search = new DynamicSearch(_problem, _layout, _model.Spectrum, _model.MaxIterations, _scatter, numbers);
        var outcome = search.Run(Start(), report);
        var parameters = search.Parameters;
        Positive(parameters);

        bool[] isKnown = [.. Enumerable.Range(0, _layout.Total).Select(k => search.Lower[k] < search.Upper[k] && _problem.System.Diagonal(k) > 0)];
        var count = isKnown.Count(known => known);
        var measured = MeasuredPart();
        var variance = (search.SumOfSquares + _scatter) / Math.Max(numbers - (count / measured), 1);
        var estimates = Estimates(parameters, isKnown, variance / measured);
        var lack = LackOfFit(search.SumOfSquares, count / measured);
        return new DynamicFit(estimates)
        {
            Name = _transients.Name,
            Basis = _basis,
            Design = _design,
            Model = _model,
            Mean = _mean,
            Transients = _transients.Count,
            Blocks = [.. Enumerable.Range(0, _problem.Cells).Select(Block)],
            ParameterCount = count,
            NoiseSd = Math.Sqrt(variance),
            ResidualSumOfSquares = search.SumOfSquares + _scatter,
            LackOfFit = lack,
            Outcome = outcome,
            Warnings = new DynamicWarnings(_basis, _layout, estimates).Collect(outcome, lack, _problem.IsAtZero, search, parameters),
        };
    }

    /// <summary>Every quantity as the mean of all transients has it; a function begins where it says.</summary>
    private double[] Start()
    {
        var start = new double[_layout.Total];
        for (var c = 0; c < _layout.Cells.Count; c++)
        {
            foreach (var quantity in _layout.Quantities)
            {
                var line = _mean.Groups[quantity.Kind is QuantityKind.Lorentzian or QuantityKind.Gaussian or QuantityKind.Shift ? quantity.Index : 0];
                var value = quantity.Kind switch
                {
                    QuantityKind.Phase0 => _mean.Phase0Degrees,
                    QuantityKind.Phase1 => _mean.Phase1DegreesPerPpm,
                    QuantityKind.Lorentzian => line.LorentzianHz,
                    QuantityKind.Gaussian => Math.Max(line.GaussianHz, 1),          // at zero its derivative vanishes
                    QuantityKind.Shift => line.ShiftPpm,
                    _ => 0,                                                         // amplitudes are solved for
                };
                quantity.Course.Start(value, start.AsSpan(_layout.Start(quantity, c), quantity.Count));
            }
        }

        return start;
    }

    /// <summary>A Gaussian width counts by its square: of the two signs that fit alike, the one that is positive on the whole.</summary>
    private void Positive(double[] parameters)
    {
        foreach (var quantity in _layout.Quantities.Where(q => q.Kind == QuantityKind.Gaussian && q.Course.IsLinear))
        {
            for (var c = 0; c < (quantity.Course.IsFree ? _layout.Cells.Count : 1); c++)
            {
                var values = Enumerable.Range(0, _layout.Cells.Count).Where(cell => !quantity.Course.IsFree || cell == c).Sum(cell => _layout.Value(quantity, cell, parameters));
                var part = parameters.AsSpan(_layout.Start(quantity, c), quantity.Count);
                for (var k = 0; k < part.Length; k++)
                {
                    if (quantity.Course.ParametersAreValues ? part[k] < 0 : values < 0) { part[k] = -part[k]; }
                }
            }
        }

        _problem.Evaluate(parameters);
        _problem.Differentiate(parameters);
    }

    private DynamicEstimates Estimates(double[] parameters, bool[] isKnown, double variance)
    {
        var (shared, own, cross) = _problem.System.Inverse(isKnown);
        foreach (var matrix in (RowMajor[])[shared, .. own, .. cross]) { Vectors.Scale(matrix.Values, variance); }

        return new DynamicEstimates(_layout, parameters, shared, own, cross, _transients.Seconds, isKnown);
    }

    /// <summary>Variance of what the model leaves of the means over that within cells, both of a single transient.</summary>
    private double LackOfFit(double left, double parameters)
    {
        var (points, cells) = (_columns.Data.Length, _problem.Cells);
        var (between, within) = ((double)points * cells, (double)points * (_transients.Count - cells));
        return within <= 0 || between <= parameters || _scatter <= 0 ? double.NaN : left / (between - parameters) / (_scatter / within);
    }

    private double MeasuredPart()
    {
        var fid = _grand.Fid.Span;
        var last = fid.Length - 1;
        while (last > 0 && fid[last] == Complex.Zero) { last--; }

        return (last + 1.0) / fid.Length;
    }

    private DynamicBlock Block(int cell)
    {
        var values = _problem.Values(cell);
        var (window, columns) = (_problem.Window(cell), _problem.Show(cell));
        var (fit, baseline) = (new double[window.Count], new double[window.Count]);
        for (var a = 0; a < columns.Amplitudes; a++)
        {
            var column = columns.Columns.Row(a)[..window.Count];
            Vectors.AddScaled(fit, column, values[a]);
            if (_layout.Quantities[a].Kind == QuantityKind.Baseline) { Vectors.AddScaled(baseline, column, values[a]); }
        }

        int[] which = [.. _layout.Cells[cell].Select(i => i + _transients.Discarded)];
        return new DynamicBlock
        {
            Name = BlockName(cell, which),
            Transients = which,
            Ppm = [.. Enumerable.Range(0, window.Count).Select(k => window.FromPivot(k) + window.Pivot)],
            Data = columns.Data[..window.Count],
            Fit = fit,
            Baseline = baseline,
        };
    }

    private string BlockName(int cell, int[] which)
    {
        var row = _layout.Cells[cell][0];
        return _design.IsCellMeans && _design.Columns > 1 && _problem.Cells == _design.Columns
            ? _design.Names[Enumerable.Range(0, _design.Columns).First(k => _design[row, k] == 1)]
            : which.Length == 1 ? $"transient {which[0]}" : $"transients {which[0]} to {which[^1]}";
    }
}
