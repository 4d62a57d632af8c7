using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Preprocessing;

/// <summary>The rounds of registration and mean behind <see cref="TransientAligning"/>.</summary>
internal sealed class TransientRegistration
{
    private const double RestHz = 0.005;
    private const double RestRadians = 5e-4;
    private const int FewestPoints = 24;

    private readonly SpectrumSeries _series;
    private readonly AlignmentOptions _options;
    private readonly Dictionary<int, string> _unusable;
    private readonly int[] _used;
    private readonly int[] _window;
    private readonly RowMajor _polynomials;
    private readonly Complex[][] _values;               // a used transient's compared points, without their polynomial part
    private readonly double[] _squares;
    private readonly double[] _shifts;
    private readonly double[] _phases;
    private readonly double[] _shiftErrors;
    private readonly double[] _phaseErrors;
    private readonly double[] _amplitudes;
    private readonly double[] _weights;

    public TransientRegistration(SpectrumSeries series, AlignmentOptions options, Dictionary<int, string> unusable, int baselineOrder)
    {
        (_series, _options, _unusable) = (series, options, unusable);
        _used = [.. Enumerable.Range(0, series.Count).Where(t => !unusable.ContainsKey(t))];
        _window = NoiseBand.Of(series.Acquisition, series.Points, options.Range);
        if (_window.Length < FewestPoints)
        {
            throw new PreprocessingException(
                $"The range {options.Range} holds {_window.Length} points of {series.Name}, too few to compare transients over.", "Give a wider one: new AlignmentOptions { Range = (0.2, 4.2) }.");
        }

        _polynomials = Spectroscopy.FitWindow.Orthonormal(_window.Length, baselineOrder);
        _values = [.. _used.Select(t =>
        {
            var transform = NoiseBand.Transform(series.Row(t).Span);
            return ShiftedTemplates.Without(_polynomials, [.. _window.Select(k => transform[k])]);
        })];
        _squares = [.. _values.Select(v => Vectors.Square(v))];
        double[] Empty() => new double[_used.Length];
        (_shifts, _phases, _shiftErrors, _phaseErrors, _amplitudes, _weights) = (Empty(), Empty(), Empty(), Empty(), Empty(), Empty());
        Array.Fill(_weights, 1);
    }

    public Alignment Run()
    {
        var (rounds, isConverged) = (0, _used.Length == 1);
        var reference = First();
        while (!isConverged && rounds < _options.MaxRounds)
        {
            Work.Report("aligning transients", rounds, _options.MaxRounds);
            var (shifts, phases) = ((double[])_shifts.Clone(), (double[])_phases.Clone());
            Register(reference);
            reference = Mean();
            rounds++;
            isConverged = rounds > 1 && Enumerable.Range(0, _used.Length).Where(i => _weights[i] > 0.5).All(i =>
                Math.Abs(_shifts[i] - shifts[i]) < RestHz && Math.Abs(Math.IEEERemainder(_phases[i] - phases[i], 2 * Math.PI)) < RestRadians);
        }

        return Result(reference, rounds, isConverged);
    }

    /// <summary>How much of the usual misfit's power a polynomial over the compared stretch takes, beyond its share of white noise.</summary>
    public double Smooth(Alignment alignment, int order)
    {
        var polynomials = Spectroscopy.FitWindow.Orthonormal(_window.Length, order);
        var reference = NoiseBand.Transform(alignment.Reference.Fid.Span);
        Complex[] mean = [.. _window.Select(k => reference[k])];
        var power = Vectors.Square(mean);
        var shares = _used.Select(t =>
        {
            var transform = NoiseBand.Transform(alignment.Aligned.Row(t).Span);
            Complex[] rest = [.. _window.Select(k => transform[k])];
            Vectors.AddScaled(rest, mean, -Vectors.Dot(mean, rest) / power);
            var whole = Vectors.Square(rest);
            return whole > 0 ? 1 - (Vectors.Square(ShiftedTemplates.Without(polynomials, rest)) / whole) : 0;
        });
        return Robust.Median(shares) - (polynomials.Rows / (double)_window.Length);
    }

    /// <summary>The mean where the transients add up; else the one whose magnitude spectrum is nearest to the median magnitude spectrum.</summary>
    private Complex[] First()
    {
        var mean = new Complex[_window.Length];
        foreach (var values in _values) { Vectors.AddScaled(mean, values, 1.0 / _values.Length); }

        if (Vectors.Square(mean) > 0.4 * Robust.Median(_squares)) { return Mean(); }

        var typical = Enumerable.Range(0, _window.Length).Select(k => Robust.Median(_values.Select(v => v[k].Magnitude))).ToArray();
        var nearest = Enumerable.Range(0, _values.Length).MinBy(i => Enumerable.Range(0, _window.Length).Sum(k => Math.Pow(_values[i][k].Magnitude - typical[k], 2)));
        return _series.Row(_used[nearest]).ToArray();
    }

