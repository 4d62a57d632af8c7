using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy.Hierarchical;

/// <summary>Puts the default model together for one spectrum and basis, and carries it to its most probable point.</summary>
/// <remarks>
/// Starting widths of the priors and how far they are learned were chosen on simulated spectra that no test uses: what is typical is an observation
/// of weight one, so that a spectrum that needs none of this gets widths near zero.
/// </remarks>
internal sealed class HierarchicalFit
{
    private const int AsymmetryFunctions = 4;
    private const int FlankFunctions = 1;
    private const double StartingStiffness = 10;
    private const double StartingTailPrecision = 1e-4;
    private const double LeastNoise = 1e-6;                 // of the tallest point: a noiseless spectrum's rounding is not to be fitted
    private const double LeastRatioReference = 0.05;        // of the strong metabolites: what is absent now may come, and its companions with it
    private const double Phase1SdDegreesPerPpm = 5;

    private readonly Spectrum _spectrum;
    private readonly List<Complex[]> _signals;
    private readonly List<int> _lineOf;
    private readonly List<int> _partOwner = [];

    private HierarchicalFit(Spectrum spectrum, BasisSet basis, SpectrumModel model)
    {
        (_spectrum, Model) = (spectrum, model);
        Basis = !model.AddBackground ? basis : model.AddsLcModelLines ? Background.CompleteAsLcModel(basis) : Background.Complete(basis);
        Window = new FitWindow(spectrum, [model.Range], baselineOrder: -1);
        Space = new BaselineSpace(Window, model.KnotSpacingPpm, MrsAcquisition.WaterPpm);
        var unknowns = Basis.Metabolites.Count + ParameterLayout.Common;
        if (Window.Count <= unknowns) { throw FitException.TooFewPoints(model.Range, Window.Count, unknowns); }

        _signals = [.. BasisSamples.Of(Basis, spectrum)];
        _lineOf = [.. Enumerable.Range(0, _signals.Count)];
        var (start, residualSd) = Start();
        var noise = SpectralNoise.Sd(Window.Ppm, Window.Values);
        NoiseIsResidual = !(noise > 0);
        NoiseSd = NoiseIsResidual ? residualSd : noise;
        var floor = LeastNoise * Window.Values.Max(v => v.Magnitude);
        Split();
        Problem = new HierarchicalProblem(
            new ShapedBasis(_signals, [.. _lineOf], Shape(start), spectrum.Acquisition.DwellTimeSeconds, spectrum.SpectrometerMHz),
            Basis.Metabolites.Count, Window, Space, Math.Max(NoiseSd, floor) / Math.Sqrt(CramerRao.MeasuredPart(spectrum)), Basis.Metabolites.Count);
        Groups = Priors();
        Space.SetPrecision(StartingStiffness, StartingTailPrecision);
        var (lower, upper) = Bounds();
        Search = new PosteriorSearch(Problem, Space, Groups, lower, upper, Rescale);
        Search.Run([.. start, .. new double[Problem.Layout.Count - start.Length]], model.MaxIterations);
    }

    public BasisSet Basis { get; }

    public SpectrumModel Model { get; }

    public FitWindow Window { get; }

    public BaselineSpace Space { get; }

    public HierarchicalProblem Problem { get; }

    public PosteriorSearch Search { get; }

    public PriorGroup[] Groups { get; }

    public double NoiseSd { get; }

    public bool NoiseIsResidual { get; }

    public static SpectrumFit Of(Spectrum spectrum, BasisSet basis, SpectrumModel model) => new HierarchicalReport(spectrum, new HierarchicalFit(spectrum, basis, model)).Build();

    /// <summary>Phases, widths and shift of the model with one line and a quadratic baseline, and its residual's standard deviation.</summary>
    private (double[] Parameters, double ResidualSd) Start()
    {
        var problem = new LinearCombination(new BroadenedBasis(Basis, _spectrum, new int[Basis.Metabolites.Count], 1), new FitWindow(_spectrum, [Model.Range], 2));
        var found = new FitSearch(problem, Model, 1, _spectrum).Run();
        var p = found.Parameters;
        var isOdd = Math.Abs(p[1]) > 6 * Math.PI / 180;           // no receiver turns that much: the baseline was not up to the data
        return ([p[0], isOdd ? 0 : p[1], Math.Max(p[2], 1), Math.Max(p[3], FitSearch.GaussianToSquare(1)), p[4]], Math.Sqrt(found.ResidualSumOfSquares / (2 * Window.Count)));
    }

    private void Split()
    {
        if (Model.AddsLcModelLines) { return; }                   // they come in pieces, with ratios of their own

        for (var m = 0; m < Basis.Metabolites.Count; m++)
        {
            if (!Background.IsMacromolecule(Basis.Names[m])) { continue; }

            foreach (var part in Background.Parts(_signals[m], _spectrum.Acquisition))
            {
                _signals.Add(part);
                _lineOf.Add(m);
                _partOwner.Add(m);
            }
        }
    }

    private LineShape Shape(double[] start)
    {
        var widthHz = (start[ParameterLayout.Lorentzian] / Math.PI) + FitSearch.SquareToGaussian(start[ParameterLayout.Gaussian]) + 2;
        return new LineShape(
            _spectrum.Points, _spectrum.Acquisition.DwellTimeSeconds, 1 / (Math.PI * widthHz), Model.FitAsymmetry ? AsymmetryFunctions : 0, Model.FitAsymmetry ? FlankFunctions : 0);
    }

