using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuroRepl.Scripting.Errors;

/// <summary>Values that do not fit where they stand, and calls that fit no method.</summary>
internal static class TypeAdvice
{
    public static Advice? For(Diagnosis error) => error.Id switch
    {
        "CS0029" when error.Quoted(1) == "bool" && error.Node?.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is not null =>
            new("A condition assigns (=) instead of comparing (==).", "Write == to compare."),
        "CS0029" when error.Quoted(1) == "bool" => new($"A condition is a yes or no (bool), and this is {A(error.Quoted(0))}.", "Compare it with something: x != 0, text.Length > 0, thing is not null."),
        "CS0029" when error.Quoted(1) == "string" => new(Needed(error), "Make it a text: x.ToString(), or $\"{x}\"."),
        "CS0029" when error.Quoted(0) == "string" && IsNumber(error.Quoted(1)) => new(Needed(error), $"Read the number in it: {error.Quoted(1)}.Parse(text)."),
        "CS0029" when error.Quoted(1).StartsWith("List<", StringComparison.Ordinal) => new(Needed(error), "Make it a list: values.ToList(), or write [1, 2, 3]."),
        "CS0029" when error.Quoted(1).EndsWith("[]", StringComparison.Ordinal) => new(Needed(error), "Make it an array: values.ToArray(), or write [1, 2, 3]."),
        "CS0029" when error.Quoted(1).StartsWith("System.Threading.Tasks.Task", StringComparison.Ordinal) => new(Needed(error), "Write Task.FromResult(value), or make the function async."),
        "CS0029" when error.Quoted(0).StartsWith("System.Threading.Tasks.Task", StringComparison.Ordinal) => new(Needed(error), "Wait for its result: await …"),
        "CS0029" when error.Quoted(1) == "System.Exception" => new("Only exceptions can be thrown.", "Write throw new InvalidOperationException(\"what is wrong\");"),
        "CS0029" => new(Needed(error), null),
        "CS0266" => new(Needed(error), $"If nothing is lost by it, convert: ({error.Quoted(1)})value."),
        "CS0664" => new("A number with a point is a double.", $"Write {error.Text}{(error.Quoted(0) == "decimal" ? "m" : "f")}, or declare the variable as double."),
        "CS1503" => new($"Argument {Number(error)} is {A(error.Quoted(0))}; {A(error.Quoted(1))} is needed.", SignatureHint(error)),
        "CS7036" => new($"An argument is missing: {error.Quoted(0)} of {error.Quoted(1)}.", $"Add it: {error.Quoted(0)}: …"),
        "CS1501" or "CS1729" => new(CountOf(error), SignatureHint(error)),
        "CS1593" => new($"{error.Quoted(0)} takes another number of arguments than this lambda.", "A Func<A, B> takes one A and gives a B; a Func<A, B, C> takes an A and a B."),
        "CS0411" => new($"The type arguments of {error.Quoted(0)} cannot be told from its arguments.", "Write them: Name<double>(…)."),
        "CS0305" => new($"{error.Quoted(0)} needs to know of what.", $"Write the type in angle brackets: {error.Quoted(0).Split('<')[0]}<double>."),
        "CS0019" => new($"{error.Quoted(0)} does not work between {A(error.Quoted(1))} and {A(error.Quoted(2))}.", "Convert one of them first, or look whether a .Property is missing."),
        "CS0023" => new($"{error.Quoted(0)} does not work on {A(error.Quoted(1))}.", null),
        "CS0030" => new($"{Upper(A(error.Quoted(0)))} cannot be made {A(error.Quoted(1))} by a cast.", error.Quoted(1) == "string" ? "Write x.ToString(), or $\"{x}\"." : "Use a method that converts: double.Parse(text), (int)Math.Round(x)."),
        "CS0037" => new($"{A(error.Quoted(0), capital: true)} cannot be null.", $"Declare it as {error.Quoted(0)}? if it may be missing; for a number, double.NaN may do."),
        "CS0021" => new($"{A(error.Quoted(0), capital: true)} has no elements to take with [ ].", null),
        "CS1955" => new($"{error.Quoted(0)} is no method.", "Leave the parentheses out."),
        "CS0428" => new($"{error.Quoted(0)} is a method and was not called.", "Put parentheses behind it: ()."),
        "CS1579" => new($"foreach cannot go through {A(error.Quoted(0))}.", "It needs an array, a list or another sequence: Enumerable.Range(0, n) for numbers."),
        "CS0173" => new($"The two sides of ? : are {A(error.Quoted(0))} and {A(error.Quoted(1))}.", "Make them the same type."),
        "CS0847" => new($"The array is declared with {error.Quoted(0)} elements, and another number is given.", "Leave the number out: new[] { … } or [ … ]."),
        "CS0144" => new($"{error.Quoted(0)} is abstract: there are only objects of types derived from it.", null),
        "CS8346" => new("stackalloc works only inside a function, into a Span.", "Use an array: new int[3]."),
        "CS8130" => new("The right-hand side cannot be taken apart into these variables.", "It has to be a tuple or a record with as many parts."),
        _ => null,
    };

    private static string Needed(Diagnosis error) => $"{Upper(A(error.Quoted(0)))} is given where {A(error.Quoted(1))} is needed.";

    private static string A(string type, bool capital = false)
    {
        var article = type.Length > 0 && "aeiou".Contains(char.ToLowerInvariant(type[0]), StringComparison.Ordinal) ? "an" : "a";
        return $"{(capital ? Upper(article) : article)} {type}";
    }

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static bool IsNumber(string type) => type is "int" or "double" or "long" or "float" or "decimal";

    private static string Number(Diagnosis error) => error.Words.Split(':')[0].Replace("Argument ", "", StringComparison.Ordinal);

    private static string CountOf(Diagnosis error)
    {
        var count = error.Words.Split("takes ")[^1].Split(' ')[0].TrimEnd('.');
        var name = error.Quoted(0);
        return error.Words.Contains(" takes ", StringComparison.Ordinal)
            ? $"{name} cannot be called with {count} argument{(count == "1" ? "" : "s")}."
            : $"{name} cannot be made from these arguments.";
    }

    private static string? SignatureHint(Diagnosis error)
    {
        if (error.Model is not { } model) { return null; }

        // The nearest list of arguments is the one meant: an index inside a call is not the call.
        if (error.Node?.FirstAncestorOrSelf<BaseArgumentListSyntax>() is { Parent: ElementAccessExpressionSyntax access }) { return IndexHint(model, access); }

        if (error.Node?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call) { return null; }

        var candidates = model.GetMemberGroup(call.Expression);
        return candidates.Length switch
        {
            0 => null,
            <= 3 => $"It is called as {string.Join(", or ", candidates.Select(static method => method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)))}.",
            _ => $"There are {candidates.Length} ways to call it: Help({call.Expression}) or Tab inside the parentheses shows them.",
        };
    }

    private static string? IndexHint(SemanticModel model, ElementAccessExpressionSyntax access)
    {
        var type = model.GetTypeInfo(access.Expression).Type;
        var keys = type?.GetMembers().Concat(type.AllInterfaces.SelectMany(static face => face.GetMembers())).OfType<IPropertySymbol>()
            .Where(static property => property.IsIndexer).Select(static indexer => string.Join(", ", indexer.Parameters.Select(p => p.Type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat))))
            .Distinct().ToArray() ?? [];
        return keys.Length == 0 ? null : $"Between [ ] goes {string.Join(", or ", keys.Select(static key => A(key)))}; to look for one: .First(x => …).";
    }
}
