namespace NeuroRepl.Scripting.Errors;

/// <summary>What C# files may say and C# scripts may not: a variable of a cell is a field, and a type of a cell is nested in it.</summary>
internal static class DialectAdvice
{
    public static Advice? For(Diagnosis error) => error.Id switch
    {
        "CS0825" when error.Line.Contains("using", StringComparison.Ordinal) => new(
            "A using declaration does not work at the top of a cell.",
            "Write using (var x = …) { … }, or declare it inside a function; or leave the using out and call Dispose() at the end."),
        "CS7021" => new("A cell cannot declare a namespace.", "Leave the namespace out: types declared in a cell are there for all later ones."),
        "CS8345" => new(
            $"A variable of a cell cannot be a {error.Quoted(0)}: it lives only inside a function.",
            "Use an array or Memory<T> instead (… .ToArray()), or move the code into a function."),
        "CS0501" when error.Line.Contains("ref ", StringComparison.Ordinal) => new(
            "A ref variable does not work at the top of a cell: it lives only inside a function.",
            "Assign through the array or object itself, or move the code into a function."),
        "CS1109" or "CS1106" => new(
            "A static class with extension methods does not work in a cell.",
            "Write the method alone, without the class: static int Twice(this int x) => 2 * x;"),
        "CS9283" => new(
            "An extension block does not work in a cell.",
            "Write an extension method alone, without a class: static int Twice(this int x) => 2 * x;"),
        "CS7020" => new("A cell cannot yield values.", "Put the yield into a function: IEnumerable<int> Values() { yield return 1; }"),
        "CS1529" => new("A using line comes first in a cell.", "Move it above the other lines, or into a cell of its own."),
        "CS0029" or "CS1503" or "CS0266" or "CS0030" or "CS0019" when Redefined(error) is { } advice => advice,
        "CS0006" => new($"The assembly {error.Quoted(0)} was not found.", "Give the path from the current folder, #r \"bin/Name.dll\", or a package: #r \"nuget: Name, Version\"."),
        "CS0009" => new("The file is not a .NET assembly.", "#r takes managed assemblies only."),
        "CS1504" => new($"The script {error.Quoted(0)} was not found.", "Give the path from the current folder, or from the script that loads it."),
        "CS8059" or "CS8652" or "CS9202" => new(error.Words, "Scripts speak C# 14."),
        _ => null,
    };

    /// <summary>A type declared again is another type; objects of the first keep theirs.</summary>
    private static Advice? Redefined(Diagnosis error)
    {
        for (var i = 0; i < 3; i++)
        {
            if (error.CellOf(i) is { } from && error.CellOf(i + 1) is { } to && from != to && error.Quoted(i) == error.Quoted(i + 1))
            {
                var name = error.Quoted(i);
                return new(
                    $"There are two types called {name}: the one of {Engine.Cell.NameOf(from)} is given where the one of {Engine.Cell.NameOf(to)} is expected.",
                    $"{name} was declared again: run the cells again that declare variables and functions with it.");
            }
        }

        return null;
    }
}
