using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Formulas;
using NeuroRepl.Statistics.Mixed;

namespace NeuroRepl.Statistics.Voxelwise;

/// <summary>Takes a solver over all places, tile by tile, and counts what became of them.</summary>
internal sealed class MixedMapRun
{
    private readonly CopeSet _copes;
    private readonly MixedFit _template;
    private readonly IPlaceSolver _solver;
    private readonly float[][] _f;
    private readonly float[][] _denominator;
    private readonly float[][] _estimates;
    private readonly float[][] _errors;
    private readonly float[][] _df;
    private readonly float[] _between;
    private readonly float[] _residual;
    private readonly int[] _counts = new int[5];

    public MixedMapRun(CopeSet copes, MixedFit template, IPlaceSolver solver)
    {
        (_copes, _template, _solver) = (copes, template, solver);
        (_f, _denominator) = (Maps(solver.Terms.Count), Maps(solver.Terms.Count));
        (_estimates, _errors, _df) = (Maps(template.Qr.Rank), Maps(template.Qr.Rank), Maps(template.Qr.Rank));
        (_between, _residual) = (new float[copes.Space.Count], new float[copes.Space.Count]);
    }

    public int Missing => _counts[(int)PlaceState.Missing];

    public int Constant => _counts[(int)PlaceState.Constant];

    public int Modelled => _counts[(int)PlaceState.Fitted] + _counts[(int)PlaceState.Singular];

    public void Run()
    {
        var (places, width) = (_copes.Space.Count, _solver.Tile);
        var done = 0;
        Parallel.For(0, (places + width - 1) / width, new ParallelOptions { CancellationToken = Interrupt.Token }, () => new int[5], (tile, _, counts) =>
        {
            Do(tile * width, Math.Min(width, places - (tile * width)), counts);
            Work.Report($"mixed models at {places} {_copes.Space.Places}", Math.Min(places, Interlocked.Increment(ref done) * width), places);
            return counts;
        }, counts =>
        {
            for (var k = 0; k < counts.Length; k++) { Interlocked.Add(ref _counts[k], counts[k]); }
        });
    }

    public MixedMaps Result(string response, ModelOptions options)
    {
        var (space, places, matrix, kept) = (_copes.Space, _copes.Space.Places, _template.Matrix, _template.Qr.Kept);
        var singular = _counts[(int)PlaceState.Singular];
        var stopped = _counts[(int)PlaceState.Stopped];
        return new(_copes, response, options)
        {
            Formula = _template.Formula,
            Scans = _copes.Scans.At(_template.Frame.Rows),
            Terms = [.. _solver.Terms.Select((term, k) => new TermMaps(term.Name, term.Df, space, _f[k], _denominator[k]))],
            Coefficients = [.. Enumerable.Range(0, kept.Count).Select(k => new EffectMaps(matrix.Columns[kept[k]], space, _estimates[k], _errors[k], _df[k]))],
            BetweenVariance = _solver is SharedIntercept ? new BrainMap(space, _between) { Name = $"variance between levels of {_template.Groups[0].Name}", Unit = "variance" } : null,
            ResidualVariance = new(space, _residual) { Name = "residual variance", Unit = "variance" },
            Missing = Missing,
            Constant = Constant,
            Singular = singular,
            Stopped = stopped,
            Notes =
            [
                .. _copes.Notes,
                .. _template.Dropped == 0 ? Array.Empty<string>() : [$"{_template.Dropped} of {_copes.Count} scans were left out: {string.Join(", ", _template.Frame.Missing.Select(m => $"{m.Column} is missing in {m.Missing}"))}."],
                .. Said(Missing, "have no model (NaN), because a scan has no value there"),
                .. Said(Constant, "have no model (NaN), because nothing varies there beyond the fixed effects"),
                .. Said(singular, "are singular: a random effect has no variance there, and they are judged as without it"),
                .. Said(stopped, "have no result (NaN), because the search for the variances stopped before a minimum"),
                .. _template.Warnings.Where(warning => warning.Contains("column", StringComparison.Ordinal) || warning.Contains("levels only", StringComparison.Ordinal)),
                .. _solver.Terms.Count < _template.Matrix.Terms.Count ? [$"Without a test, for lack of cells: {string.Join(", ", _template.Matrix.Terms.Select(t => t.Name).Except(_solver.Terms.Select(t => t.Name)))}."] : Array.Empty<string>(),
            ],
        };
    }

    private string[] Said(int count, string what) => count == 0 ? [] : [$"{count} of {_copes.Space.Count} {_copes.Space.Places} {what}."];

    private void Do(int first, int count, int[] counts)
    {
        var rows = _template.Frame.Rows;
        var y = new RowMajor(rows.Count, count);
        var results = new PlaceResult[count];
        for (var k = 0; k < count; k++) { results[k] = new(_solver.Terms.Count, _template.Qr.Rank); }

        for (var i = 0; i < rows.Count; i++)
        {
            var values = _copes.Row(rows[i]).Span.Slice(first, count);
            for (var k = 0; k < count; k++)
            {
                if (!float.IsFinite(values[k])) { results[k].Nothing(PlaceState.Missing); }
                else { y[i, k] = values[k]; }
            }
        }

        _solver.Solve(y, results);
        for (var k = 0; k < count; k++) { Store(results[k], first + k, counts); }
    }

    private void Store(PlaceResult result, int place, int[] counts)
    {
        counts[(int)result.State]++;
        for (var t = 0; t < _f.Length; t++) { (_f[t][place], _denominator[t][place]) = ((float)result.F[t], (float)result.DenominatorDf[t]); }
        for (var k = 0; k < _estimates.Length; k++)
        {
            (_estimates[k][place], _errors[k][place], _df[k][place]) = ((float)result.Estimates[k], (float)result.Errors[k], (float)result.Df[k]);
        }

        (_between[place], _residual[place]) = ((float)result.Between, (float)result.Residual);
    }

    private float[][] Maps(int count) => [.. Enumerable.Range(0, count).Select(_ => new float[_copes.Space.Count])];
}
