using System.Numerics;

namespace NeuroRepl.Simulation.Spectroscopy;

/// <summary>The state of a spin group's ensemble, in the product basis, as pulses and waits change it.</summary>
/// <remarks>
/// Starts at equilibrium, ρ = Fz. A wait of t seconds: ρ → U ρ U†, U = V exp(−2πi·E·t) Vᵀ, sector by sector. A hard pulse turns every proton alike,
/// so that it
/// is applied proton by proton: exp(−iθ(Ix cos φ + Iy sin φ)). Blocks between sectors are coherences of one order and stay apart in a wait; empty
/// ones cost nothing.
/// </remarks>
internal sealed class DensityMatrix
{
    private readonly SpinStates _states;
    private readonly int _order;
    private readonly IReadOnlyList<double> _ppm;
    private readonly Complex[] _rho;

    /// <param name="states">The group's states.</param>
    /// <param name="ppm">The chemical shift of each proton, for selective pulses.</param>
    public DensityMatrix(SpinStates states, IReadOnlyList<double> ppm)
    {
        _ppm = ppm;
        (_states, _order) = (states, states.Count);
        _rho = new Complex[_order * _order];
        for (var s = 0; s < _order; s++) { _rho[(s * _order) + s] = (states.Spins / 2.0) - BitOperations.PopCount((uint)s); }
    }

    public void Apply(SequenceStep step)
    {
        switch (step)
        {
            case SequenceStep.Pulse pulse: Turn(pulse.FlipDegrees, pulse.PhaseDegrees); break;
            case SequenceStep.Selective pulse: Turn(pulse.FlipDegrees, pulse.PhaseDegrees, pulse); break;
            case SequenceStep.Shaped pulse: Play(pulse); break;
            case SequenceStep.Delay delay: Wait(delay.Seconds); break;
            case SequenceStep.Keep keep: Keep(keep.Order); break;
        }
    }

    /// <summary>What the receiver sees from now on: a line for every pair of stationary states that F₊ connects.</summary>
    /// <remarks>tr(ρ(t) F₊) = Σ ρ_ab (F₊)_ba exp(−2πi(E_a − E_b)t); the project's convention (descending ppm) is its complex conjugate.</remarks>
    public IEnumerable<SpinLine> Lines(double scale)
    {
        for (var down = 1; down <= _states.Spins; down++)
        {
            var (a, b) = (_states.Sector(down), _states.Sector(down - 1));
            var rho = ToStationary(down, down - 1);
            var raise = Raising(down);
            for (var i = 0; i < a.Length; i++)
            {
                for (var j = 0; j < b.Length; j++)
                {
                    var amplitude = Complex.Conjugate(rho[(i * b.Length) + j]) * raise[(i * b.Length) + j] * scale;
                    yield return new SpinLine(_states.Eigen(down).Values[i] - _states.Eigen(down - 1).Values[j], amplitude);
                }
            }
        }
    }

    /// <summary>Sample by sample, half of the wait before and half after each turn (Strang's splitting).</summary>
    private void Play(SequenceStep.Shaped pulse)
    {
        for (var i = 0; i < pulse.AmplitudeHz.Count; i++)
        {
            Wait(pulse.SampleSeconds / 2);
            Turn(360 * pulse.AmplitudeHz[i] * pulse.SampleSeconds, pulse.PhaseDegrees[i]);
            Wait(pulse.SampleSeconds / 2);
        }
    }

    private void Turn(double flipDegrees, double phaseDegrees, SequenceStep.Selective? only = null)
    {
        var same = new Complex(double.CosPi(flipDegrees / 360), 0);                 // CosPi and SinPi are exact at right angles
        var other = new Complex(0, -double.SinPi(flipDegrees / 360));
        var phase = new Complex(double.CosPi(phaseDegrees / 180), double.SinPi(phaseDegrees / 180));
        var (toUp, toDown) = (other * Complex.Conjugate(phase), other * phase);
        for (var spin = 0; spin < _states.Spins; spin++)
        {
            if (only is not null && Math.Abs(_ppm[spin] - only.CentrePpm) > only.WidthPpm / 2) { continue; }

            var bit = 1 << spin;
            for (var up = 0; up < _order; up++)
            {
                if ((up & bit) != 0) { continue; }

                for (var k = 0; k < _order; k++)
                {
                    ref var x = ref _rho[(up * _order) + k];
                    ref var y = ref _rho[((up | bit) * _order) + k];
                    (x, y) = ((same * x) + (toUp * y), (toDown * x) + (same * y));
                }
            }

            for (var row = 0; row < _order * _order; row += _order)
            {
                for (var up = 0; up < _order; up++)
                {
                    if ((up & bit) != 0) { continue; }

                    ref var x = ref _rho[row + up];
                    ref var y = ref _rho[row + (up | bit)];
                    (x, y) = ((same * x) + (Complex.Conjugate(toUp) * y), (Complex.Conjugate(toDown) * x) + (same * y));
                }
            }
        }
    }

