using System.Text.RegularExpressions;
using Microsoft.CSharp.RuntimeBinder;
using NeuroRepl.Numerics;

namespace NeuroRepl.Scripting.Errors;

/// <summary>Common exceptions in words.</summary>
internal static partial class RunAdvice
{
    public static Advice OutOfMemory { get; } =
        new("The cell was stopped because it used up the memory.", "Work on less at a time; what the session holds can be let go with x = null.");

    public static Advice For(Exception exception) => exception switch
    {
        NeuroReplException ours => new(ours.Message, ours.Hint),
        NullReferenceException => new("Something on this line is null: it has no value yet.", "Look at the variables of the line one by one; a missing value can be skipped with ?. or replaced with ??."),
        IndexOutOfRangeException => new("An index is outside the array.", "The first element has index 0, the last Length - 1 (or ^1)."),
        ArgumentOutOfRangeException { ParamName: "index" or "startIndex" or "chunkLength" } => new("An index is outside the list or text.", "The first element has index 0, the last Count - 1 (or ^1)."),
        ArgumentOutOfRangeException e => new($"The argument {e.ParamName} has a value that is not allowed{Value(e.ActualValue)}.", FirstLine(e.Message)),
        ArgumentNullException { ParamName: "source" or "first" or "second" } => new("A LINQ call was made on null: the sequence has no value yet.", "Look at what stands before the point."),
        ArgumentNullException e => new($"The argument {e.ParamName} is null.", "Look at the value you give it."),
        KeyNotFoundException e => new(KeyIn().Match(e.Message) is { Success: true } match ? $"There is no entry \"{match.Groups[1].Value}\"." : "There is no entry with this key.", "See what there is: .Keys; or ask first with ContainsKey(…)."),
        DivideByZeroException => new("A whole number is divided by zero.", "Divide doubles if infinity is meant: 1.0 / n."),
        OverflowException => new("A number does not fit its type.", "Use long or double instead of int."),
        FormatException e when TextIn().Match(e.Message) is { Success: true } match => new($"The text \"{match.Groups[1].Value}\" cannot be read as a number or date.", "Numbers have a decimal point (1.5). TryParse(…) says whether a text can be read."),
        InvalidCastException e => new(CastIn().Match(e.Message) is { Success: true } match ? $"The object is of type {Short(match.Groups[1].Value)}, not {Short(match.Groups[2].Value)}." : FirstLine(e.Message), "Ask first: if (x is double d) { … }"),
        RuntimeBinderException e => new(FirstLine(e.Message), "A dynamic value is looked at only when the line runs: check what it holds with .GetType()."),
        FileNotFoundException e => new($"There is no file {e.FileName ?? FirstLine(e.Message)}.", $"The current folder is {Environment.CurrentDirectory}; Directory.GetFiles(\".\") shows what is there."),
        DirectoryNotFoundException e => new(TextIn().Match(e.Message) is { Success: true } match ? $"There is no folder on the way to {match.Groups[1].Value}." : FirstLine(e.Message), $"The current folder is {Environment.CurrentDirectory}."),
        UnauthorizedAccessException e => new(FirstLine(e.Message), "Look at the rights of the file or folder; a folder cannot be opened as a file."),
        IOException e => new(FirstLine(e.Message), "Look whether another program has the file open, and whether the disk is full."),
        InsufficientExecutionStackException => new("A function calls itself without end.", "Give it a case in which it returns without calling itself. (A property that names itself, X => X, does this too.)"),
        OutOfMemoryException => OutOfMemory,
        InvalidOperationException { Message: "Sequence contains no elements" } => new("The sequence is empty.", "FirstOrDefault(), or DefaultIfEmpty() before Average(), Min() and Max(), work on an empty one."),
        InvalidOperationException { Message: "Sequence contains no matching element" } => new("No element fits the condition.", "FirstOrDefault(…) gives null instead; Where(…).ToList() shows what fits."),
        InvalidOperationException { Message: "Sequence contains more than one element" or "Sequence contains more than one matching element" } => new("More than one element fits, and Single expects exactly one.", "Take First(…), or a narrower condition."),
        InvalidOperationException e when e.Message.StartsWith("Collection was modified", StringComparison.Ordinal) => new("A list is changed while a loop goes through it.", "Loop over a copy: foreach (var x in list.ToList())."),
        InvalidOperationException e when e.Message.StartsWith("Nullable object", StringComparison.Ordinal) => new("A value that may be missing is missing.", "Ask HasValue first, or replace it: x ?? 0."),
        NotImplementedException => new("This part is not written yet: it throws NotImplementedException.", null),
        ObjectDisposedException e => new($"{(e.ObjectName.Length > 0 ? Short(e.ObjectName) : "The object")} is closed already.", "Use it inside its using block, or open it again."),
        TimeoutException e => new(FirstLine(e.Message), "Try again, or allow more time."),
        OperationCanceledException => new("The work was cancelled by the code itself.", null),
        ThreadInterruptedException => new("The work was interrupted by the code itself.", null),
        AggregateException { InnerExceptions: [var first, ..] } many => For(first) with { Message = $"{many.InnerExceptions.Count} things went wrong at once; the first: {For(first).Message}" },
        ArgumentException e => new(FirstLine(e.Message), null),
        _ => new(FirstLine(exception.Message) is { Length: > 0 } message ? message : $"{exception.GetType().Name} was thrown.", null),
    };

    private static string FirstLine(string message) => message.Split('\n')[0].Split(" (Parameter '")[0].Trim();

    private static string Value(object? value) => value is null ? "" : $": {value}";

    private static string Short(string type) => type switch
    {
        "System.Int32" => "int",
        "System.Int64" => "long",
        "System.Double" => "double",
        "System.Single" => "float",
        "System.Boolean" => "bool",
        "System.String" => "string",
        _ => type.Split('`')[0].Split('.', '+')[^1],
    };

    [GeneratedRegex("'(.*)'")]
    private static partial Regex TextIn();

    [GeneratedRegex("key '(.*)' was")]
    private static partial Regex KeyIn();

    [GeneratedRegex("type '([^']*)' to type '([^']*)'")]
    private static partial Regex CastIn();
}
