using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using NeuroRepl.Figures;

namespace NeuroRepl.Views.General;

/// <summary>One value on one line, as C# writes it: texts in quotes, tuples in parentheses, short lists in brackets.</summary>
internal static class ValueText
{
    private const int MostItems = 8;

    /// <summary>The value alone: numbers with all their digits, texts in quotes.</summary>
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => Quoted(text),
        char c => $"'{Escaped(c.ToString(), '\'')}'",
        bool flag => flag ? "true" : "false",
        Enum named => named.ToString(),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        Complex z => $"{z.Real:R} {(z.Imaginary < 0 || double.IsNegative(z.Imaginary) ? '-' : '+')} {Math.Abs(z.Imaginary):R}i",
        DateTime date => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ITuple tuple => $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Of(tuple[i])))})",
        Type type => TypeName.Of(type),
        Delegate function => FunctionText(function.Method),
        Task task => $"{TypeName.Of(task.GetType())}, {task.Status switch { TaskStatus.RanToCompletion => "done", TaskStatus.Faulted => "failed", TaskStatus.Canceled => "cancelled", _ => "running" }}; await it for its result",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? TypeName.Of(value.GetType()),
    };

    /// <summary>The value in a cell or beside a name: texts without quotes, short lists in brackets, longer ones as their count.</summary>
    public static object? InCell(object? value) => value switch
    {
        null => null,
        string text => OneLine(text),
        double or float or int or long or short or byte or uint or ulong or ushort or sbyte or decimal => value,
        ITuple or IFormattable or Type or Delegate or bool or char => Of(value),
        IDictionary entries => NumberText.Count(entries.Count, "entry"),
        IEnumerable items when !PropertyList.SaysItself(value.GetType()) => ListText(items),
        _ when PropertyList.SaysItself(value.GetType()) => OneLine(value.ToString() ?? ""),
        _ => TypeName.Of(value.GetType()),
    };

    private static string ListText(IEnumerable items)
    {
        var first = items.Cast<object?>().Take(MostItems + 1).ToArray();
        if (first.Length > MostItems || first.Any(item => item is not (null or string or IFormattable or bool)))
        {
            return items is ICollection known ? NumberText.Count(known.Count, "item") : TypeName.Of(items.GetType());
        }

        return $"[{string.Join(", ", first.Select(item => item is double number ? NumberText.Short(number) : InCell(item)))}]";
    }

    private static string OneLine(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length > 200 ? line[..199] + "…" : line;
    }

    private static string FunctionText(MethodInfo method) =>
        $"({string.Join(", ", method.GetParameters().Select(p => $"{TypeName.Of(p.ParameterType)} {p.Name}"))}) => {TypeName.Of(method.ReturnType)}";

    private static string Quoted(string text) => text.Contains('\n') && !text.Contains("\"\"\"")
        ? $"\"\"\"\n{text.ReplaceLineEndings("\n")}\n\"\"\""
        : $"\"{Escaped(text, '"')}\"";

    private static string Escaped(string text, char quote)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\\' => escaped.Append(@"\\"),
                '\n' => escaped.Append(@"\n"),
                '\r' => escaped.Append(@"\r"),
                '\t' => escaped.Append(@"\t"),
                '\0' => escaped.Append(@"\0"),
                '\e' => escaped.Append(@"\e"),
                _ when c == quote => escaped.Append('\\').Append(c),
                _ when char.IsControl(c) => escaped.Append($"\\u{(int)c:X4}"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