    private void Register(Complex[] reference)
    {
        var templates = new ShiftedTemplates(reference, _series.Acquisition, _window, _polynomials, _options.MaxShiftHz);
        var correlations = new Complex[_values.Length][];
        for (var i = 0; i < _values.Length; i++)
        {
            if (i % 64 == 0) { Interrupt.ThrowIfRequested(); }

            correlations[i] = templates.Correlate(_values[i]);
            _shifts[i] = Greatest(templates, correlations[i]);
        }

        var noise = Noise(templates, correlations);
        for (var i = 0; i < _values.Length; i++) { Errors(templates, correlations[i], i, noise); }

        if (_options.UseCourse && _values.Length >= 8) { FollowCourse(templates, correlations); }

        for (var i = 0; i < _values.Length; i++) { _amplitudes[i] = templates.At(correlations[i], _shifts[i]).Magnitude / templates.Length; }

        Weigh(templates, correlations);
        Centre();
    }

    /// <summary>Where |⟨r(f), s⟩| is greatest: the best template, then golden sections around it.</summary>
    private double Greatest(ShiftedTemplates templates, Complex[] correlation)
    {
        var best = 0;
        for (var g = 1; g < correlation.Length; g++) { best = correlation[g].Magnitude > correlation[best].Magnitude ? g : best; }

        const double Golden = 0.6180339887498949;
        var (low, high) = ((best - 1 - templates.Reach) * templates.StepHz, (best + 1 - templates.Reach) * templates.StepHz);
        double Value(double f) => templates.At(correlation, f).Magnitude;
        var (a, b) = (high - (Golden * (high - low)), low + (Golden * (high - low)));
        var (va, vb) = (Value(a), Value(b));
        while (high - low > 2e-4)
        {
            if (va > vb) { (high, b, vb) = (b, a, va); a = high - (Golden * (high - low)); va = Value(a); }
            else { (low, a, va) = (a, b, vb); b = low + (Golden * (high - low)); vb = Value(b); }
        }

        return Math.Clamp((low + high) / 2, -_options.MaxShiftHz, _options.MaxShiftHz);
    }

    /// <summary>The noise's variance on one part of one compared point, from the median misfit.</summary>
    private double Noise(ShiftedTemplates templates, Complex[][] correlations)
    {
        var misfit = Robust.Median(_values.Select((_, i) => Misfit(templates, correlations[i], i)));
        return Math.Max(misfit / ((2 * (_window.Length - _polynomials.Rows)) - 3), double.Epsilon * 1e20);
    }

    private double Misfit(ShiftedTemplates templates, Complex[] correlation, int i)
    {
        var size = templates.At(correlation, _shifts[i]).Magnitude;
        return Math.Max(0, _squares[i] - (size * size));
    }

    /// <summary>Standard errors from the curvature of log L(f) = |⟨r(f), s⟩|²/2σ², and of the phase at its f.</summary>
    private void Errors(ShiftedTemplates templates, Complex[] correlation, int i, double noise)
    {
        var step = templates.StepHz;
        double Half(double f) => Math.Pow(templates.At(correlation, f).Magnitude, 2) / (2 * noise);
        var curvature = (2 * Half(_shifts[i]) - Half(_shifts[i] - step) - Half(_shifts[i] + step)) / (step * step);
        var size = templates.At(correlation, _shifts[i]);
        _shiftErrors[i] = curvature > 0 ? 1 / Math.Sqrt(curvature) : _options.MaxShiftHz;
        _phases[i] = size.Phase;
        _phaseErrors[i] = Math.Min(Math.PI, Math.Sqrt(noise) / Math.Max(size.Magnitude, double.Epsilon * 1e20));
    }

    /// <summary>Draws shifts, then the phases at them, towards the course of their neighbours, by the ratio of their error to how much they truly jump about.</summary>
    private void FollowCourse(ShiftedTemplates templates, Complex[][] correlations)
    {
        Course.Draw(_shifts, _shiftErrors);
        for (var i = 0; i < _phases.Length; i++) { _phases[i] = templates.At(correlations[i], _shifts[i]).Phase; }

        var middle = Complex.Zero;
        for (var i = 0; i < _phases.Length; i++) { middle += _weights[i] * Complex.FromPolarCoordinates(1, _phases[i]); }

        var turned = _phases.Select(p => Math.IEEERemainder(p - middle.Phase, 2 * Math.PI)).ToArray();
        Course.Draw(turned, _phaseErrors);
        for (var i = 0; i < _phases.Length; i++) { _phases[i] = turned[i] + middle.Phase; }
    }

