using System.Text.RegularExpressions;

namespace NeuroRepl.Scripting.Errors;

/// <summary>What is written wrongly, whatever it means.</summary>
internal static partial class SyntaxAdvice
{
    public static Advice? For(Diagnosis error) => OtherLanguage(error) ?? error.Id switch
    {
        "CS1002" => new("A semicolon is missing here.", "End the statement with ; (only the last expression of a cell goes without)."),
        "CS1513" => new("A closing brace } is missing.", "Count the braces: every { needs its }."),
        "CS1514" => new("An opening brace { is missing here.", "Put the body in braces: { … }."),
        "CS1026" => new("A closing parenthesis ) is missing.", "Count the parentheses: every ( needs its )."),
        "CS1003" when error.Quoted(0) == "]" => new("A closing bracket ] is missing.", "Count the brackets: every [ needs its ]."),
        "CS1003" when error.Line.Contains("\":", StringComparison.Ordinal) => new(
            "An entry of a dictionary is not written with a colon.", "Write [\"key\"] = value, for example new() { [\"Glu\"] = 1.2 }."),
        "CS1003" when error.Quoted(0) == "switch" => new("A case has no switch around it.", "Write switch (x) { case …: …; break; }."),
        "CS1003" => new($"Something is missing here: {error.Quoted(0)}.", "Look just before the mark."),
        "CS1001" when DecimalComma().IsMatch(error.Line) => new("A number has a decimal comma.", "Write a point: 1.5."),
        "CS1001" => new("A name is missing here.", "Look just before the mark."),
        "CS1010" or "CS1039" or "CS8997" => new("A text is not closed.", "Put a \" at its end; a text over several lines stands in \"\"\" … \"\"\"."),
        "CS1012" or "CS1011" => new("A text stands in single quotes, which are for one character.", $"Write double quotes: {DoubleQuoted(error.Line)}."),
        "CS8076" or "CS8967" => new("An interpolated text has a { without }.", "Close it, or write {{ for a brace in the text."),
        "CS1056" when Curly().IsMatch(error.Line) => CurlyQuotes(),
        "CS1525" when Curly().IsMatch(error.Line) => CurlyQuotes(),
        "CS1525" => new(error.Quoted(0).Length == 0 ? "An expression is missing here." : $"{error.Quoted(0)} cannot stand here.", "Look for an operand, an argument or a parenthesis that is missing before the mark."),
        "CS1646" or "CS1056" => new($"The character {error.Text} means nothing here.", "Remove it."),
        "CS1022" or "CS7017" => new("There is more here than belongs to the statement.", "Look for a } too many, or a statement that was left unfinished before."),
        "CS8641" => new("An else has no if before it.", "Put else straight behind the } of its if, without a semicolon between."),
        "CS1524" => new("A try has no catch and no finally.", "Add catch (Exception e) { … }."),
        "CS0742" => new("A query has to end with select or group.", "Add select x at its end."),
        "CS0746" => new("A member of an anonymous type has no name.", "Write new { Name = value }."),
        "CS0201" => new("This computes a value and does nothing with it.", "Assign it (var x = …;), or leave the last semicolon out to see it. To compare is ==, to assign is =."),
        "CS0163" or "CS8070" => new("One case runs on into the next.", "End each case with break; (or return, or throw)."),
        "CS0139" => new("break and continue work only inside a loop.", "Use return to leave a function, or put the code into a loop."),
        "CS0159" => new($"There is no label {error.Quoted(0)}.", "Write it before the statement to go to: again: x++;"),
        "CS1040" => new("A directive (#) has to stand at the start of a line.", "Move it to a line of its own."),
        "CS1035" => new("A comment is not closed.", "End it with */."),
        _ => null,
    };

    /// <summary>Words that say that somebody is used to Python, R or MATLAB.</summary>
    private static Advice? OtherLanguage(Diagnosis error) => error.Line switch
    {
        var line when line.StartsWith("def ", StringComparison.Ordinal) => new("This is how Python declares a function.", "In C#: double F(double x) { return x * x; } or double F(double x) => x * x;"),
        var line when line.StartsWith("import ", StringComparison.Ordinal) => new("This is how Python imports a module.", "In C#: using System.Numerics; for a namespace, #r \"nuget: Name, Version\" for a package."),
        var line when PythonFor().IsMatch(line) => new("This is how Python writes a loop.", "In C#: foreach (var x in xs) { … } or for (var i = 0; i < n; i++) { … }."),
        var line when line.StartsWith("print(", StringComparison.Ordinal) && error.Id == "CS0103" => new("There is no print here.", "Write the expression alone, without semicolon, or Console.WriteLine(…)."),
        var line when Arrow().IsMatch(line) && error.Id is "CS0103" => new("An arrow does not assign in C#.", "Write var x = 5;"),
        _ => null,
    };

    private static Advice CurlyQuotes() => new("The quotes are typographic ones, from a word processor or a web page.", "Type them again as straight quotes: \"…\".");

    private static string DoubleQuoted(string line) => InSingleQuotes().Match(line) is { Success: true } match ? $"\"{match.Groups[1].Value}\"" : "\"…\"";

    [GeneratedRegex(@"\d,\d")]
    private static partial Regex DecimalComma();

    [GeneratedRegex("[“”„‘’]")]
    private static partial Regex Curly();

    [GeneratedRegex(@"^for \w+ in ")]
    private static partial Regex PythonFor();

    [GeneratedRegex(@"^\w+ <- ")]
    private static partial Regex Arrow();

    [GeneratedRegex("'([^']{2,})'")]
    private static partial Regex InSingleQuotes();
}
