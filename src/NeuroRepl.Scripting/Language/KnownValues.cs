using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuroRepl.Domain.Tables;

namespace NeuroRepl.Scripting.Language;

/// <summary>The objects that expressions stand for, as far as that can be told without running anybody's code: variables, and properties of our own types.</summary>
/// <param name="variables">The session's variables.</param>
/// <param name="globals">The workspace.</param>
internal sealed class KnownValues(Func<IReadOnlyList<Variable>> variables, object? globals)
{
    private const int MostNames = 500;
    private static readonly string[] NameProperties = ["Name", "Id", "Label", "Key", "Receptor", "Metabolite", "Region"];

    /// <summary>The value; null where it cannot be told.</summary>
    public object? Of(ExpressionSyntax expression)
    {
        try
        {
            return expression switch
            {
                IdentifierNameSyntax name => OfName(name.Identifier.ValueText),
                MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } access => Of(access.Expression) is { } owner ? Property(owner, access.Name.Identifier.ValueText) : null,
                ParenthesizedExpressionSyntax inner => Of(inner.Expression),
                // Reading a table of the study is what the user is about to do anyway.
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Table" } access, ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax literal }] }
                    => Of(access.Expression) is Domain.Studies.Study study && literal.Token.Value is string table ? study.Table(table) : null,
                // Rows taken or left out, the columns stay: table.Where(…).
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Where" or "OrderBy" or "Complete" } access } => Of(access.Expression) as Table,
                _ => null,
            };
        }
        catch (Exception e) when (e is TargetInvocationException or Numerics.NeuroReplException or IOException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The names that an object knows its parts by: columns, keys, subjects, metabolites.</summary>
    public static IReadOnlyList<(string Name, string Kind)> NamesIn(object? value)
    {
        switch (value)
        {
            case null: return [];
            case Table table: return [.. table.Columns.Select(static column => (column.Name, "column"))];
            case IDictionary { Keys: { } keys }: return [.. keys.OfType<string>().Take(MostNames).Select(static key => (key, "key"))];
        }

        if (!IsOurs(value.GetType()) && value is not IReadOnlyCollection<object>) { return []; }

        IEnumerable<(IEnumerable Items, string Kind)> lists = value is IReadOnlyCollection<object> own && NamePropertyOf(own.FirstOrDefault()) is not null
            ? [(own, "name")]
            : value.GetType().GetProperties().Where(static property => property.GetIndexParameters().Length == 0 && IsList(property.PropertyType))
                .Select(property => (Items: property.GetValue(value) as IEnumerable ?? Array.Empty<object>(), Kind: property.Name.ToLowerInvariant().TrimEnd('s')));
        return [.. lists.SelectMany(list => Named(list.Items).Select(name => (name, list.Kind))).DistinctBy(static pair => pair.name).Take(MostNames)];
    }

    private static IEnumerable<string> Named(IEnumerable items)
    {
        PropertyInfo? property = null;
        foreach (var item in items)
        {
            if (item is string text) { yield return text; }
            else if ((property ??= NamePropertyOf(item))?.GetValue(item) is string name) { yield return name; }
            else { yield break; }
        }
    }

    private static PropertyInfo? NamePropertyOf(object? item) =>
        item is null ? null : NameProperties.Select(name => item.GetType().GetProperty(name)).FirstOrDefault(static property => property?.PropertyType == typeof(string));

    // What is a list already, not a sequence that has to be worked out.
    private static bool IsList(Type type) => type.IsArray || type.GetInterfaces().Append(type).Any(static one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
        && (one.GetGenericArguments()[0] == typeof(string) || NameProperties.Any(name => one.GetGenericArguments()[0].GetProperty(name)?.PropertyType == typeof(string))));

    private object? OfName(string name)
    {
        if (variables().LastOrDefault(variable => variable.Name == name) is { } variable) { return variable.Value; }

        return globals is null ? null : Property(globals, name);
    }

    private static object? Property(object owner, string name) => IsOurs(owner.GetType()) && owner.GetType().GetProperty(name) is { } property && property.GetIndexParameters().Length == 0 ? property.GetValue(owner) : null;

    private static bool IsOurs(Type type) => type.Assembly.GetName().Name?.StartsWith("NeuroRepl.", StringComparison.Ordinal) == true;
}
