using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using NeuroRepl.Statistics.Bayes.Families;
using NeuroRepl.Statistics.Bayes.Sampling;

namespace NeuroRepl.Statistics.Bayes.Models;

/// <summary>The posterior of a multilevel model over unconstrained parameters, with its gradient written out by hand.</summary>
/// <remarks>
/// η = intercept + Σ b·x + Σ z·r; the likelihood gives ∂/∂η, and the chain rule leads back over sums, inner products with the columns, and the group-level terms.
/// Every loop runs over plain arrays, a predictor at a time; nothing is allocated. All constants are kept, so that marginal likelihoods are right.
/// </remarks>
internal sealed class MultilevelDensity : LogDensity
{
    private readonly BayesModel _model;
    private readonly Likelihood _likelihood;
    private readonly GroupState[] _groups;
    private readonly double[] _eta;
    private readonly double[] _byEta;
    private readonly double[] _aux;
    private readonly double[] _byAux;
    private readonly double[] _logDensity;
    private readonly double[] _noGradient;
    private readonly double _constant;

    public MultilevelDensity(BayesModel model)
    {
        (_model, _likelihood) = (model, model.NewLikelihood());
        _groups = [.. model.Blocks.Select(block => new GroupState(block))];
        var (n, p, a) = (model.Rows, model.Predictors.Count, model.Auxiliaries.Count);
        (_eta, _byEta, _logDensity) = (new double[n * p], new double[n * p], new double[n]);
        (_aux, _byAux) = (new double[a], new double[n * a]);
        _noGradient = new double[model.Dimension];
        _constant = _groups.Sum(g => g.Constant) - model.Auxiliaries.Sum(x => x.IsThreshold ? 0 : x.Default.LogAbove(x.Lower));
    }

    public override int Dimension => _model.Dimension;

    /// <summary>The linear predictors of the last point, predictor after predictor.</summary>
    public ReadOnlySpan<double> Eta => _eta;

    /// <summary>The family's own parameters at the last point.</summary>
    public ReadOnlySpan<double> Auxiliaries => _aux;

    public IReadOnlyList<GroupState> Groups => _groups;

    public Likelihood Likelihood => _likelihood;

    [MethodImpl(Kernels.Hot)]
    public override double Evaluate(ReadOnlySpan<double> q, Span<double> gradient)
    {
        gradient.Clear();
        var log = _constant + Forward(q, gradient);
        if (!_model.IsPriorOnly)
        {
            _likelihood.Evaluate(_eta, _aux, _logDensity, _byEta, _byAux);
            if (_model.Response.Weights is { } weights) { Weigh(weights); }

            log += Kernels.Sum(_logDensity);
            Backward(q, gradient);
        }
        else
        {
            Array.Clear(_byEta);
            foreach (var group in _groups) { group.Backward(q, _byEta.AsSpan(0, _model.Rows), gradient); }
        }

        AuxiliaryGradient(q, gradient);
        return log;
    }

    /// <summary>Log density of every observation at a point; without weights' constants, with weights as factors as brms has them.</summary>
    public ReadOnlySpan<double> Pointwise(ReadOnlySpan<double> q)
    {
        Array.Clear(_noGradient);
        Forward(q, _noGradient);
        _likelihood.Evaluate(_eta, _aux, _logDensity, _byEta, _byAux);
        if (_model.Response.Weights is { } weights) { TensorPrimitives.Multiply(_logDensity, weights, _logDensity); }

        return _logDensity;
    }

    /// <summary>Goes to a point, so that <see cref="Eta"/> and what the groups hold belong to it.</summary>
    public void MoveTo(ReadOnlySpan<double> q)
    {
        Array.Clear(_noGradient);
        Forward(q, _noGradient);
    }

    /// <summary>What is reported of a point, in the order of the model's names.</summary>
    public void Constrain(ReadOnlySpan<double> q, Span<double> values)
    {
        Array.Clear(_noGradient);
        Forward(q, _noGradient);
        var at = 0;
        for (var p = 0; p < _model.Predictors.Count; p++)
        {
            if (_model.HasIntercept) { values[at++] = q[_model.Intercept(p)] - AtCentres(q, p); }
        }

        for (var a = 0; a < _aux.Length; a++)
        {
            if (_model.Auxiliaries[a].IsThreshold) { values[at++] = _aux[a] + AtCentres(q, 0); }
        }

        for (var p = 0; p < _model.Predictors.Count; p++)
        {
            for (var k = 0; k < _model.Coefficients.Count; k++) { values[at++] = q[_model.Coefficient(p, k)]; }
        }

        foreach (var group in _groups)
        {
            group.Scales.CopyTo(values[at..]);
            at += group.Scales.Length;
        }

        foreach (var group in _groups)
        {
            var width = group.Block.Width;
            for (var i = 1; i < width; i++)
            {
                for (var j = 0; j < i; j++) { values[at++] = TensorPrimitives.Dot(group.Factor.Slice(i * width, j + 1), group.Factor.Slice(j * width, j + 1)); }
            }
        }

        for (var a = 0; a < _aux.Length; a++)
        {
            if (!_model.Auxiliaries[a].IsThreshold) { values[at++] = _aux[a]; }
        }

        foreach (var group in _groups)
        {
            group.Effects.CopyTo(values[at..]);
            at += group.Effects.Length;
        }
    }

