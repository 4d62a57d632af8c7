using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Formulas;

/// <summary>A formula met with a table: the rows that are complete, and every variable over them.</summary>
internal sealed class ModelFrame
{
    private ModelFrame(Formula formula, Table table, Table used, IReadOnlyList<int> rows, IReadOnlyDictionary<string, Variable> variables, IReadOnlyDictionary<string, VariableValues> values)
    {
        (Formula, Source, Table, Rows) = (formula, table, used, rows);
        (Variables, Values) = (variables, values);
    }

    public Formula Formula { get; }

    /// <summary>The table that was given.</summary>
    public Table Source { get; }

    /// <summary>Its complete rows.</summary>
    public Table Table { get; }

    /// <summary>Which rows of the source these are.</summary>
    public IReadOnlyList<int> Rows { get; }

    public int Count => Rows.Count;

    public int Dropped => Source.Count - Rows.Count;

    /// <summary>The columns for whose missing values rows were dropped, with how many.</summary>
    public IReadOnlyList<(string Column, int Missing)> Missing { get; private init; } = [];

    public IReadOnlyDictionary<string, Variable> Variables { get; }

    public IReadOnlyDictionary<string, VariableValues> Values { get; }

    public required double[] Response { get; init; }

    /// <summary>The sum of the offsets, null without any.</summary>
    public double[]? Offset { get; private init; }

    /// <summary>Prior weights, null without.</summary>
    public double[]? Weights { get; private init; }

    public static ModelFrame Of(Formula formula, Table table, string? weights = null, bool needsResponse = true)
    {
        if (needsResponse && formula.Response is null) { throw new FormulaException("Nothing stands left of ~.", "Write what is modelled: y ~ a + b.", formula.Text, 0); }

        var names = formula.Terms.Concat(formula.RandomTerms.SelectMany(random => random.Effects)).SelectMany(term => term.Variables)
            .Concat(formula.Offsets).Concat(formula.Response is { } response ? [response] : []).Distinct().ToArray();
        var groupings = formula.RandomTerms.SelectMany(random => random.Grouping.Variables).Distinct().ToArray();
        var variables = names.Except(groupings).ToDictionary(name => name, name => Variable.Of(formula, name, table));
        foreach (var grouping in groupings) { variables[grouping] = Grouping(formula, grouping, table); }

        var values = variables.ToDictionary(pair => pair.Key, pair => pair.Value.Values(table));
        var weightValues = weights is null ? null : table.Numbers(weights);
        var isMissing = new bool[table.Count];
        var missing = values.Select(pair => (pair.Key, Missing: pair.Value.MarkMissing(isMissing))).Where(pair => pair.Missing > 0).ToArray();
        var rows = new List<int>(table.Count);
        for (var row = 0; row < table.Count; row++)
        {
            if (!isMissing[row] && !(weightValues is { } w && !(w[row] > 0))) { rows.Add(row); }
        }

        if (rows.Count == 0)
        {
            throw new ArgumentMistake($"No row of {table.Name} has all variables of {formula}{(missing.Length > 0 ? $": {string.Join(", ", missing.Select(m => $"{m.Key} lacks {m.Missing}"))}" : "")}.", "Look at the table; take out a variable that is mostly missing.");
        }

        if (rows.Count < table.Count)
        {
            values = values.ToDictionary(pair => pair.Key, pair => pair.Value.At(rows));
        }

        var used = rows.Count < table.Count ? table.At(rows) : table;
        foreach (var (name, variable) in variables.ToArray())
        {
            if (variable.Levels is null) { continue; }

            var present = values[name].Codes!.ToHashSet();
            if (present.Count == variable.Levels.Count) { continue; }

            variables[name] = variable.WithOnly(present);
            values[name] = variables[name].Values(used);
        }

        return new(formula, table, used, rows, variables, values)
        {
            Missing = missing,
            Response = formula.Response is { } y ? Numeric(formula, y, values) : [],
            Offset = formula.Offsets.Count == 0 ? null : Sum([.. formula.Offsets.Select(offset => Numeric(formula, offset, values))]),
            Weights = weightValues is null ? null : [.. rows.Select(row => weightValues[row])],
        };
    }

    /// <summary>The level of a product of factors in every row, counted over those that occur, and their names.</summary>
    public (int[] Codes, IReadOnlyList<string> Levels) LevelsOf(Term grouping)
    {
        if (grouping.Order == 1) { return (Values[grouping.Variables[0]].Codes!, Variables[grouping.Variables[0]].Levels!); }

        var combined = new long[Count];
        foreach (var variable in grouping.Variables)
        {
            var (codes, levels) = (Values[variable].Codes!, Variables[variable].Levels!.Count);
            for (var row = 0; row < Count; row++) { combined[row] = (combined[row] * levels) + codes[row]; }
        }

        var order = combined.Distinct().Order().Select((code, index) => (code, index)).ToDictionary(pair => pair.code, pair => pair.index);
        var names = new string[order.Count];
        var result = new int[Count];
        for (var row = 0; row < Count; row++)
        {
            result[row] = order[combined[row]];
            names[result[row]] ??= string.Join(":", grouping.Variables.Select(variable => Variables[variable].Levels![Values[variable].Codes![row]]));
        }

        return (result, names);
    }

    private static FactorVariable Grouping(Formula formula, string name, Table table) => formula.Expression(name) switch
    {
        Node.Name column when table.Has(column.Text) => new FactorVariable(name, column.Text, table, declared: null),
        Node.Call { Function: "factor", Arguments: [{ Value: Node.Name column }, ..] } when table.Has(column.Text) => new FactorVariable(name, column.Text, table, declared: null),
        Node.Name column => throw formula.Mistake($"The table {table.Name} has no column {column.Text}.", $"It has: {string.Join(", ", table.Columns.Select(c => c.Name))}.", column),
        var other => throw formula.Mistake($"{other} cannot be a grouping factor.", "Right of the bar stands a column of labels: (1 | subject).", other),
    };

    private static double[] Numeric(Formula formula, string name, Dictionary<string, VariableValues> values) =>
        values[name].Codes is null && values[name].Columns.Length == 1 ? values[name].Columns[0]
            : throw formula.MistakeAbout(name, $"{name} holds texts, and the model needs numbers there.", "Model a numeric column; categories are for FitBayes with Family.Categorical.");

    private static double[] Sum(double[][] columns) => [.. Enumerable.Range(0, columns[0].Length).Select(row => columns.Sum(column => column[row]))];
}
