namespace NeuroRepl.IO.Spectroscopy;

/// <summary>Times of a header, in seconds; one that no scan has is refused with file, field and value.</summary>
internal static class MrsTimes
{
    /// <summary>Milliseconds to seconds; null where there is none or zero. Below a tenth of a millisecond it was most likely in seconds.</summary>
    public static double? FromMilliseconds(string path, string field, double? milliseconds, double mostSeconds)
    {
        if (milliseconds is not { } value || value == 0) { return null; }

        if (value is < 0.1 or double.NaN || value > 1000 * mostSeconds)
        {
            throw new FileProblem(path, $"{field} is {value}; it should be from 0.1 to {1000 * mostSeconds} milliseconds.", value is > 0 and < 0.1 ? $"It looks like seconds: write {value * 1000}." : "Correct it, or ask the program that wrote the file.");
        }

        return value / 1000;
    }
}
