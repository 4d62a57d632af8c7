using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy.Hierarchical;

/// <summary>Turns the default model's optimum into what a scientist reads.</summary>
internal sealed class HierarchicalReport(Spectrum spectrum, HierarchicalFit fit)
{
    private readonly HierarchicalProblem _problem = fit.Problem;
    private readonly PosteriorSearch _search = fit.Search;
    private readonly FitWindow _window = fit.Window;
    private readonly int _count = fit.Basis.Metabolites.Count;

    public SpectrumFit Build()
    {
        var (c, theta) = (_search.Concentrations, _search.Theta);
        var coefficients = _search.BaselineCoefficients();
        var baseline = fit.Space.Curve(coefficients);
        var residual = _problem.Residual(c);
        Vectors.AddScaled(residual, baseline, -1);
        var posterior = _search.Covariance(holdBounds: false);
        var freedom = Math.Max(residual.Length - _search.BaselineFreedom - _count - ParameterLayout.Common, 0.1 * residual.Length);
        var residualSd = Math.Sqrt(Vectors.Dot(residual, residual) / freedom);
        var covariance = Block(posterior);
        var inflation = new ModelError(_problem, fit.Space, residual).Inflation(posterior, residualSd);
        var metabolites = Metabolites(covariance, inflation);
        var peak = Peak();
        var snr = fit.NoiseSd > 0 ? peak.Height / fit.NoiseSd : double.PositiveInfinity;
        GroupEstimate line = new(fit.Basis.Names, theta[ParameterLayout.Shift], theta[ParameterLayout.Lorentzian] / Math.PI, FitSearch.SquareToGaussian(theta[ParameterLayout.Gaussian]));
        var outcome = Outcome();
        var phase1 = theta[ParameterLayout.Phase1] * 180 / Math.PI;
        var phase0 = (theta[ParameterLayout.Phase0] + (theta[ParameterLayout.Phase1] * (spectrum.Acquisition.ReferencePpm - _window.Pivot))) * 180 / Math.PI;
        var dataSquare = Vectors.Dot(_problem.Data, _problem.Data) - Vectors.Dot(baseline, baseline);
        var reversed = Reversal.Looks(spectrum, fit.Basis, fit.Model, snr, Math.Max(dataSquare, 0), Vectors.Dot(residual, residual));
        return new SpectrumFit
        {
            Spectrum = spectrum,
            Basis = fit.Basis,
            Model = fit.Model,
            Metabolites = metabolites,
            Groups = [line],
            Phase0Degrees = phase0 - (360 * Math.Ceiling((phase0 - 180) / 360)),
            Phase1DegreesPerPpm = phase1,
            LinewidthHz = peak.WidthHz,
            SignalToNoise = snr,
            NoiseSd = fit.NoiseSd,
            ResidualSumOfSquares = Vectors.Dot(residual, residual) * _problem.Noise * _problem.Noise,
            Outcome = outcome,
            Warnings = new FitWarnings(fit.Model, metabolites, [line], outcome).Collect(snr, phase1, residual, residualSd, fit.NoiseIsResidual, reversed),
            Correlations = CramerRao.Correlations(covariance),
            Learned = fit.Groups.Where(g => g.IsLearned && g.Parameters.Length > 0).ToDictionary(g => g.Name, g => g.Sd / (g.Name == "broadenings" ? Math.PI : 1)),
            BaselineFreedom = _search.BaselineFreedom,
            Lineshape = Lineshape(),
            Curves = Curves(baseline),
            Posterior = new PosteriorSampling(fit, posterior),
        };
    }

    private FitOutcome Outcome() => _search.IsConverged
        ? new FitOutcome.Converged(_search.Iterations)
        : new FitOutcome.Stopped($"{_search.Iterations} iterations were not enough", "Raise MaxIterations, look at the phase and reference (Preprocess()), or take fewer metabolites (basis.Without(…)).");

    private RowMajor Block(RowMajor posterior)
    {
        var block = new RowMajor(_count, _count);
        for (var i = 0; i < _count; i++)
        {
            for (var j = 0; j < _count; j++) { block[i, j] = posterior[i, j]; }

            if (block[i, i] <= 0) { block[i, i] = double.PositiveInfinity; }
        }

        return block;
    }

