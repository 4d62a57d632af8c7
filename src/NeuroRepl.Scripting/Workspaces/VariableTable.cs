using System.Collections;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Scripting.Help;
using NeuroRepl.Views;
using NeuroRepl.Views.General;

namespace NeuroRepl.Scripting.Workspaces;

/// <summary>The session's variables as a table: what <c>Who()</c> gives.</summary>
internal static class VariableTable
{
    private const int LongestValue = 60;

    /// <summary>Name, type and value of each; a big value by its title or its count.</summary>
    public static Table Of(IReadOnlyList<Variable> variables, ViewRegistry views) => new("variables",
    [
        new TextColumn("name", [.. variables.Select(v => v.Name)]),
        new TextColumn("type", [.. variables.Select(v => TypeName.Of(v.Type))]),
        new TextColumn("value", [.. variables.Select(v => Short(v.Value, views))]),
    ]);

    /// <summary>Name, type, size and value of each.</summary>
    public static Table WithSizes(IReadOnlyList<Variable> variables, ViewRegistry views) => new("variables",
    [
        new TextColumn("name", [.. variables.Select(v => v.Name)]),
        new TextColumn("type", [.. variables.Select(v => TypeName.Of(v.Type))]),
        new TextColumn("size", [.. variables.Select(v => VariableSize.Of(v.Value).Text)]),
        new TextColumn("value", [.. variables.Select(v => Short(v.Value, views))]),
    ]);

    // A lazy sequence is not walked: what its code does is not Who's business.
    internal static string Short(object? value, ViewRegistry views)
    {
        if (value is IEnumerable and not (string or ICollection)) { return "(sequence)"; }

        var text = views.Of(value) switch
        {
            Look.Words words => words.Text.ReplaceLineEndings(" "),
            Look.AsCard card => card.Card.Title,
            Look.AsFigure figure => figure.Figure.ToString(),
            _ => value is ICollection items ? $"{items.Count} items" : TypeName.Of(value!.GetType()),
        };
        return text.Length <= LongestValue ? text : $"{text[..(LongestValue - 1)]}…";
    }
}
