using NeuroRepl.Numerics;

namespace NeuroRepl.IO;

/// <summary>A file that is missing, is of another kind, or says something that cannot be: names the file, the field, its value, where it stands, and what to do.</summary>
public sealed class FileProblem : NeuroReplException
{
    /// <param name="path">The file.</param>
    /// <param name="message">What was found and what was expected; without the file's name, which is put in front.</param>
    /// <param name="hint">What to do next.</param>
    /// <param name="inner">The exception underneath, if there is one.</param>
    public FileProblem(string path, string message, string hint, Exception? inner = null)
        : base($"{path}: {message}", hint, inner) => Path = path;

    /// <summary>The file, as it was looked for.</summary>
    public string Path { get; }

    /// <summary>The field that lies, where it is one: "dim[4]".</summary>
    public string? Field { get; private init; }

    /// <summary>The field's value as it stands in the file.</summary>
    public string? Value { get; private init; }

    /// <summary>Where the field stands in the (uncompressed) file, in bytes from its start.</summary>
    public long? Offset { get; private init; }

    internal static FileProblem In(string path, string field, object value, long offset, string expected, string hint, Exception? inner = null) =>
        new(path, $"{field} is {value} (byte {offset}); {expected}.", hint, inner) { Field = field, Value = $"{value}", Offset = offset };

    internal static FileProblem InText(string path, string field, object value, int line, int column, string expected, string hint) =>
        new(path, $"line {line}, column {column}: {field} is {value}; {expected}.", hint) { Field = field, Value = $"{value}" };

    internal static FileProblem EndsEarly(string path, string what, long offset, long wanted, long found, Exception? inner = null) =>
        new(path, $"the file ends at byte {offset + found}, inside {what} (byte {offset}), which needs {wanted} bytes.", Refetch, inner)
        {
            Field = what,
            Value = $"{found} bytes",
            Offset = offset,
        };

    internal const string Refetch = "The copy is incomplete or damaged: fetch or write the file again.";
}