    private MetaboliteEstimate[] Metabolites(RowMajor covariance, double[] inflation)
    {
        var (c, theta) = (_search.Concentrations, _search.Theta);
        var creatine = fit.Basis.Names.Select((name, m) => fit.Model.Creatine.Contains(name) ? c[m] : 0).Sum();
        return [.. fit.Basis.Names.Select((name, m) => new MetaboliteEstimate(
            name, new Concentration(c[m], ConcentrationScale.Institutional), Math.Sqrt(covariance[m, m]), creatine > 0 ? c[m] / creatine : double.NaN)
        {
            Inflation = inflation[m],
            ShiftPpm = theta[ParameterLayout.Shift] + theta[_problem.Layout.OwnShift + m],
        })];
    }

    private Linewidth Peak()
    {
        var basis = _problem.Basis;
        var (tallest, height) = (-1, 0.0);
        for (var m = 0; m < _count; m++)
        {
            if (Background.IsBroad(fit.Basis.Names[m])) { continue; }

            for (var k = 0; k < _window.Count; k++)
            {
                var at = (_window.Row(k) * basis.Columns) + m;
                var here = _search.Concentrations[m] * new Complex(basis.Re[at], basis.Im[at]).Magnitude;
                if (here > height) { (tallest, height) = (m, here); }
            }
        }

        if (tallest < 0) { return new Linewidth(double.NaN, 0, double.NaN); }

        var own = Linewidth.Of(basis.Signal(tallest), spectrum.Acquisition, fit.Model.Range);
        return own with { Height = own.Height * _search.Concentrations[tallest] };
    }

    /// <summary>What a line of no width becomes: the common factor in time, transformed, its top at one.</summary>
    private (double Hertz, double Height)[] Lineshape()
    {
        var basis = _problem.Basis;
        var theta = _search.Theta;
        var dwell = spectrum.Acquisition.DwellTimeSeconds;
        var values = new Complex[4 * basis.Points];
        for (var n = 0; n < basis.Points; n++)
        {
            var t = n * dwell;
            var decay = -(theta[ParameterLayout.Lorentzian] * t) - (theta[ParameterLayout.Gaussian] * t * t);
            values[n] = basis.Shape.Value(n, decay, theta.AsSpan(_problem.Layout.ShapeStart, _problem.Layout.Shape)) * (n == 0 ? 0.5 : 1);
        }

        var line = Fourier.Shift(Fourier.Forward(values));
        var hertz = Fourier.Frequencies(values.Length, spectrum.BandwidthHz);
        var top = line.Max(v => v.Real);
        return [.. line.Select((v, k) => (-hertz[k], v.Real / top)).Where(p => Math.Abs(p.Item1) < 60).OrderBy(p => p.Item1)];      // to higher ppm is positive
    }

    /// <summary>Everything turned back by the phase, real parts; outside the fitted range the baseline stays at its end values.</summary>
    private FitCurves Curves(double[] baselineHalves)
    {
        var (theta, basis, points) = (_search.Theta, _problem.Basis, _window.Ppm.Length);
        var parts = _problem.Layout.Parts;
        double[] Empty() => new double[points];
        var (data, sum, baseline, residual) = (Empty(), Empty(), Empty(), Empty());
        var metabolites = fit.Basis.Names.Select(_ => Empty()).ToArray();
        for (var k = 0; k < points; k++)
        {
            var turn = Complex.FromPolarCoordinates(1, -(theta[0] + (theta[1] * (_window.Ppm[k] - _window.Pivot))));
            var inside = Math.Clamp(k - _window.First, 0, _window.Count - 1);
            data[k] = (_window.Values[k] * turn).Real;
            baseline[k] = sum[k] = (new Complex(baselineHalves[inside], baselineHalves[_window.Count + inside]) * _problem.Noise * turn).Real;
            var row = _window.Unshifted(k) * basis.Columns;
            for (var m = 0; m < _count; m++) { metabolites[m][k] = _search.Concentrations[m] * basis.Re[row + m]; }

            for (var j = 0; j < parts; j++) { metabolites[basis.LineOf[_count + j]][k] += theta[_problem.Layout.PartStart + j] * basis.Re[row + _count + j]; }

            for (var m = 0; m < _count; m++) { sum[k] += metabolites[m][k]; }

            residual[k] = data[k] - sum[k];
        }

        return new FitCurves
        {
            Ppm = _window.Ppm,
            Data = data,
            Fit = sum,
            Baseline = baseline,
            Residual = residual,
            Metabolites = fit.Basis.Names.Select((name, m) => (name, m)).ToDictionary(pair => pair.name, pair => (IReadOnlyList<double>)metabolites[pair.m]),
        };
    }
}
