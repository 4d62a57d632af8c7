using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>Turns an optimum into what a scientist reads: concentrations with bounds, lines, phases, quality and curves.</summary>
internal sealed class FitReport(
    Spectrum spectrum,
    BasisSet basis,
    SpectrumModel model,
    IReadOnlyList<int[]> groups,
    BroadenedBasis broadened,
    FitWindow window,
    LinearCombination problem,
    FitSearch search,
    LeastSquaresOptimum optimum)
{
    public SpectrumFit Build()
    {
        double[] parameters = [.. optimum.Parameters];
        var residuals = new double[problem.Residuals];
        problem.Evaluate(parameters, residuals);                    // the search may have looked elsewhere since
        problem.Differentiate(parameters, new RowMajor(problem.Parameters, problem.Residuals));

        var residualSd = Math.Sqrt(optimum.ResidualSumOfSquares / (problem.Residuals - Unknowns));
        var noise = SpectralNoise.Sd(window.Ppm, window.Values);
        var noiseIsResidual = !(noise > 0);
        if (noiseIsResidual) { noise = residualSd; }

        var covariance = CramerRao.Covariance(problem, search.Lower, search.Upper, Math.Max(noise, double.Epsilon), CramerRao.MeasuredPart(spectrum));
        var metabolites = Metabolites(covariance);
        var lines = Lines(parameters);
        var peak = Peak();
        var snr = noise > 0 ? peak.Height / noise : double.PositiveInfinity;
        var outcome = Outcome();
        return new SpectrumFit
        {
            Spectrum = spectrum,
            Basis = basis,
            Model = model,
            Metabolites = metabolites,
            Groups = lines,
            Phase0Degrees = Wrapped(Degrees(parameters[0] + (parameters[1] * (spectrum.Acquisition.ReferencePpm - window.Pivot)))),
            Phase1DegreesPerPpm = Degrees(parameters[1]),
            LinewidthHz = peak.WidthHz,
            SignalToNoise = snr,
            NoiseSd = noise,
            ResidualSumOfSquares = optimum.ResidualSumOfSquares,
            Outcome = outcome,
            Warnings = new FitWarnings(model, metabolites, lines, outcome).Collect(
                snr, Degrees(parameters[1]), residuals, residualSd / noise, noiseIsResidual, Reversal.Looks(spectrum, basis, model, snr, problem.DataSquare, optimum.ResidualSumOfSquares)),
            Correlations = CramerRao.Correlations(covariance),
            Curves = Curves(parameters),
        };
    }

    private int Unknowns => basis.Metabolites.Count + (2 * (model.PolynomialOrder + 1)) + problem.Parameters;

    private static double Degrees(double radians) => radians * 180 / Math.PI;

    private static double Wrapped(double degrees) => degrees - (360 * Math.Ceiling((degrees - 180) / 360));

    private FitOutcome Outcome() => optimum.IsConverged
        ? new FitOutcome.Converged(optimum.Iterations)
        : new FitOutcome.Stopped(optimum.Ending, "Raise MaxIterations, look at the phase and reference (Preprocess()), or take fewer metabolites (basis.Without(…)).");

    private MetaboliteEstimate[] Metabolites(RowMajor covariance)
    {
        var concentrations = problem.Concentrations.ToArray();
        var creatine = basis.Names.Select((name, m) => model.Creatine.Contains(name) ? concentrations[m] : 0).Sum();
        return [.. basis.Names.Select((name, m) => new MetaboliteEstimate(
            name,
            new Concentration(concentrations[m], ConcentrationScale.Institutional),
            Math.Sqrt(covariance[m, m]),
            creatine > 0 ? concentrations[m] / creatine : double.NaN))];
    }

    private GroupEstimate[] Lines(double[] parameters) => [.. groups.Select((group, g) =>
    {
        var line = parameters.AsSpan(LinearCombination.Phases + (3 * g), 3);
        return new GroupEstimate([.. group.Select(m => basis.Names[m])], line[2], line[0] / Math.PI, FitSearch.SquareToGaussian(line[1]));
    })];

    private Linewidth Peak()
    {
        var (tallest, height) = (-1, 0.0);
        for (var m = 0; m < broadened.Count; m++)
        {
            if (Background.IsBroad(basis.Names[m])) { continue; }

            for (var k = 0; k < window.Count; k++)
            {
                var at = (window.Row(k) * broadened.Columns) + m;
                var here = problem.Concentrations[m] * new Complex(broadened.Re[at], broadened.Im[at]).Magnitude;
                if (here > height) { (tallest, height) = (m, here); }
            }
        }

        if (tallest < 0) { return new Linewidth(double.NaN, 0, double.NaN); }

        var own = Linewidth.Of(broadened.Signal(tallest), spectrum.Acquisition, model.Range);
        return own with { Height = own.Height * problem.Concentrations[tallest] };
    }

    /// <summary>Everything turned back by the phase, real parts; outside the fitted range the baseline stays at its end values.</summary>
    private FitCurves Curves(double[] parameters)
    {
        var points = window.Ppm.Length;
        var coefficients = problem.BaselineCoefficients();
        double[] Empty() => new double[points];
        var (data, fit, baseline, residual) = (Empty(), Empty(), Empty(), Empty());
        var metabolites = basis.Names.Select(_ => Empty()).ToArray();
        for (var k = 0; k < points; k++)
        {
            var turn = Complex.FromPolarCoordinates(1, -(parameters[0] + (parameters[1] * (window.Ppm[k] - window.Pivot))));
            var inside = Math.Clamp(k - window.First, 0, window.Count - 1);
            var sum = Complex.Zero;
            for (var j = 0; j < coefficients.Length; j++) { sum += coefficients[j] * window.Polynomials[j, inside]; }

            data[k] = (window.Values[k] * turn).Real;
            baseline[k] = fit[k] = (sum * turn).Real;
            var row = window.Unshifted(k) * broadened.Columns;
            for (var m = 0; m < metabolites.Length; m++)
            {
                metabolites[m][k] = problem.Concentrations[m] * broadened.Re[row + m];
                fit[k] += metabolites[m][k];
            }

            residual[k] = data[k] - fit[k];
        }

        return new FitCurves
        {
            Ppm = window.Ppm,
            Data = data,
            Fit = fit,
            Baseline = baseline,
            Residual = residual,
            Metabolites = basis.Names.Select((name, m) => (name, m)).ToDictionary(pair => pair.name, pair => (IReadOnlyList<double>)metabolites[pair.m]),
        };
    }
}
