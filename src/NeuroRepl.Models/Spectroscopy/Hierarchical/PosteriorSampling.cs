using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy.Hierarchical;

/// <summary>Draws from the same posterior that the fit found the top of, at the widths of priors it learned.</summary>
/// <remarks>
/// Parameters: preconditioned Crank-Nicolson steps θ' = θ̂ + ρ(θ − θ̂) + √(1 − ρ²)·L·z (Cotter, Roberts, Stuart and White, Statist. Sci. 28 (2013) 424)
/// about the normal approximation, which are reversible under it, so that only where the posterior departs from it is a step refused;
/// concentrations far from zero move along by their regression on θ. Concentrations for given θ: Gibbs draws from normal distributions cut at zero.
/// </remarks>
internal sealed class PosteriorSampling(HierarchicalFit fit, RowMajor posterior)
{
    private const int Chains = 4;
    private const int Sweeps = 20;
    private const double FarFromZero = 4;       // standard deviations

    private readonly HierarchicalProblem _problem = fit.Problem;
    private readonly int _c = fit.Problem.Concentrations;

    private HierarchicalFit Fit => fit;

    public PosteriorSample Draw(int draws, ulong seed)
    {
        var search = fit.Search;
        var covariance = search.Covariance(holdBounds: true);
        var free = Enumerable.Range(0, _problem.Layout.Count).Where(p => covariance[_c + p, _c + p] > 0).ToArray();
        var factor = new RowMajor(free.Length, free.Length);
        for (var i = 0; i < free.Length; i++)
        {
            for (var j = 0; j < free.Length; j++) { factor[i, j] = covariance[_c + free[i], _c + free[j]]; }

            factor[i, i] *= 1 + 1e-10;
        }

        Cholesky.Factor(factor.Values, free.Length, free.Length);
        var regression = Regression(covariance, free, factor);
        var each = (draws + Chains - 1) / Chains;
        var warmup = Math.Max(50, each / 4);
        var values = new double[Chains][][];
        var accepted = 0.0;
        for (var chain = 0; chain < Chains; chain++)
        {
            var state = new Chain(this, free, factor, regression, new CounterRandom(seed, (ulong)chain));
            values[chain] = new double[each][];
            for (var i = -warmup; i < each; i++)
            {
                Interrupt.ThrowIfRequested();
                state.Advance(isWarmup: i < 0);
                if (i >= 0) { values[chain][i] = [.. state.C]; }
            }

            accepted += state.Acceptance / Chains;
            Work.Report($"sampling {Chains} chains", chain + 1, Chains);
        }

        _problem.Place(search.Theta);           // as the fit left it
        _problem.Cost(search.Theta, new double[_c]);
        return new PosteriorSample(fit.Basis.Names, values, accepted);
    }

    /// <summary>Σ_cθ·Σ_θθ⁻¹ for the concentrations far from zero; the others stay when θ moves.</summary>
    private RowMajor Regression(RowMajor covariance, int[] free, RowMajor factor)
    {
        var regression = new RowMajor(_c, free.Length);
        for (var m = 0; m < _c; m++)
        {
            if (fit.Search.Concentrations[m] < FarFromZero * Math.Sqrt(posterior[m, m])) { continue; }

            var row = regression.Row(m);
            for (var i = 0; i < free.Length; i++) { row[i] = covariance[m, _c + free[i]]; }

            Cholesky.Solve(factor.Values, free.Length, free.Length, row);
        }

        return regression;
    }

    private sealed class Chain
    {
        private readonly PosteriorSampling _owner;
        private readonly int[] _free;
        private readonly RowMajor _factor;
        private readonly RowMajor _regression;
        private readonly CounterRandom _random;
        private double[] _theta;
        private double _cost;
        private double _keep = 0.8;
        private int _steps;
        private int _taken;

        public Chain(PosteriorSampling owner, int[] free, RowMajor factor, RowMajor regression, CounterRandom random)
        {
            (_owner, _free, _factor, _regression, _random) = (owner, free, factor, regression, random);
            (_theta, C) = ([.. owner.Fit.Search.Theta], [.. owner.Fit.Search.Concentrations]);
            var z = Enumerable.Range(0, free.Length).Select(_ => random.NextNormal()).ToArray();
            for (var i = 0; i < free.Length; i++) { _theta[free[i]] += 0.5 * Vectors.Dot(factor.Row(i)[..(i + 1)], z.AsSpan(0, i + 1)); }     // chains begin apart

            for (var p = 0; p < _theta.Length; p++) { _theta[p] = Math.Clamp(_theta[p], owner.Fit.Search.Lower[p], owner.Fit.Search.Upper[p]); }

            owner._problem.Place(_theta);
            owner._problem.Cost(_theta, C);
            _cost = owner._problem.CostAt(_theta, C);
        }

