using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>The sum of squares of all transients as a function of the nonlinear parameters; amplitudes are solved for on the way.</summary>
/// <remarks>
/// Σ_i‖y_i − f_i(θ)‖² = Σ_c n_c·‖ȳ_c − f_c(θ)‖² + Σ_c Σ_{i∈c}‖y_i − ȳ_c‖²: transients of a cell enter through mean and count, exactly.
/// With ψ_c the quantities of cell c, A_c = ∂ψ_c/∂θ and J_c the columns of <see cref="CellColumns"/>, the normal equations are Σ n_c·A_cᵀ·(J_cᵀJ_c)·A_c.
/// Amplitudes whose course is linear are eliminated at every evaluation (Golub and Pereyra 1973); the step of the others comes from the normal equations of all
/// with the amplitudes' gradient zero, which is Kaufman's (BIT 15, 1975).
/// </remarks>
internal sealed class DynamicProblem
{
    private readonly ParameterLayout _layout;
    private readonly CellColumns _columns;
    private readonly FitWindow[] _windows;
    private readonly bool[] _isBounded;         // concentrations that may not fall below zero
    private readonly int _size;
    private readonly double[] _normal;          // JᵀJ of each cell
    private readonly double[] _moment;          // Jᵀ·data, later Jᵀ·residual, of each cell
    private readonly double[] _square;          // ‖data‖² of each cell
    private readonly double[] _values;          // ψ of each cell
    private readonly double[] _solution;
    private readonly bool[] _isSolved;
    private readonly bool[] _isAtZero;
    private readonly double[] _none;
    private readonly double[] _gradient;
    private readonly List<(int Quantity, int Parameter, double Value)> _entries = [];

    public DynamicProblem(ParameterLayout layout, CellColumns columns, FitWindow[] windows, bool isNonNegative)
    {
        (_layout, _columns, _windows, _size) = (layout, columns, windows, columns.Count);
        var cells = windows.Length;
        System = new ArrowSystem(layout.Shared, layout.Private, cells);
        (_normal, _moment) = (new double[cells * _size * _size], new double[cells * _size]);
        (_square, _values) = (new double[cells], new double[cells * _size]);
        (_solution, _none) = (new double[layout.Total], new double[layout.Total]);
        (_isSolved, _isAtZero) = (new bool[layout.Total], new bool[layout.Total]);
        _gradient = new double[Math.Max(1, layout.Quantities.Max(q => q.Count))];
        (IsLinear, _isBounded) = (new bool[layout.Total], new bool[layout.Total]);
        for (var c = 0; c < cells; c++)
        {
            foreach (var quantity in layout.Quantities.Where(q => q.IsLinear)) 
            {
                IsLinear.AsSpan(layout.Start(quantity, c), quantity.Count).Fill(true);
                _isBounded.AsSpan(layout.Start(quantity, c), quantity.Count).Fill(isNonNegative && quantity.Kind == QuantityKind.Concentration);
            }
        }
    }

    public ArrowSystem System { get; }

    /// <summary>Which parameters are amplitudes that are solved for.</summary>
    public bool[] IsLinear { get; }

    /// <summary>Amplitudes that rest at zero because they may not fall below it.</summary>
    public ReadOnlySpan<bool> IsAtZero => _isAtZero;

    /// <summary>Σ n_c·‖data_c‖² at the last evaluation, the scale of what is a rounding.</summary>
    public double DataSquare { get; private set; }

    public int Cells => _windows.Length;

    public FitWindow Window(int cell) => _windows[cell];

    public ReadOnlySpan<double> Values(int cell) => _values.AsSpan(cell * _size, _size);

    /// <summary>Solves for the amplitudes and writes them into the parameters.</summary>
    /// <returns>The sum of squares that the cells' means leave, each times its count.</returns>
    public double Evaluate(Span<double> parameters)
    {
        DataSquare = 0;
        for (var c = 0; c < Cells; c++)
        {
            if (c % 32 == 0) { Interrupt.ThrowIfRequested(); }

            FillValues(c, parameters);
            _columns.Prepare(_windows[c], Values(c));
            _square[c] = Vectors.Dot(_columns.Data, _columns.Data);
            DataSquare += _layout.Cells[c].Length * _square[c];
            for (var a = 0; a < _columns.Amplitudes; a++) { _moment[(c * _size) + a] = Vectors.Dot(_columns.Columns.Row(a), _columns.Data); }

            FillNormal(c, 0, _columns.Amplitudes);
        }

        SolveAmplitudes(parameters);
        var sum = 0.0;
        for (var c = 0; c < Cells; c++)
        {
            FillValues(c, parameters);
            sum += _layout.Cells[c].Length * Left(c);
        }

        return sum;
    }

    /// <summary>Fills the normal equations of all parameters at the last evaluated point.</summary>
    public void Differentiate(ReadOnlySpan<double> parameters)
    {
        System.Clear();
        var residual = new double[_columns.Data.Length];
        for (var c = 0; c < Cells; c++)
        {
            if (c % 32 == 0) { Interrupt.ThrowIfRequested(); }

            _columns.Prepare(_windows[c], Values(c));
            _columns.Differentiate(_windows[c], Values(c));
            _columns.Data.CopyTo(residual, 0);
            Vectors.AddScaled(residual, _columns.Model, -1);
            for (var a = 0; a < _columns.Amplitudes; a++)
            {
                if (_layout.Quantities[a].Kind == QuantityKind.Baseline) { Vectors.AddScaled(residual, _columns.Columns.Row(a), -Values(c)[a]); }
            }

            for (var a = 0; a < _size; a++) { _moment[(c * _size) + a] = Vectors.Dot(_columns.Columns.Row(a), residual); }

            FillNormal(c, _columns.Amplitudes, _size);
            Assemble(c, parameters, _size, linearOnly: false);
        }
    }