    private void Wait(double seconds)
    {
        for (var a = 0; a <= _states.Spins; a++)
        {
            for (var b = 0; b <= _states.Spins; b++)
            {
                if (IsEmpty(a, b)) { continue; }

                var block = ToStationary(a, b);
                var (ea, eb) = (_states.Eigen(a).Values, _states.Eigen(b).Values);
                for (var i = 0; i < ea.Count; i++)
                {
                    for (var j = 0; j < eb.Count; j++) { block[(i * eb.Count) + j] *= Turns(-(ea[i] - eb[j]) * seconds); }
                }

                FromStationary(block, a, b);
            }
        }
    }

    private void Keep(int order)
    {
        for (var row = 0; row < _order; row++)
        {
            for (var column = 0; column < _order; column++)
            {
                if (BitOperations.PopCount((uint)column) - BitOperations.PopCount((uint)row) != order) { _rho[(row * _order) + column] = 0; }
            }
        }
    }

    private bool IsEmpty(int a, int b)
    {
        foreach (var row in _states.Sector(a))
        {
            foreach (var column in _states.Sector(b))
            {
                var value = _rho[(row * _order) + column];
                if (Math.Abs(value.Real) + Math.Abs(value.Imaginary) > 1e-13) { return false; }
            }
        }

        return true;
    }

    /// <summary>Vₐᵀ ρₐᵦ Vᵦ.</summary>
    private Complex[] ToStationary(int a, int b)
    {
        var (rows, columns) = (_states.Sector(a), _states.Sector(b));
        var block = new Complex[rows.Length * columns.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < columns.Length; j++) { block[(i * columns.Length) + j] = _rho[(rows[i] * _order) + columns[j]]; }
        }

        return Sandwich(block, _states.Eigen(a), _states.Eigen(b), back: false);
    }

    private void FromStationary(Complex[] block, int a, int b)
    {
        var (rows, columns) = (_states.Sector(a), _states.Sector(b));
        var product = Sandwich(block, _states.Eigen(a), _states.Eigen(b), back: true);
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < columns.Length; j++) { _rho[(rows[i] * _order) + columns[j]] = product[(i * columns.Length) + j]; }
        }
    }

    /// <summary>Vₐᵀ X Vᵦ, or Vₐ X Vᵦᵀ on the way back.</summary>
    private static Complex[] Sandwich(Complex[] x, NeuroRepl.Numerics.SymmetricEigen a, NeuroRepl.Numerics.SymmetricEigen b, bool back)
    {
        var (rows, columns) = (a.Order, b.Order);
        var left = new Complex[x.Length];
        for (var i = 0; i < rows; i++)
        {
            for (var k = 0; k < rows; k++)
            {
                var v = back ? a.Vector(i, k) : a.Vector(k, i);
                if (v == 0) { continue; }

                for (var j = 0; j < columns; j++) { left[(i * columns) + j] += v * x[(k * columns) + j]; }
            }
        }

        var both = new Complex[x.Length];
        for (var i = 0; i < rows; i++)
        {
            for (var k = 0; k < columns; k++)
            {
                var value = left[(i * columns) + k];
                for (var j = 0; j < columns; j++) { both[(i * columns) + j] += (back ? b.Vector(j, k) : b.Vector(k, j)) * value; }
            }
        }

        return both;
    }

    /// <summary>(F₊)_ba between the stationary states of a sector and of the one with a proton less down; element (a, b), real.</summary>
    private double[] Raising(int down)
    {
        var (a, b) = (_states.Sector(down), _states.Sector(down - 1));
        var product = new Complex[a.Length * b.Length];
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = 0; j < b.Length; j++) { product[(i * b.Length) + j] = BitOperations.IsPow2(a[i] ^ b[j]) ? 1 : 0; }
        }

        return [.. Sandwich(product, _states.Eigen(down), _states.Eigen(down - 1), back: false).Select(z => z.Real)];
    }

    private static Complex Turns(double turns)
    {
        var (sin, cos) = Math.SinCos(2 * Math.PI * turns);
        return new Complex(cos, sin);
    }
}
