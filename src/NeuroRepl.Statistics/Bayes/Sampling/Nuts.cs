using System.Runtime.CompilerServices;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Bayes.Sampling;

/// <summary>The no-U-turn sampler with multinomial trajectories: one call of <see cref="Next"/> is one draw. Nothing is allocated in it.</summary>
/// <remarks>
/// Hoffman and Gelman, JMLR 15 (2014) 1593; multinomial choice and the criterion ρ·M⁻¹p > 0 at both ends from Betancourt, "A conceptual introduction to Hamiltonian Monte Carlo" (2017), appendix A;
/// the two further checks across the seam of two subtrees are those of Stan since 2.21.
/// </remarks>
internal sealed class Nuts
{
    private const double MostEnergyError = 1000;
    private readonly LogDensity _density;
    private readonly Metric _metric;
    private readonly CounterRandom _random;
    private readonly int _n;
    private readonly int _mostDepth;
    private readonly Phase _now;
    private readonly Phase _forward;
    private readonly Phase _backward;
    private readonly Phase _moving;
    private readonly Phase _proposal;
    private readonly Level[] _levels;
    private readonly Ends _front;
    private readonly Ends _back;
    private readonly double[] _rho;
    private readonly double[] _scratch;
    private double _energyAtStart;
    private double _acceptance;

    public Nuts(LogDensity density, Metric metric, CounterRandom random, int mostDepth)
    {
        (_density, _metric, _random, _mostDepth, _n) = (density, metric, random, mostDepth, density.Dimension);
        (_now, _forward, _backward, _moving, _proposal) = (new(_n), new(_n), new(_n), new(_n), new(_n));
        _levels = [.. Enumerable.Range(0, mostDepth + 1).Select(_ => new Level(_n))];
        (_front, _back) = (new(_n), new(_n));
        (_rho, _scratch) = (new double[_n], new double[_n]);
    }

    public double Step { get; set; } = 1;

    /// <summary>Where the chain is.</summary>
    public Phase Now => _now;

    public int Depth { get; private set; }

    public int Leapfrogs { get; private set; }

    public bool IsDivergent { get; private set; }

    public double Energy { get; private set; }

    /// <summary>The mean acceptance over the trajectory.</summary>
    public double Acceptance => _acceptance / Math.Max(1, Leapfrogs);

    /// <summary>Starts at a point.</summary>
    /// <returns>Whether density and gradient are finite there.</returns>
    public bool Start(ReadOnlySpan<double> position)
    {
        position.CopyTo(_now.Position);
        _now.LogDensity = _density.Evaluate(_now.Position, _now.Gradient);
        return double.IsFinite(_now.LogDensity) && double.IsFinite(Kernels.Sum(_now.Gradient));
    }

    /// <summary>A step whose first leapfrog is accepted about 8 times of 10, found by doubling or halving.</summary>
    public void FindStep()
    {
        if (!(Step is > 0 and < 1e7)) { Step = 1; }

        _metric.Draw(_random, _now.Momentum);
        var direction = 0;
        while (true)
        {
            _moving.CopyFrom(_now);
            _metric.Draw(_random, _moving.Momentum);
            var before = _moving.Energy(_metric, _scratch);
            _moving.Leapfrog(_density, _metric, Step, _scratch);
            var isGood = before - _moving.Energy(_metric, _scratch) > Math.Log(.8);
            if (direction == 0) { direction = isGood ? 1 : -1; }
            else if (isGood != direction > 0) { return; }

            Step *= direction > 0 ? 2 : .5;
            if (Step is > 1e7 or < 1e-300) { return; }
        }
    }

    /// <summary>One draw: doubles a trajectory until it turns back, and moves to one of its points by their density.</summary>
    [MethodImpl(Kernels.Hot)]
    public void Next()
    {
        _metric.Draw(_random, _now.Momentum);
        _energyAtStart = _now.Energy(_metric, _scratch);
        _forward.CopyFrom(_now);
        _backward.CopyFrom(_now);
        _front.Set(_now.Momentum, _metric);
        _back.Set(_now.Momentum, _metric);
        _now.Momentum.AsSpan().CopyTo(_rho);
        (Depth, Leapfrogs, IsDivergent, _acceptance) = (0, 0, false, 0);
        Energy = _energyAtStart;
        var logWeight = 0.0;
        var top = _levels[_mostDepth];
        while (Depth < _mostDepth)
        {
            var isForward = _random.NextDouble() > .5;
            var (end, outer) = isForward ? (_forward, _front) : (_backward, _back);
            _moving.CopyFrom(end);
            Array.Clear(top.Rho);
            var logSubtree = double.NegativeInfinity;
            var isWhole = Build(Depth, isForward ? Step : -Step, _proposal, top.Inner, top.Outer, top.Rho, ref logSubtree);
            end.CopyFrom(_moving);
            if (!isWhole) { return; }

            Depth++;
            if (logSubtree > logWeight || _random.NextDouble() < Math.Exp(logSubtree - logWeight))
            {
                _now.CopyFrom(_proposal);
                Energy = _proposalEnergy;
            }

            logWeight = LogSum(logWeight, logSubtree);

            // The old trajectory, the new subtree, and what lies across the seam between them.
            var other = isForward ? _back : _front;
            Kernels.Add(_rho, top.Rho, _scratch);
            var goesOn = IsApart(other.Velocity, top.Outer.Velocity, _scratch);
            if (goesOn)
            {
                Kernels.Add(_rho, top.Inner.Momentum, _levels[_mostDepth].Seam);
                goesOn = IsApart(other.Velocity, top.Inner.Velocity, top.Seam);
            }

            if (goesOn)
            {
                Kernels.Add(top.Rho, outer.Momentum, top.Seam);
                goesOn = IsApart(outer.Velocity, top.Outer.Velocity, top.Seam);
            }

            outer.CopyFrom(top.Outer);
            Kernels.Add(_rho, top.Rho, _rho);
            if (!goesOn) { return; }
        }
    }