    /// <summary>The mean's model at a cell: metabolites, baseline and data, all turned by the phase, real part first.</summary>
    public CellColumns Show(int cell)
    {
        _columns.Prepare(_windows[cell], Values(cell));
        return _columns;
    }

    private void FillValues(int cell, ReadOnlySpan<double> parameters)
    {
        for (var a = 0; a < _size; a++) { _values[(cell * _size) + a] = _layout.Value(_layout.Quantities[a], cell, parameters); }
    }

    /// <summary>Rows <paramref name="from"/> to <paramref name="to"/> of JᵀJ, and what stands across from them.</summary>
    private void FillNormal(int cell, int from, int to)
    {
        var normal = _normal.AsSpan(cell * _size * _size, _size * _size);
        for (var i = from; i < to; i++)
        {
            for (var j = 0; j <= i; j++) { normal[(i * _size) + j] = normal[(j * _size) + i] = Vectors.Dot(_columns.Columns.Row(i), _columns.Columns.Row(j)); }
        }
    }

    private void SolveAmplitudes(Span<double> parameters)
    {
        System.Clear();
        for (var c = 0; c < Cells; c++)
        {
            // what runs by a function stays where it is: it leaves the data before the others are solved for
            for (var b = 0; b < _columns.Amplitudes; b++)
            {
                if (_layout.Quantities[b].IsLinear || Values(c)[b] == 0) { continue; }

                for (var a = 0; a < _columns.Amplitudes; a++) { _moment[(c * _size) + a] -= _normal[(c * _size * _size) + (a * _size) + b] * Values(c)[b]; }
            }

            Assemble(c, parameters, _columns.Amplitudes, linearOnly: true);
        }

        for (var k = 0; k < _isSolved.Length; k++) { _isSolved[k] = IsLinear[k] && System.Diagonal(k) > 0 && !_isAtZero[k]; }

        System.Solve(_isSolved, _none, _solution);
        for (var round = 0; round < 200 && ChangeActive(round); round++) { System.Solve(_isSolved, _none, _solution); }

        for (var k = 0; k < IsLinear.Length; k++)
        {
            if (IsLinear[k]) { parameters[k] = _solution[k]; }
        }

        for (var c = 0; c < Cells; c++)
        {
            for (var b = 0; b < _columns.Amplitudes; b++)
            {
                if (_layout.Quantities[b].IsLinear || Values(c)[b] == 0) { continue; }

                for (var a = 0; a < _columns.Amplitudes; a++) { _moment[(c * _size) + a] += _normal[(c * _size * _size) + (a * _size) + b] * Values(c)[b]; }
            }
        }
    }

    /// <summary>Block principal pivoting (Portugal, Júdice and Vicente, Math. Comp. 63, 1994): exchanges all that break a condition, after ten rounds only the last one.</summary>
    private bool ChangeActive(int round)
    {
        var changed = false;
        for (var k = _isSolved.Length - 1; k >= 0; k--)
        {
            if (!_isBounded[k] || System.Diagonal(k) <= 0) { continue; }

            var mustLeave = _isSolved[k] && _solution[k] < 0;
            var mustEnter = !_isSolved[k] && System.Gradient[k] - System.Times(k, _solution) > 1e-12 * Math.Abs(System.Gradient[k]);
            if (!mustLeave && !mustEnter) { continue; }

            (_isSolved[k], _isAtZero[k], changed) = (mustEnter, mustLeave, true);
            if (round >= 10) { return true; }
        }

        return changed;
    }

    private double Left(int cell)
    {
        var values = Values(cell);
        var sum = _square[cell];
        for (var a = 0; a < _columns.Amplitudes; a++)
        {
            var row = _normal.AsSpan((cell * _size * _size) + (a * _size), _columns.Amplitudes);
            sum += values[a] * (Vectors.Dot(row, values[.._columns.Amplitudes]) - (2 * _moment[(cell * _size) + a]));
        }

        return Math.Max(sum, 0);
    }

    /// <summary>Adds n·AᵀNA and n·Aᵀm of a cell, N and m over its first quantities.</summary>
    private void Assemble(int cell, ReadOnlySpan<double> parameters, int size, bool linearOnly)
    {
        _entries.Clear();
        for (var a = 0; a < size; a++)
        {
            var quantity = _layout.Quantities[a];
            if (linearOnly && !quantity.IsLinear) { continue; }

            _layout.Gradient(quantity, cell, parameters, _gradient);
            var start = _layout.Start(quantity, cell);
            for (var p = 0; p < quantity.Count; p++)
            {
                if (_gradient[p] != 0) { _entries.Add((a, start + p, _gradient[p])); }
            }
        }

        var weight = (double)_layout.Cells[cell].Length;
        var normal = _normal.AsSpan(cell * _size * _size, _size * _size);
        var shared = _layout.Shared;
        var first = shared + (cell * _layout.Private);
        foreach (var (i, p, x) in _entries)
        {
            System.Gradient[p] += weight * x * _moment[(cell * _size) + i];
            foreach (var (j, q, y) in _entries)
            {
                var value = weight * x * y * normal[(i * _size) + j];
                if (p < shared)
                {
                    if (q < shared) { System.AddShared(p, q, value); }
                }
                else if (q < shared) { System.AddCross(cell, p - first, q, value); }
                else { System.AddOwn(cell, p - first, q - first, value); }
            }
        }
    }
}
