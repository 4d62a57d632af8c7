using System.Runtime.CompilerServices;
using NeuroRepl.Statistics.Bayes.Sampling;

namespace NeuroRepl.Statistics.Bayes.Models;

/// <summary>The effects of one group-level term at one point of the parameters, and the way back from their gradient.</summary>
/// <remarks>
/// Not centred: r_j = D·L·z_j with z standard normal. Centred: the r_j are parameters with the density N(0, D·L·Lᵀ·D) (Papaspiliopoulos, Roberts and Sköld, Statistical Science 22 (2007) 59).
/// </remarks>
internal sealed class GroupState
{
    private readonly GroupBlock _block;
    private readonly int _width;
    private readonly int _levels;
    private readonly double[] _sd;
    private readonly double[] _factor;
    private readonly double[] _byFactor;
    private readonly double[] _effects;
    private readonly double[] _byEffects;
    private readonly double[] _zero;
    private readonly double[] _row;
    private readonly double[] _back;

    public GroupState(GroupBlock block)
    {
        (_block, _width, _levels) = (block, block.Width, block.Term.Levels.Count);
        (_sd, _factor, _byFactor) = (new double[_width], new double[_width * _width], new double[_width * _width]);
        (_effects, _byEffects) = (new double[_width * _levels], new double[_width * _levels]);
        _zero = new double[_width * _levels];
        (_row, _back) = (new double[_width], new double[_width]);
        _factor[0] = 1;
    }

    public GroupBlock Block => _block;

    /// <summary>Standard deviations of the effects.</summary>
    public ReadOnlySpan<double> Scales => _sd;

    /// <summary>The effects, level by level.</summary>
    public ReadOnlySpan<double> Effects => _effects;

    /// <summary>The Cholesky factor of their correlations.</summary>
    public ReadOnlySpan<double> Factor => _factor;

    /// <summary>What all priors that do not vary with the parameters add: masses cut off, constants of normal and lkj densities.</summary>
    public double Constant =>
        (-.5 * Math.Log(2 * Math.PI) * _width * _levels) - _block.Scales.Sum(p => p.LogAbove(0)) - (_block.Correlation?.LogNormalizer(_width) ?? 0);

    /// <summary>Effects from parameters; the log density of scales, correlations and effects, and its gradient as far as the likelihood is not needed for it.</summary>
    [MethodImpl(Kernels.Hot)]
    public double Forward(ReadOnlySpan<double> q, Span<double> gradient)
    {
        var log = 0.0;
        for (var m = 0; m < _width; m++)
        {
            var at = _block.Start + m;
            _sd[m] = Math.Exp(q[at]);
            log += _block.Scales[m].LogDensity(_sd[m], out var slope) + q[at];
            gradient[at] += (slope * _sd[m]) + 1;
        }

        if (_block.Correlation is { } lkj) { log += CorrelationFactor.Fill(q.Slice(_block.CorrelationStart, _block.Correlations), _width, lkj.Shape, _factor); }

        var free = q.Slice(_block.EffectStart, _width * _levels);
        if (_block.Term.IsCentred)
        {
            free.CopyTo(_effects);
            return log + Centred(gradient);
        }

        log -= .5 * Kernels.Dot(free, free);
        if (_width == 1) { Kernels.ScaledLess(free, _sd[0], _zero, _effects); }
        else
        {
            for (var at = 0; at < free.Length; at += _width)
            {
                for (var m = 0; m < _width; m++) { _effects[at + m] = _sd[m] * Kernels.Dot(_factor.AsSpan(m * _width, m + 1), free.Slice(at, m + 1)); }
            }
        }

        return log;
    }

    /// <summary>Adds the effects to a linear predictor.</summary>
    [MethodImpl(Kernels.Hot)]
    public void AddTo(Span<double> eta)
    {
        var codes = _block.Term.Codes;
        for (var m = 0; m < _width; m++)
        {
            if (_block.Term.Z[m] is { } z)
            {
                for (var i = 0; i < codes.Length; i++) { eta[i] += z[i] * _effects[(codes[i] * _width) + m]; }
            }
            else
            {
                for (var i = 0; i < codes.Length; i++) { eta[i] += _effects[(codes[i] * _width) + m]; }
            }
        }
    }

