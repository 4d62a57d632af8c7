using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Formulas;

/// <summary>Arithmetic inside a formula, row by row, in double-double as far as +, −, ×, ÷ and whole powers go: x¹⁰ keeps the digits that a tenth-degree fit needs.</summary>
internal sealed class Arithmetic(Formula formula, Table table)
{
    private static readonly Dictionary<string, Func<double, double>> Functions = new()
    {
        ["log"] = Math.Log, ["log2"] = Math.Log2, ["log10"] = Math.Log10, ["log1p"] = x => Math.Abs(x) < 1e-5 ? x - (x * x / 2) + (x * x * x / 3) : Math.Log(1 + x),
        ["exp"] = Math.Exp, ["sqrt"] = Math.Sqrt, ["abs"] = Math.Abs, ["sin"] = Math.Sin, ["cos"] = Math.Cos, ["tanh"] = Math.Tanh, ["round"] = Math.Round,
    };

    /// <summary>The names of the columns that an expression reads.</summary>
    public static IEnumerable<string> Names(Node node) => node switch
    {
        Node.Name { Text: not ("TRUE" or "FALSE" or "pi") } name => [name.Text],
        Node.Call { Function: not "c" } call => call.Arguments.SelectMany(argument => argument.Name is "levels" or "labels" ? [] : Names(argument.Value)).Distinct(),
        Node.Binary binary => Names(binary.Left).Concat(Names(binary.Right)).Distinct(),
        Node.Minus minus => Names(minus.Inner),
        Node.Group group => Names(group.Inner),
        _ => [],
    };

    public DoubleDouble[] Evaluate(Node node)
    {
        switch (node)
        {
            case Node.Number number: return Constant(number.Value);
            case Node.Name { Text: "TRUE" }: return Constant(1);
            case Node.Name { Text: "FALSE" }: return Constant(0);
            case Node.Name { Text: "pi" } when !table.Has("pi"): return Constant(Math.PI);
            case Node.Name name: return [.. ColumnOf(name).Values.Select(v => (DoubleDouble)v)];
            case Node.Group group: return Evaluate(group.Inner);
            case Node.Minus minus: return Array.ConvertAll(Evaluate(minus.Inner), v => -v);
            case Node.Call { Function: "I", Arguments: [var inner] }: return Evaluate(inner.Value);
            case Node.Call { Function: "log", Arguments: [var x, var given] }:
                return [.. Evaluate(x.Value).Zip(Evaluate(given.Value), (v, b) => (DoubleDouble)(Math.Log(v.High) / Math.Log(b.High)))];
            case Node.Call { Arguments: [var argument] } call when Functions.TryGetValue(call.Function, out var function):
                return Transformed(call, argument.Value, function);
            case Node.Call call:
                throw formula.Mistake($"The function {call.Function} is not known here.", $"Known are I, {string.Join(", ", Functions.Keys)}; poly, scale and factor as whole terms. Or add a column to the table.", call);
            case Node.Binary { Symbol: "==" or "!=" } equality when TextOf(equality) is { } texts:
                return [.. texts.Select(same => (DoubleDouble)(same is null ? double.NaN : same == (equality.Symbol == "==") ? 1 : 0))];
            case Node.Binary binary:
                var (left, right) = (Evaluate(binary.Left), Evaluate(binary.Right));
                return [.. left.Zip(right, (a, b) => Combined(binary, a, b))];
            default: throw formula.Mistake($"{node} is not a number.", "Texts can be compared with ==, or be a factor.", node);
        }
    }

    private DoubleDouble[] Constant(double value) => [.. Enumerable.Repeat((DoubleDouble)value, table.Count)];

    private NumberColumn ColumnOf(Node.Name name)
    {
        if (!table.Has(name.Text)) { throw formula.Mistake($"The table {table.Name} has no column {name.Text}.", $"It has: {string.Join(", ", table.Columns.Select(c => c.Name))}.", name); }

        return table[name.Text] as NumberColumn
            ?? throw formula.Mistake($"The column {name.Text} of {table.Name} holds texts, and a number is needed here.", "Use it as a term of its own: texts are factors.", name);
    }

    // log(0) would be silently infinite, log(-1) silently missing: both are said, with the row.
    private DoubleDouble[] Transformed(Node.Call call, Node argument, Func<double, double> function)
    {
        var values = Evaluate(argument);
        for (var row = 0; row < values.Length; row++)
        {
            var result = function(values[row].High);
            if (!double.IsFinite(result) && double.IsFinite(values[row].High))
            {
                throw formula.Mistake($"{call.Function}({argument}) is {result} in row {row + 1} of {table.Name}, where {argument} is {values[row].High}.",
                    $"Shift or leave out such values, for instance {call.Function}({argument} + 1), or table.Where(\"{argument} > 0\").", call);
            }

            values[row] = result;
        }

        return values;
    }

    private bool?[]? TextOf(Node.Binary equality)
    {
        var (name, quoted) = (equality.Left as Node.Name ?? equality.Right as Node.Name, equality.Left as Node.Quoted ?? equality.Right as Node.Quoted);
        return name is not null && quoted is not null && table.Has(name.Text) ? [.. table.Texts(name.Text).Select(text => text is null ? (bool?)null : text == quoted.Text)] : null;
    }

    private DoubleDouble Combined(Node.Binary binary, DoubleDouble a, DoubleDouble b) => binary.Symbol switch
    {
        _ when double.IsNaN(a.High) || double.IsNaN(b.High) => double.NaN,
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        "/" => a / b,
        "^" => b.Low == 0 && b.High == Math.Floor(b.High) && Math.Abs(b.High) < 1000 ? DoubleDouble.Power(a, (int)b.High) : Math.Pow(a.High, b.High),
        "<" => a.High < b.High ? 1 : 0,
        ">" => a.High > b.High ? 1 : 0,
        "<=" => a.High <= b.High ? 1 : 0,
        ">=" => a.High >= b.High ? 1 : 0,
        "==" => a.High == b.High ? 1 : 0,
        "!=" => a.High != b.High ? 1 : 0,
        _ => throw formula.Mistake($"{binary.Symbol} is not arithmetic.", "Inside brackets of a function only numbers are calculated.", binary),
    };
}