    private double AtCentres(ReadOnlySpan<double> q, int predictor) => _model.Coefficients.Count == 0 ? 0 : TensorPrimitives.Dot(q.Slice(_model.Coefficient(predictor, 0), _model.Coefficients.Count), _model.Centres);

    // Linear predictors and auxiliaries; the log density of all priors, with their gradient.
    [MethodImpl(Kernels.Hot)]
    private double Forward(ReadOnlySpan<double> q, Span<double> gradient)
    {
        var (log, n) = (0.0, _model.Rows);
        for (var p = 0; p < _model.Predictors.Count; p++)
        {
            var eta = _eta.AsSpan(p * n, n);
            var intercept = 0.0;
            if (_model.HasIntercept)
            {
                var at = _model.Intercept(p);
                intercept = q[at];
                log += _model.InterceptPriors[p].LogDensity(intercept, out var slope);
                gradient[at] += slope;
            }

            if (_model.Offset is { } offset) { TensorPrimitives.Add(offset, intercept, eta); }
            else { eta.Fill(intercept); }

            var priors = _model.CoefficientPriors[p];
            for (var k = 0; k < priors.Count; k++)
            {
                var at = _model.Coefficient(p, k);
                Kernels.AddScaled(_model.X[k], q[at], eta);
                log += priors[k].LogDensity(q[at], out var slope);
                gradient[at] += slope;
            }
        }

        foreach (var group in _groups)
        {
            log += group.Forward(q, gradient);
            group.AddTo(_eta.AsSpan(group.Block.Predictor * n, n));
        }

        return log + FillAuxiliaries(q);
    }

    [MethodImpl(Kernels.Hot)]
    private double FillAuxiliaries(ReadOnlySpan<double> q)
    {
        var log = 0.0;
        for (var a = 0; a < _aux.Length; a++)
        {
            var free = q[_model.AuxiliaryStart + a];
            var auxiliary = _model.Auxiliaries[a];
            if (auxiliary.IsThreshold && a == 0) { _aux[a] = free; }
            else
            {
                _aux[a] = (auxiliary.IsThreshold ? _aux[a - 1] : auxiliary.Lower) + Math.Exp(free);
                log += free;
            }

            log += auxiliary.Default.LogDensity(_aux[a], out _);
        }

        return log;
    }

    [MethodImpl(Kernels.Hot)]
    private void AuxiliaryGradient(ReadOnlySpan<double> q, Span<double> gradient)
    {
        var n = _model.Rows;
        var fromAbove = 0.0;
        for (var a = _aux.Length - 1; a >= 0; a--)
        {
            _model.Auxiliaries[a].Default.LogDensity(_aux[a], out var slope);
            if (!_model.IsPriorOnly) { slope += Kernels.Sum(_byAux.AsSpan(a * n, n)); }

            var at = _model.AuxiliaryStart + a;
            if (_model.Auxiliaries[a].IsThreshold)
            {
                fromAbove += slope;                    // a lower threshold moves all above it
                gradient[at] += a == 0 ? fromAbove : (fromAbove * Math.Exp(q[at])) + 1;
            }
            else { gradient[at] += (slope * Math.Exp(q[at])) + 1; }
        }
    }

    [MethodImpl(Kernels.Hot)]
    private void Backward(ReadOnlySpan<double> q, Span<double> gradient)
    {
        var n = _model.Rows;
        for (var p = 0; p < _model.Predictors.Count; p++)
        {
            var byEta = _byEta.AsSpan(p * n, n);
            if (_model.HasIntercept) { gradient[_model.Intercept(p)] += Kernels.Sum(byEta); }

            for (var k = 0; k < _model.X.Length; k++) { gradient[_model.Coefficient(p, k)] += Kernels.Dot(_model.X[k], byEta); }
        }

        foreach (var group in _groups) { group.Backward(q, _byEta.AsSpan(group.Block.Predictor * n, n), gradient); }
    }

    private void Weigh(double[] weights)
    {
        var n = _model.Rows;
        TensorPrimitives.Multiply(_logDensity, weights, _logDensity);
        for (var p = 0; p < _model.Predictors.Count; p++) { TensorPrimitives.Multiply(_byEta.AsSpan(p * n, n), weights, _byEta.AsSpan(p * n, n)); }

        for (var a = 0; a < _aux.Length; a++) { TensorPrimitives.Multiply(_byAux.AsSpan(a * n, n), weights, _byAux.AsSpan(a * n, n)); }
    }
}
