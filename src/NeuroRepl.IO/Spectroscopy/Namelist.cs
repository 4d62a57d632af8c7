using System.Globalization;

namespace NeuroRepl.IO.Spectroscopy;

/// <summary>One Fortran namelist: its name, the line where it begins, and its values as texts.</summary>
internal sealed record Namelist(string Path, int Line, string Name, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>A text, or null where it is not there or blank.</summary>
    public string? Text(string key) => Values.TryGetValue(key, out var text) && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>A number, or null where it is not there or blank.</summary>
    public double? Number(string key)
    {
        if (Text(key) is not { } text) { return null; }

        var plain = text.Replace('D', 'E').Replace('d', 'E');
        return double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw FileProblem.InText(Path, $"{key} of ${Name}", $"\"{text}\"", Line, 1, "it should be a number", FileProblem.Refetch);
    }

    /// <summary>A number that has to be there and above zero.</summary>
    public double Positive(string key) => Number(key) switch
    {
        > 0 and var number => number,
        null => throw FileProblem.InText(Path, $"{key} of ${Name}", "missing", Line, 1, "the spectra cannot be read without it", FileProblem.Refetch),
        var number => throw FileProblem.InText(Path, $"{key} of ${Name}", number, Line, 1, "it should be above zero", FileProblem.Refetch),
    };
}
