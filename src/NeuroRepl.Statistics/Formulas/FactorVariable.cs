using System.Globalization;
using NeuroRepl.Domain.Tables;

namespace NeuroRepl.Statistics.Formulas;

/// <summary>A column of labels: its levels in declared order where there is one, else sorted, numbers by size and texts by letters.</summary>
internal sealed class FactorVariable : Variable
{
    private readonly string _column;
    private readonly IReadOnlyList<string> _levels;

    public FactorVariable(string name, string column, Table table, IReadOnlyList<string>? declared)
        : this(name, column, declared ?? LevelsOf(table[column]))
    {
    }

    private FactorVariable(string name, string column, IReadOnlyList<string> levels)
        : base(name, [column]) => (_column, _levels) = (column, levels);

    public override IReadOnlyList<string> Levels => _levels;

    public override VariableValues Values(Table table)
    {
        var codes = new Dictionary<string, int>();
        for (var level = 0; level < _levels.Count; level++) { codes[_levels[level]] = level; }

        var column = table[_column];
        var result = new int[column.Count];
        if (column is NumberColumn numbers)
        {
            var byNumber = codes.ToDictionary(pair => double.TryParse(pair.Key, NumberStyles.Float, CultureInfo.InvariantCulture, out var v) ? v : double.NaN, pair => pair.Value);
            for (var row = 0; row < result.Length; row++) { result[row] = !double.IsNaN(numbers.Values[row]) && byNumber.TryGetValue(numbers.Values[row], out var code) ? code : -1; }
        }
        else
        {
            for (var row = 0; row < result.Length; row++) { result[row] = !column.IsMissing(row) && codes.TryGetValue(column.Text(row), out var code) ? code : -1; }
        }

        return VariableValues.Factor(result);
    }

    public override Variable WithOnly(IReadOnlyCollection<int> codes) => codes.Count == _levels.Count ? this : new FactorVariable(Name, _column, [.. _levels.Where((_, code) => codes.Contains(code))]);

    public static IReadOnlyList<string> LevelsOf(Column column)
    {
        if (column is NumberColumn numbers) { return [.. numbers.Values.Where(v => !double.IsNaN(v)).Distinct().Order().Select(v => v.ToString("R", CultureInfo.InvariantCulture))]; }

        var text = (TextColumn)column;
        if (text.HasDeclaredLevels) { return text.Levels; }

        var levels = text.Levels;
        return levels.All(level => double.TryParse(level, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            ? [.. levels.OrderBy(level => double.Parse(level, NumberStyles.Float, CultureInfo.InvariantCulture))]
            : [.. levels.OrderBy(level => level, StringComparer.OrdinalIgnoreCase).ThenBy(level => level, StringComparer.Ordinal)];
    }
}