    /// <summary>Full weight up to three spreads of misfit above the usual, none beyond six; nothing for one that hardly resembles the mean.</summary>
    private void Weigh(ShiftedTemplates templates, Complex[][] correlations)
    {
        var roots = _values.Select((_, i) => Math.Cbrt(Misfit(templates, correlations[i], i))).ToArray();
        var (middle, spread) = (Robust.Median(roots), Math.Max(Robust.Spread(roots), Robust.Median(roots) / (3 * Math.Sqrt(_window.Length))));
        var usual = Robust.Median(_amplitudes);
        for (var i = 0; i < _weights.Length; i++)
        {
            var z = spread > 0 ? (roots[i] - middle) / spread : 0;
            _weights[i] = Math.Clamp((6 - z) / 3, 0, 1) * (_amplitudes[i] < 0.3 * usual ? 0 : 1);
        }

        if (_weights.Sum() < 1) { Array.Fill(_weights, 1); }
    }

    private void Centre()
    {
        var middle = Robust.Median(_shifts.Where((_, i) => _weights[i] > 0));
        var mean = Complex.Zero;
        for (var i = 0; i < _phases.Length; i++) { mean += _weights[i] * Complex.FromPolarCoordinates(1, _phases[i]); }

        var turn = Robust.Median(_phases.Where((_, i) => _weights[i] > 0).Select(p => Math.IEEERemainder(p - mean.Phase, 2 * Math.PI))) + mean.Phase;
        for (var i = 0; i < _shifts.Length; i++)
        {
            _shifts[i] -= middle;
            _phases[i] = Math.IEEERemainder(_phases[i] - turn, 2 * Math.PI);
        }
    }

    private Complex[] Mean()
    {
        var mean = new Complex[_series.Points];
        var total = _weights.Sum();
        for (var i = 0; i < _used.Length; i++)
        {
            if (_weights[i] == 0) { continue; }

            var fid = _series.Row(_used[i]).ToArray();
            Vectors.Turn(fid, -_phases[i], -_shifts[i], _series.Acquisition.DwellTimeSeconds);
            Vectors.AddScaled(mean, fid, _weights[i] / total);
        }

        return mean;
    }

    private Alignment Result(Complex[] reference, int rounds, bool isConverged)
    {
        double[] All(double[] used, double missing, double factor = 1)
        {
            var all = new double[_series.Count];
            Array.Fill(all, missing);
            for (var i = 0; i < _used.Length; i++) { all[_used[i]] = factor * used[i]; }

            return all;
        }

        var (shifts, phases) = (All(_shifts, double.NaN), All(_phases, double.NaN));
        var range = _used.Length > 1 ? $"{_shifts.Min():F1} to {_shifts.Max():F1} Hz, {Degrees(_phases.Min()):F0} to {Degrees(_phases.Max()):F0}°" : "one transient";
        List<string> warnings = [];
        if (!isConverged) { warnings.Add($"The alignment still moved after {rounds} rounds: raise MaxRounds, or look at single transients."); }

        var atLimit = _shifts.Count(f => Math.Abs(f) > 0.98 * _options.MaxShiftHz);
        if (atLimit > 0) { warnings.Add($"{atLimit} of {_used.Length} shifts are at the limit of {_options.MaxShiftHz:F0} Hz: raise MaxShiftHz if the scanner drifted that far."); }

        if (Robust.Median(_shiftErrors) > 2) { warnings.Add($"Single transients are too noisy to be aligned well: the usual standard error is {Robust.Median(_shiftErrors):F1} Hz."); }

        return new Alignment
        {
            Aligned = _series.With(TransientAligning.Turned(_series, shifts, phases), $"{_used.Length} transients aligned ({range})"),
            Before = _series,
            ShiftsHz = shifts,
            PhasesDegrees = All(_phases, double.NaN, 180 / Math.PI),
            ShiftErrorsHz = All(_shiftErrors, double.NaN),
            PhaseErrorsDegrees = All(_phaseErrors, double.NaN, 180 / Math.PI),
            Amplitudes = All(_amplitudes, double.NaN),
            Weights = All(_weights, 0),
            Reference = new Spectrum(reference, _series.Acquisition) { Name = $"{_series.Name}, robust mean", Steps = [.. _series.Steps, "robust mean"] },
            Unusable = _unusable,
            Rounds = rounds,
            IsConverged = isConverged,
            Warnings = warnings,
        };
    }

    private static double Degrees(double radians) => radians * 180 / Math.PI;
}