        public double[] C { get; private set; }

        public double Acceptance => (double)_taken / Math.Max(_steps, 1);

        public void Advance(bool isWarmup)
        {
            Move(isWarmup);
            _owner.Gibbs(C, _random);
            _cost = _owner._problem.CostAt(_theta, C);
        }

        private void Move(bool isWarmup)
        {
            var search = _owner.Fit.Search;
            var n = _free.Length;
            var z = new double[n];
            for (var i = 0; i < n; i++) { z[i] = _random.NextNormal(); }

            double[] theta = [.. _theta], c = [.. C];
            var (moved, fresh) = (new double[n], Math.Sqrt(1 - (_keep * _keep)));
            var isInside = true;
            for (var i = 0; i < n; i++)
            {
                var p = _free[i];
                theta[p] = search.Theta[p] + (_keep * (_theta[p] - search.Theta[p])) + (fresh * Vectors.Dot(_factor.Row(i)[..(i + 1)], z.AsSpan(0, i + 1)));
                moved[i] = theta[p] - _theta[p];
                isInside &= theta[p] >= search.Lower[p] && theta[p] <= search.Upper[p];
            }

            for (var m = 0; m < c.Length; m++)
            {
                c[m] += Vectors.Dot(_regression.Row(m), moved);
                isInside &= c[m] >= 0;
            }

            var isTaken = false;
            if (isInside)
            {
                _owner._problem.Place(theta);
                _owner._problem.Cost(theta, new double[c.Length]);
                var cost = _owner._problem.CostAt(theta, c);
                isTaken = Math.Log(_random.NextDouble() + 1e-300) < -0.5 * (cost - Reference(theta) - _cost + Reference(_theta));
                if (isTaken) { (_theta, C, _cost) = (theta, c, cost); }
                else
                {
                    _owner._problem.Place(_theta);
                    _owner._problem.Cost(_theta, new double[c.Length]);
                }
            }

            if (isWarmup) { _keep = Math.Clamp(1 - ((1 - _keep) * (isTaken ? 1.1 : 0.93)), 0.0, 0.9995); }     // about four in ten are taken
            else
            {
                _steps++;
                _taken += isTaken ? 1 : 0;
            }
        }

        private double Reference(double[] theta)
        {
            var difference = _free.Select(p => theta[p] - _owner.Fit.Search.Theta[p]).ToArray();
            var solved = difference.ToArray();
            Cholesky.Solve(_factor.Values, _free.Length, _free.Length, solved);
            return Vectors.Dot(difference, solved);
        }
    }

    private void Gibbs(double[] c, CounterRandom random)
    {
        var (gram, moment) = (_problem.Gram, _problem.GramMoment);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            for (var m = 0; m < _c; m++)
            {
                var precision = gram[(m * _c) + m];
                if (precision <= 0) { continue; }

                var mean = c[m] + ((moment[m] - Vectors.Dot(gram.AsSpan(m * _c, _c), c)) / precision);
                c[m] = AboveZero(mean, 1 / Math.Sqrt(precision), random);
            }
        }
    }

    /// <summary>A draw from a normal distribution cut at zero: plain rejection near the mean, Robert's exponential one (Stat. Comput. 5 (1995) 121) in the tail.</summary>
    private static double AboveZero(double mean, double sd, CounterRandom random)
    {
        var bound = -mean / sd;
        if (bound < 0.5)
        {
            while (true)
            {
                var z = random.NextNormal();
                if (z >= bound) { return mean + (sd * z); }
            }
        }

        var rate = (bound + Math.Sqrt((bound * bound) + 4)) / 2;
        while (true)
        {
            var z = bound - (Math.Log(1 - random.NextDouble()) / rate);
            if (random.NextDouble() <= Math.Exp(-0.5 * (z - rate) * (z - rate))) { return Math.Max(mean + (sd * z), 0); }
        }
    }
}
