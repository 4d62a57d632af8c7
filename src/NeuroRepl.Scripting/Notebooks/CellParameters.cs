using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuroRepl.Scripting.Engine;

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>Values from outside for the variables that the cell tagged <c>parameters</c> declares: a cell of assignments after it.</summary>
internal static class CellParameters
{
    private const string Tag = "parameters";
    private const string InjectedTag = "injected-parameters";

    /// <summary>The notebook with such a cell; an earlier one is replaced. Without values, the notebook as it is.</summary>
    /// <exception cref="NotebookException">A value has no variable to go to, or does not fit it.</exception>
    public static Notebook Set(Notebook notebook, IReadOnlyDictionary<string, string> values)
    {
        if (values.Count == 0) { return notebook; }

        var cells = notebook.Cells.Where(static cell => !cell.Tags.Contains(InjectedTag)).ToList();
        var at = cells.FindIndex(static cell => cell.Kind == CellKind.Code && cell.Tags.Contains(Tag));
        if (at < 0)
        {
            throw new NotebookException("The notebook has no cell with the tag \"parameters\".", "Declare the variables that can be set in one cell, double tr = 1.0; and give that cell the tag parameters.");
        }

        var declared = Declared(cells[at].Source);
        var lines = values.Select(value => declared.TryGetValue(value.Key, out var type)
            ? $"{value.Key} = {Literal(value.Key, type, value.Value)};"
            : throw new NotebookException($"The cell of parameters declares no {value.Key}.", declared.Count > 0 ? $"It declares: {string.Join(", ", declared.Keys)}." : "It declares no variables at all."));
        cells.Insert(at + 1, new NotebookCell(CellKind.Code, string.Join('\n', lines))
        {
            Id = InjectedTag,
            Metadata = new JsonObject { ["tags"] = new JsonArray(InjectedTag) },
        });
        return (notebook with { Cells = cells }).WithIds();
    }

    /// <summary>The variables of a cell, each with its type as written, or as its first value says.</summary>
    private static Dictionary<string, string> Declared(string source)
    {
        var declarations = CSharpSyntaxTree.ParseText(source, ParseRules.Script).GetCompilationUnitRoot().Members.OfType<FieldDeclarationSyntax>();
        var variables = from declaration in declarations
                        from variable in declaration.Declaration.Variables
                        select (variable.Identifier.ValueText, Type: declaration.Declaration.Type.IsVar ? TypeOf(variable.Initializer?.Value) : $"{declaration.Declaration.Type}");
        return variables.GroupBy(static v => v.ValueText).ToDictionary(static named => named.Key, static named => named.Last().Type, StringComparer.Ordinal);
    }

    private static string TypeOf(ExpressionSyntax? value) => value switch
    {
        PrefixUnaryExpressionSyntax sign => TypeOf(sign.Operand),
        LiteralExpressionSyntax { Token.Value: string } => "string",
        LiteralExpressionSyntax { Token.Value: bool } => "bool",
        LiteralExpressionSyntax { Token.Value: double } => "double",
        LiteralExpressionSyntax { Token.Value: int } => "int",
        InterpolatedStringExpressionSyntax => "string",
        _ => "?",
    };

    // A text is quoted, a number and a truth are checked; of any other type the value is taken as C#.
    private static string Literal(string name, string type, string value) => type.TrimEnd('?') switch
    {
        "string" => SymbolDisplay.FormatLiteral(value, quote: true),
        "bool" when bool.TryParse(value, out var truth) => truth ? "true" : "false",
        "double" or "float" or "decimal" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => value + (type[0] == 'f' ? "f" : type[..2] == "de" ? "m" : ""),
        "int" or "long" when long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _) => value,
        "bool" or "double" or "float" or "decimal" or "int" or "long" => throw new NotebookException($"{name} is a {type}, and \"{value}\" is none.", $"Give it as C# writes it: -p {name}={(type.StartsWith('b') ? "true" : "1")}"),
        _ => value,
    };
}
