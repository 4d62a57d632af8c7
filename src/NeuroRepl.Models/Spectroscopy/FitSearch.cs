using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>Where a fit begins and how it is carried to its optimum.</summary>
/// <remarks>
/// The sum of squares has many local minima in shift and phase: both are searched on a grid at a common middling width (the phase costs
/// next to nothing there, a shift by whole points no transform). From the best shift, a mostly Lorentzian and a mostly Gaussian start go to their optimum; the better one stays.
/// </remarks>
internal sealed class FitSearch
{
    private const int PhasesTried = 16;
    private const double ShiftStepHz = 4;
    private static readonly double SquareOfGaussianHz = Math.PI * Math.PI / (4 * Math.Log(2));      // v = σ² of a Gaussian 1 Hz wide

    private readonly LinearCombination _problem;
    private readonly SpectrumModel _model;
    private readonly int _groups;
    private readonly double _spectrometerMHz;
    private readonly double _pointHz;
    private readonly LevenbergMarquardtOptions _options;

    public FitSearch(LinearCombination problem, SpectrumModel model, int groups, Spectrum spectrum)
    {
        (_problem, _model, _groups) = (problem, model, groups);
        (_spectrometerMHz, _pointHz) = (spectrum.SpectrometerMHz, spectrum.BandwidthHz / spectrum.Points);
        _options = new LevenbergMarquardtOptions { MaxIterations = model.MaxIterations, CostTolerance = 1e-11, GradientTolerance = 1e-9 };
        (Lower, Upper) = (new double[problem.Parameters], new double[problem.Parameters]);
        var phase1 = model.FitFirstOrderPhase ? model.MaxPhase1DegreesPerPpm * Math.PI / 180 : 0;
        (Lower[0], Upper[0], Lower[1], Upper[1]) = (double.NegativeInfinity, double.PositiveInfinity, -phase1, phase1);
        for (var g = 0; g < groups; g++)
        {
            var p = LinearCombination.Phases + (3 * g);
            Upper[p] = Math.PI * model.MaxBroadeningHz;
            Upper[p + 1] = GaussianToSquare(model.MaxBroadeningHz);
            (Lower[p + 2], Upper[p + 2]) = (-model.MaxShiftPpm, model.MaxShiftPpm);
        }
    }

    public double[] Lower { get; }

    public double[] Upper { get; }

    /// <summary>v = σ² in 1/s² of a Gaussian with this full width at half maximum.</summary>
    public static double GaussianToSquare(double hertz) => SquareOfGaussianHz * hertz * hertz;

    /// <summary>The full width at half maximum in hertz of exp(−v·t²).</summary>
    public static double SquareToGaussian(double v) => Math.Sqrt(v / SquareOfGaussianHz);

    public LeastSquaresOptimum Run()
    {
        var start = Coarse();
        LeastSquaresOptimum? best = null;
        foreach (var (lorentz, gauss) in (ReadOnlySpan<(double, double)>)[(6, 2), (1, 8)])
        {
            Spread(start, lorentz, gauss, start[LinearCombination.Phases + 2]);
            var found = LevenbergMarquardt.Minimize(_problem, start, Lower, Upper, _options);
            if (best is null || found.ResidualSumOfSquares < best.ResidualSumOfSquares) { best = found; }
        }

        return best!;
    }

    /// <summary>The best shift and phase on the grid; how much is explained there tells whether the data are the right way round.</summary>
    public double[] Coarse()
    {
        var parameters = new double[_problem.Parameters];
        var (bestPoints, bestPhase, bestRss) = (0, 0.0, double.PositiveInfinity);
        var stride = Math.Max(1, (int)(ShiftStepHz / _pointHz));
        var reach = (int)(_model.MaxShiftPpm * _spectrometerMHz / _pointHz / stride);
        Spread(parameters, 5, 5, 0);
        for (var k = -reach; k <= reach; k++)
        {
            Interrupt.ThrowIfRequested();
            var (phase, rss) = _problem.TryPhases(parameters, PhasesTried, k * stride, isTransformed: k > -reach);
            if (rss < bestRss) { (bestPoints, bestPhase, bestRss) = (k * stride, phase, rss); }
        }

        var bestShift = bestPoints * _pointHz / _spectrometerMHz;
        Spread(parameters, 5, 5, bestShift);
        parameters[0] = bestPhase;
        CoarseRss = bestRss;
        return parameters;
    }

    /// <summary>What the best point of the last <see cref="Coarse"/> left unexplained.</summary>
    public double CoarseRss { get; private set; }

    private void Spread(double[] parameters, double lorentzHz, double gaussHz, double shift)
    {
        for (var g = 0; g < _groups; g++)
        {
            var p = LinearCombination.Phases + (3 * g);
            (parameters[p], parameters[p + 1], parameters[p + 2]) = (Math.PI * lorentzHz, GaussianToSquare(gaussHz), shift);
        }
    }
}