    private double _proposalEnergy;

    // A subtree of 2^depth leapfrogs from where it moves; false where it diverges or turns back within.
    [MethodImpl(Kernels.Hot)]
    private bool Build(int depth, double step, Phase proposal, Ends inner, Ends outer, double[] rho, ref double logWeight)
    {
        if (depth == 0)
        {
            _moving.Leapfrog(_density, _metric, step, _scratch);
            Leapfrogs++;
            var energy = _moving.Energy(_metric, _scratch);
            var gain = _energyAtStart - energy;
            IsDivergent |= !(-gain <= MostEnergyError);
            logWeight = LogSum(logWeight, gain);
            _acceptance += gain > 0 ? 1 : Math.Exp(gain);
            proposal.CopyFrom(_moving);
            _proposalEnergy = energy;
            inner.Set(_moving.Momentum, _metric);
            outer.CopyFrom(inner);
            Kernels.Add(rho, _moving.Momentum, rho);
            return !IsDivergent;
        }

        var level = _levels[depth - 1];
        var logFirst = double.NegativeInfinity;
        Array.Clear(level.RhoFirst);
        if (!Build(depth - 1, step, proposal, inner, level.SeamBefore, level.RhoFirst, ref logFirst)) { return false; }

        var firstEnergy = _proposalEnergy;
        var logSecond = double.NegativeInfinity;
        Array.Clear(level.RhoSecond);
        if (!Build(depth - 1, step, level.Proposal, level.SeamAfter, outer, level.RhoSecond, ref logSecond)) { return false; }

        var logSubtree = LogSum(logFirst, logSecond);
        logWeight = LogSum(logWeight, logSubtree);
        if (logSecond > logSubtree || _random.NextDouble() < Math.Exp(logSecond - logSubtree)) { proposal.CopyFrom(level.Proposal); }
        else { _proposalEnergy = firstEnergy; }

        Kernels.Add(level.RhoFirst, level.RhoSecond, _scratch);
        Kernels.Add(rho, _scratch, rho);
        if (!IsApart(inner.Velocity, outer.Velocity, _scratch)) { return false; }

        Kernels.Add(level.RhoFirst, level.SeamAfter.Momentum, _scratch);
        if (!IsApart(inner.Velocity, level.SeamAfter.Velocity, _scratch)) { return false; }

        Kernels.Add(level.RhoSecond, level.SeamBefore.Momentum, _scratch);
        return IsApart(level.SeamBefore.Velocity, outer.Velocity, _scratch);
    }

    [MethodImpl(Kernels.Hot)]
    private static bool IsApart(double[] velocity, double[] otherVelocity, double[] rho) =>
        Kernels.Dot(velocity, rho) > 0 && Kernels.Dot(otherVelocity, rho) > 0;

    [MethodImpl(Kernels.Hot)]
    private static double LogSum(double a, double b)
    {
        var (most, least) = a > b ? (a, b) : (b, a);
        return double.IsNegativeInfinity(most) ? most : most + Math.Log(1 + Math.Exp(least - most));
    }

    /// <summary>Momentum and velocity at one end of a piece of trajectory.</summary>
    private sealed class Ends(int n)
    {
        public readonly double[] Momentum = new double[n];
        public readonly double[] Velocity = new double[n];

        public void Set(double[] momentum, Metric metric)
        {
            momentum.AsSpan().CopyTo(Momentum);
            metric.Velocity(momentum, Velocity);
        }

        public void CopyFrom(Ends other)
        {
            other.Momentum.AsSpan().CopyTo(Momentum);
            other.Velocity.AsSpan().CopyTo(Velocity);
        }
    }

    /// <summary>What the recursion holds at one depth.</summary>
    private sealed class Level(int n)
    {
        public readonly Phase Proposal = new(n);
        public readonly Ends SeamBefore = new(n);
        public readonly Ends SeamAfter = new(n);
        public readonly double[] RhoFirst = new double[n];
        public readonly double[] RhoSecond = new double[n];

        // Of the top level only: the newest subtree.
        public readonly Ends Inner = new(n);
        public readonly Ends Outer = new(n);
        public readonly double[] Rho = new double[n];
        public readonly double[] Seam = new double[n];
    }
}