    private PriorGroup[] Priors()
    {
        var layout = Problem.Layout;
        var count = Basis.Metabolites.Count;
        var narrow = Enumerable.Range(0, count).Where(m => !Background.IsBroad(Basis.Names[m])).ToArray();
        var broad = Enumerable.Range(0, count).Where(m => Background.IsBroad(Basis.Names[m])).ToArray();
        var asymmetric = Math.Min(AsymmetryFunctions, layout.Shape);
        const double Hertz = Math.PI;
        return
        [
            PriorGroup.Fixed("first-order phase", [ParameterLayout.Phase1], Phase1SdDegreesPerPpm * Math.PI / 180),
            Learned("shifts", narrow, layout.OwnShift, Model.ShiftSdPpm, start: 0.002, typical: 0.0003, most: 0.006, unit: 1),
            Learned("broadenings", narrow, layout.OwnBroadening, Model.BroadeningSdHz, start: 0.2, typical: 0.1, most: MostBroadening(), unit: Hertz),
            PriorGroup.Fixed("background shifts", [.. broad.Select(m => layout.OwnShift + m)], 0.002),
            PriorGroup.Fixed("background broadenings", [.. broad.Select(m => layout.OwnBroadening + m)], 0.5 * Hertz),
            new PriorGroup("asymmetry", [.. Enumerable.Range(layout.ShapeStart, asymmetric)], 0.1, 0.002, 1e-4, 1),
            new PriorGroup("flanks", [.. Enumerable.Range(layout.ShapeStart + asymmetric, layout.Shape - asymmetric)], 0.05, 0.004, 1e-4, 1),
            new PriorGroup("background ratios", [.. Enumerable.Range(layout.PartStart, layout.Parts)], 0.1, 0.02, 1e-3, 0.5),
        ];
    }

    /// <summary>T2 differs between metabolites by a few parts in ten: a share of a hertz at 3 T, a hertz at 7 T. More would let weak ones stand in for the baseline.</summary>
    private double MostBroadening() => 0.12 * _spectrum.Acquisition.FieldTesla;

    private static PriorGroup Learned(string name, int[] lines, int first, double? given, double start, double typical, double most, double unit)
    {
        int[] parameters = [.. lines.Select(l => first + l)];
        return given is { } sd ? PriorGroup.Fixed(name, parameters, sd * unit) : new PriorGroup(name, parameters, start * unit, typical * unit, 1e-3 * typical * unit, most * unit);
    }

    private (double[] Lower, double[] Upper) Bounds()
    {
        var (lower, upper) = (new double[Problem.Layout.Count], new double[Problem.Layout.Count]);
        Array.Fill(lower, double.NegativeInfinity);
        Array.Fill(upper, double.PositiveInfinity);
        var phase1 = Model.FitFirstOrderPhase ? Model.MaxPhase1DegreesPerPpm * Math.PI / 180 : 0;
        (lower[ParameterLayout.Phase1], upper[ParameterLayout.Phase1]) = (-phase1, phase1);
        (lower[ParameterLayout.Lorentzian], upper[ParameterLayout.Lorentzian]) = (0, Math.PI * Model.MaxBroadeningHz);
        (lower[ParameterLayout.Gaussian], upper[ParameterLayout.Gaussian]) = (0, FitSearch.GaussianToSquare(Model.MaxBroadeningHz));
        (lower[ParameterLayout.Shift], upper[ParameterLayout.Shift]) = (-Model.MaxShiftPpm, Model.MaxShiftPpm);
        return (lower, upper);
    }

    /// <summary>Parts deviate by a share of their background; soft ratios are relative to the strong metabolites.</summary>
    private void Rescale(double[] c)
    {
        var tallest = c.Max();
        for (var j = 0; j < _partOwner.Count; j++) { Groups[^1].Scales[j] = Math.Max(c[_partOwner[j]], Math.Max(1e-3 * tallest, 1e-12)); }

        if (Model.RatioPriors.Count == 0) { return; }

        double Sum(IEnumerable<string> names) => names.Select(IndexOf).Where(m => m >= 0).Sum(m => c[m]);
        var strong = Sum(["NAA", "NAAG", "Cr", "PCr"]) + (3 * Sum(["GPC", "PCh"]));
        foreach (var prior in Model.RatioPriors)
        {
            var m = IndexOf(prior.Metabolite);
            if (m < 0 || strong <= 0 || (prior.To.Count > 0 && prior.To.All(name => IndexOf(name) < 0))) { continue; }

            var reference = prior.To.Count > 0 ? Sum(prior.To) : strong;
            var width = Math.Max(reference + Sum(prior.WidenedBy), LeastRatioReference * strong);
            (Problem.ConcentrationMean[m], Problem.ConcentrationPrecision[m]) = (prior.Ratio * reference, 1 / Math.Pow(prior.Sd * width, 2));
        }
    }

    private int IndexOf(string name)
    {
        for (var m = 0; m < Basis.Metabolites.Count; m++)
        {
            if (Basis.Metabolites[m].Name == name) { return m; }
        }

        return -1;
    }
}
