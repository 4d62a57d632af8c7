using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Formulas;

/// <summary>The design: from terms to columns, with R's names and R's rule of what is coded by contrasts and what by indicators.</summary>
/// <remarks>A factor in a term is coded by contrasts where the term without it lies within a term before, else by indicators (Chambers and Hastie, 1992, § 2.4).</remarks>
internal sealed class ModelMatrix
{
    private readonly List<(Term Term, (Variable Variable, ContrastMatrix? Coding)[] Parts)> _terms = [];

    private ModelMatrix(bool hasIntercept) => HasIntercept = hasIntercept;

    public bool HasIntercept { get; }

    /// <summary>The terms without the intercept.</summary>
    public IReadOnlyList<Term> Terms => [.. _terms.Select(t => t.Term)];

    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The term of each column: 0 for the intercept, 1 for the first term …</summary>
    public required IReadOnlyList<int> Assign { get; init; }

    public static ModelMatrix Of(ModelFrame frame, ModelOptions options) => Of(frame, frame.Formula.Terms, frame.Formula.HasIntercept, options.Of);

    public static ModelMatrix Of(ModelFrame frame, IReadOnlyList<Term> terms, bool hasIntercept, Func<string, Coding> codingOf)
    {
        var (columns, assign) = (new List<string>(), new List<int>());
        if (hasIntercept)
        {
            columns.Add("(Intercept)");
            assign.Add(0);
        }

        var parts = new List<(Term, (Variable, ContrastMatrix?)[])>();
        var needsIndicators = !hasIntercept;            // without an intercept the first factor spans it
        foreach (var (index, term) in terms.Index())
        {
            var coded = new List<(Variable, ContrastMatrix?)>();
            foreach (var name in term.Variables)
            {
                var variable = frame.Variables[name];
                if (variable.Levels is not { } levels)
                {
                    coded.Add((variable, null));
                    continue;
                }

                var rest = term.Variables.Where(other => other != name).ToArray();
                var isContrast = rest.Length == 0 || terms.Take(index).Any(before => rest.All(before.Variables.Contains));
                if (needsIndicators) { (isContrast, needsIndicators) = (false, false); }

                if (isContrast && levels.Count < 2)
                {
                    throw frame.Formula.MistakeAbout(name, $"The factor {name} has only one level here: {levels.FirstOrDefault("none")}.", "Take it out of the formula, or look at which rows are left.");
                }

                coded.Add((variable, isContrast ? ContrastMatrix.Of(codingOf(name), levels) : ContrastMatrix.Indicators(levels)));
            }

            parts.Add((term, [.. coded]));
            IEnumerable<string> names = [""];
            foreach (var (variable, coding) in coded)
            {
                var suffixes = coding?.Names ?? variable.Suffixes;
                names = [.. suffixes.SelectMany(suffix => names.Select(before => before.Length == 0 ? variable.Name + suffix : $"{before}:{variable.Name}{suffix}"))];
            }

            foreach (var name in names)
            {
                columns.Add(name);
                assign.Add(index + 1);
            }
        }

        var matrix = new ModelMatrix(hasIntercept) { Columns = columns, Assign = assign };
        matrix._terms.AddRange(parts);
        return matrix;
    }

    /// <summary>How the columns of a term are laid out, the first variable fastest.</summary>
    public IReadOnlyList<(int Columns, bool IsContrast)> PartsOf(int term) =>
        [.. _terms[term].Parts.Select(part => (part.Coding?.Columns ?? part.Variable.Suffixes.Count, part.Coding is { } coding && coding.Columns < part.Variable.Levels!.Count))];

    /// <summary>The columns over the rows that were fitted; with what rounding left over where arithmetic in the formula made it.</summary>
    public (RowMajor X, RowMajor? Low) Build(ModelFrame frame) => Build(name => frame.Values[name], frame.Count);

    /// <summary>The columns over new rows.</summary>
    public RowMajor Build(Table table) => Build(name => _terms.SelectMany(t => t.Parts).First(part => part.Variable.Name == name).Variable.Values(table), table.Count).X;

    private (RowMajor X, RowMajor? Low) Build(Func<string, VariableValues> valuesOf, int rows)
    {
        var x = new RowMajor(rows, Columns.Count);
        var isExact = true;
        var cache = _terms.SelectMany(t => t.Parts).Select(part => part.Variable.Name).Distinct().ToDictionary(name => name, valuesOf);
        isExact = cache.Values.All(values => values.Low is null) && !_terms.Any(t => t.Parts.Count(part => part.Coding is null) > 1);
        RowMajor? low = isExact ? null : new RowMajor(rows, Columns.Count);
        var at = 0;
        if (HasIntercept)
        {
            for (var row = 0; row < rows; row++) { x[row, 0] = 1; }

            at = 1;
        }

        foreach (var (_, parts) in _terms)
        {
            var sizes = parts.Select(part => part.Coding?.Columns ?? part.Variable.Suffixes.Count).ToArray();
            var width = sizes.Aggregate(1, (a, b) => a * b);
            for (var column = 0; column < width; column++)
            {
                var left = column;
                var first = true;
                for (var k = 0; k < parts.Length; k++)
                {
                    var which = left % sizes[k];
                    left /= sizes[k];
                    Multiply(x, low, at + column, cache[parts[k].Variable.Name], parts[k].Coding, which, first);
                    first = false;
                }
            }

            at += width;
        }

        return (x, low);
    }

    private static void Multiply(RowMajor x, RowMajor? low, int column, VariableValues values, ContrastMatrix? coding, int which, bool first)
    {
        // What the variable is in each row, before the loop over rows that everything depends on.
        var (high, rest) = coding is { } codes ? (codes.Of(values.Codes!, which), null) : (values.Columns[which], values.Low?[which]);
        if (low is { } lows)
        {
            for (var row = 0; row < x.Rows; row++)
            {
                var own = new DoubleDouble(high[row], rest?[row] ?? 0);
                var product = first ? own : new DoubleDouble(x[row, column], lows[row, column]) * own;
                (x[row, column], lows[row, column]) = (product.High, product.Low);
            }

            return;
        }

        var all = x.Values;
        for (int row = 0, at = column; row < high.Length; row++, at += x.Columns) { all[at] = first ? high[row] : all[at] * high[row]; }
    }
}
