using System.Globalization;
using System.Text.RegularExpressions;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Tables;

/// <summary>A condition on rows as text: <c>block &gt; 1 &amp;&amp; dose != "placebo"</c>. Comparisons, &amp;&amp;, ||, ! and brackets; "and", "or", "not" are understood too.</summary>
internal sealed partial class RowCondition
{
    private readonly Table _table;
    private readonly string _text;
    private readonly List<(string Text, int At)> _tokens = [];
    private int _next;

    private RowCondition(Table table, string text)
    {
        (_table, _text) = (table, text);
        var end = 0;
        foreach (Match match in Tokens().Matches(text))
        {
            if (match.Index != end) { throw Mistake($"\"{text[end..match.Index]}\" is not understood", end); }

            end = match.Index + match.Length;
            if (match.Value.Trim().Length > 0) { _tokens.Add((match.Value.Trim(), match.Index)); }
        }

        if (end < text.Length) { throw Mistake($"\"{text[end..]}\" is not understood", end); }

        _tokens.Add(("", text.Length));
    }

    private string Now => _tokens[_next].Text;

    /// <summary>The rows of a table that fulfil it. A comparison with a missing value is never fulfilled.</summary>
    public static int[] Rows(Table table, string text)
    {
        var condition = new RowCondition(table, text);
        var test = condition.Either();
        if (condition.Now.Length > 0) { throw condition.Mistake($"\"{condition.Now}\" is not expected", condition._tokens[condition._next].At); }

        return [.. Enumerable.Range(0, table.Count).Where(test)];
    }

    private Func<int, bool> Either()
    {
        var left = Both();
        while (Now is "||" or "|" or "or")
        {
            _next++;
            var (a, b) = (left, Both());
            left = row => a(row) || b(row);
        }

        return left;
    }

    private Func<int, bool> Both()
    {
        var left = One();
        while (Now is "&&" or "&" or "and")
        {
            _next++;
            var (a, b) = (left, One());
            left = row => a(row) && b(row);
        }

        return left;
    }

    private Func<int, bool> One()
    {
        if (Now is "!" or "not")
        {
            _next++;
            var inner = One();
            return row => !inner(row);
        }

        if (Now == "(")
        {
            _next++;
            var inner = Either();
            if (Now != ")") { throw Mistake("A ) is missing", _tokens[_next].At); }

            _next++;
            return inner;
        }

        return Comparison();
    }

    private Func<int, bool> Comparison()
    {
        var (name, at) = _tokens[_next++];
        name = name.Trim('`');
        if (!_table.Has(name)) { throw new ArgumentMistake($"The table {_table.Name} has no column {name}, which the condition \"{_text}\" names at position {at + 1}.", $"It has: {string.Join(", ", _table.Columns.Select(c => c.Name))}."); }

        var (symbol, place) = _tokens[_next];
        if (symbol is not (">" or "<" or ">=" or "<=" or "==" or "=" or "!=")) { throw Mistake("A comparison is expected", place); }

        _next++;
        var (written, valueAt) = _tokens[_next];
        if (written.Length == 0 || written is "(" or ")" or "&&" or "||") { throw Mistake("A value is expected", valueAt); }

        _next++;
        var (column, value) = (_table[name], written.Trim('"', '\''));
        var isNumber = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && written[0] is not ('"' or '\'');
        if (column is NumberColumn numbers)
        {
            return isNumber || double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
                ? row => !numbers.IsMissing(row) && Holds(symbol, numbers.Values[row].CompareTo(number))
                : throw new ArgumentMistake($"The column {name} holds numbers, and \"{value}\" is none.", $"Compare it with a number: \"{name} > 1\".");
        }

        return row => !column.IsMissing(row) && Holds(symbol, isNumber && double.TryParse(column.Text(row), NumberStyles.Float, CultureInfo.InvariantCulture, out var own)
            ? own.CompareTo(number)
            : string.CompareOrdinal(column.Text(row), value));
    }

    private static bool Holds(string symbol, int order) => symbol switch
    {
        ">" => order > 0,
        "<" => order < 0,
        ">=" => order >= 0,
        "<=" => order <= 0,
        "!=" => order != 0,
        _ => order == 0,
    };

    private ArgumentMistake Mistake(string what, int at) => new($"{what} in the condition at position {at + 1}:\n    {_text}\n    {new string(' ', at)}^", "Write it like: block > 1 && dose != \"placebo\".");

    [GeneratedRegex("""\s+|&&|\|\||>=|<=|==|!=|[<>=!&|()]|"[^"]*"|'[^']*'|`[^`]*`|[-+]?[\p{L}\p{N}_.]+""")]
    private static partial Regex Tokens();
}