    /// <summary>Adds to the gradient what the likelihood's gradient by the linear predictor gives.</summary>
    [MethodImpl(Kernels.Hot)]
    public void Backward(ReadOnlySpan<double> q, ReadOnlySpan<double> byEta, Span<double> gradient)
    {
        Gather(byEta);
        var own = gradient.Slice(_block.EffectStart, _width * _levels);
        if (_block.Term.IsCentred)
        {
            Kernels.Add(own, _byEffects, own);
            CorrelationGradient(q, gradient);
            return;
        }

        var free = q.Slice(_block.EffectStart, _width * _levels);
        if (_width == 1)
        {
            gradient[_block.Start] += Kernels.Dot(_byEffects, _effects);
            Kernels.ScaledLess(_byEffects, _sd[0], free, own);
            return;
        }

        Array.Clear(_byFactor);
        for (var at = 0; at < free.Length; at += _width)
        {
            for (var m = 0; m < _width; m++)
            {
                gradient[_block.Start + m] += _byEffects[at + m] * _effects[at + m];
                var scaled = _byEffects[at + m] * _sd[m];
                for (var k = 0; k <= m; k++)
                {
                    own[at + k] += scaled * _factor[(m * _width) + k];
                    _byFactor[(m * _width) + k] += scaled * free[at + k];
                }
            }
        }

        Kernels.AddScaled(free, -1, own);
        CorrelationGradient(q, gradient);
    }

    private void CorrelationGradient(ReadOnlySpan<double> q, Span<double> gradient)
    {
        if (_block.Correlation is { } lkj)
        {
            CorrelationFactor.Backward(q.Slice(_block.CorrelationStart, _block.Correlations), _width, lkj.Shape, _factor, _byFactor, gradient.Slice(_block.CorrelationStart, _block.Correlations));
        }
    }

    [MethodImpl(Kernels.Hot)]
    private void Gather(ReadOnlySpan<double> byEta)
    {
        Array.Clear(_byEffects);
        var codes = _block.Term.Codes;
        for (var m = 0; m < _width; m++)
        {
            if (_block.Term.Z[m] is { } z)
            {
                for (var i = 0; i < codes.Length; i++) { _byEffects[(codes[i] * _width) + m] += z[i] * byEta[i]; }
            }
            else
            {
                for (var i = 0; i < codes.Length; i++) { _byEffects[(codes[i] * _width) + m] += byEta[i]; }
            }
        }
    }

    // a = L⁻¹·D⁻¹·r; the density −½|a|² − log|D·L|, and by it r, D and L.
    [MethodImpl(Kernels.Hot)]
    private double Centred(Span<double> gradient)
    {
        var own = gradient.Slice(_block.EffectStart, _width * _levels);
        Array.Clear(_byFactor);
        var log = 0.0;
        for (var m = 0; m < _width; m++)
        {
            log -= _levels * (Math.Log(_sd[m]) + Math.Log(_factor[(m * _width) + m]));
            _byFactor[(m * _width) + m] = -_levels / _factor[(m * _width) + m];
            gradient[_block.Start + m] -= _levels;
        }

        for (var at = 0; at < _effects.Length; at += _width)
        {
            for (var m = 0; m < _width; m++)
            {
                _row[m] = _effects[at + m] / _sd[m];
                for (var k = 0; k < m; k++) { _row[m] -= _factor[(m * _width) + k] * _row[k]; }

                _row[m] /= _factor[(m * _width) + m];
                log -= .5 * _row[m] * _row[m];
            }

            for (var m = _width - 1; m >= 0; m--)
            {
                _back[m] = _row[m];
                for (var k = m + 1; k < _width; k++) { _back[m] -= _factor[(k * _width) + m] * _back[k]; }

                _back[m] /= _factor[(m * _width) + m];
                own[at + m] -= _back[m] / _sd[m];
                gradient[_block.Start + m] += _back[m] * _effects[at + m] / _sd[m];
                for (var k = 0; k <= m; k++) { _byFactor[(m * _width) + k] += _back[m] * _row[k]; }
            }
        }

        return log;
    }
}
