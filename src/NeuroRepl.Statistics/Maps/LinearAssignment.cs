namespace NeuroRepl.Statistics.Maps;

/// <summary>Gives every row a column of its own so that the sum of costs is smallest.</summary>
/// <remarks>
/// Jonker and Volgenant, Computing 38 (1987): column reduction, reduction transfer, two rounds of augmenting row reduction, then shortest augmenting paths for the
/// rows still free. v are the columns' prices. One object is one thread's workspace.
/// </remarks>
internal sealed class LinearAssignment(int order)
{
    private readonly int[] _rowOf = new int[order];
    private readonly int[] _free = new int[order];
    private readonly int[] _matches = new int[order];
    private readonly int[] _before = new int[order];
    private readonly int[] _list = new int[order];
    private readonly double[] _v = new double[order];
    private readonly double[] _d = new double[order];

    /// <param name="cost">order × order, row-major.</param>
    /// <param name="columnOf">The column of each row.</param>
    public double Solve(double[] cost, int[] columnOf)
    {
        ReduceColumns(cost, columnOf);
        var free = Transfer(cost, columnOf);
        for (var round = 0; round < 2 && free > 0; round++) { free = ReduceRows(cost, columnOf, free); }
        for (var f = 0; f < free; f++) { Augment(cost, columnOf, _free[f]); }

        var total = 0.0;
        for (var row = 0; row < order; row++) { total += cost[(row * order) + columnOf[row]]; }

        return total;
    }

    private void ReduceColumns(double[] cost, int[] columnOf)
    {
        cost.AsSpan(0, order).CopyTo(_v);
        Array.Clear(_rowOf);
        for (var row = 1; row < order; row++)
        {
            for (var column = 0; column < order; column++)
            {
                if (cost[(row * order) + column] < _v[column]) { (_v[column], _rowOf[column]) = (cost[(row * order) + column], row); }
            }
        }

        Array.Clear(_matches);
        Array.Fill(columnOf, -1);
        for (var column = order - 1; column >= 0; column--)
        {
            var row = _rowOf[column];
            if (_matches[row]++ == 0) { columnOf[row] = column; } else { _rowOf[column] = -1; }
        }
    }

    private int Transfer(double[] cost, int[] columnOf)
    {
        var free = 0;
        for (var row = 0; row < order; row++)
        {
            if (_matches[row] == 0) { _free[free++] = row; }
            if (_matches[row] != 1 || order == 1) { continue; }

            var (own, least) = (columnOf[row], double.PositiveInfinity);
            for (var column = 0; column < order; column++)
            {
                if (column != own) { least = Math.Min(least, cost[(row * order) + column] - _v[column]); }
            }

            _v[own] -= least;
        }

        return free;
    }

    private int ReduceRows(double[] cost, int[] columnOf, int count)
    {
        var (k, left, steps) = (0, 0, 0);
        while (k < count)
        {
            var row = _free[k++];
            var (first, second) = TwoLeast(cost, row, out var least, out var next);
            var owner = _rowOf[first];
            var price = _v[first] - (next - least);
            var lowers = price < _v[first];             // not so where rounding swallows the difference: then nothing is displaced again and again
            if (++steps < count * order)
            {
                if (lowers) { _v[first] = price; }
                else if (owner >= 0) { (first, owner) = (second, _rowOf[second]); }

                if (owner >= 0 && lowers) { _free[--k] = owner; }
                else if (owner >= 0) { _free[left++] = owner; }
            }
            else if (owner >= 0) { _free[left++] = owner; }

            columnOf[row] = first;
            _rowOf[first] = row;
        }

        return left;
    }

    private (int First, int Second) TwoLeast(double[] cost, int row, out double least, out double next)
    {
        var (first, second) = (0, 0);
        (least, next) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var column = 0; column < order; column++)
        {
            var h = cost[(row * order) + column] - _v[column];
            if (h >= next) { continue; }
            if (h >= least) { (next, second) = (h, column); }
            else { (next, second, least, first) = (least, first, h, column); }
        }

        return (first, second);
    }

    private void Augment(double[] cost, int[] columnOf, int start)
    {
        for (var column = 0; column < order; column++)
        {
            _d[column] = cost[(start * order) + column] - _v[column];
            (_before[column], _list[column]) = (start, column);
        }

        var (low, up, ready, least, end) = (0, 0, 0, 0.0, -1);
        while (end < 0)
        {
            if (up == low)
            {
                ready = low;
                least = Gather(ref up, low);
                end = FirstFree(low, up);
            }

            if (end < 0) { end = Scan(cost, _list[low++], least, ref up); }
        }

        for (var k = 0; k < ready; k++) { _v[_list[k]] += _d[_list[k]] - least; }

        int row;
        do
        {
            row = _before[end];
            _rowOf[end] = row;
            (columnOf[row], end) = (end, columnOf[row]);
        }
        while (row != start);
    }

    // Brings all columns at the least distance among those not yet scanned to the front.
    private double Gather(ref int up, int low)
    {
        var least = _d[_list[up++]];
        for (var k = up; k < order; k++)
        {
            var h = _d[_list[k]];
            if (h > least) { continue; }
            if (h < least) { (up, least) = (low, h); }

            (_list[k], _list[up]) = (_list[up], _list[k]);
            up++;
        }

        return least;
    }

    private int FirstFree(int low, int up)
    {
        for (var k = low; k < up; k++)
        {
            if (_rowOf[_list[k]] < 0) { return _list[k]; }
        }

        return -1;
    }

    // Shortens the paths to the other columns through the row of a scanned one; gives a free column at the same distance, if one is met.
    private int Scan(double[] cost, int scanned, double least, ref int up)
    {
        var row = _rowOf[scanned];
        var offset = cost[(row * order) + scanned] - _v[scanned] - least;
        for (var k = up; k < order; k++)
        {
            var column = _list[k];
            var h = cost[(row * order) + column] - _v[column] - offset;
            if (h >= _d[column]) { continue; }

            (_d[column], _before[column]) = (h, row);
            if (h > least) { continue; }
            if (_rowOf[column] < 0) { return column; }

            (_list[k], _list[up]) = (_list[up], column);
            up++;
        }

        return -1;
    }
}
