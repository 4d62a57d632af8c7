using System.Globalization;
using System.Xml;

namespace NeuroRepl.IO;

/// <summary>XML of files that nobody vouches for: no document type is fetched, no entity is expanded, and what is missing is named with its line.</summary>
internal static class Xml
{
    public static XmlReaderSettings Settings { get; } = new()
    {
        DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, IgnoreWhitespace = true, CheckCharacters = false,
    };

    /// <summary>Goes through XML; what the parser says is told with file and line.</summary>
    public static T Read<T>(string path, string what, Func<XmlReader> open, Func<XmlReader, T> read)
    {
        try
        {
            using var reader = open();
            return read(reader);
        }
        catch (XmlException error)
        {
            throw FileProblem.InText(path, what, "broken", error.LineNumber, error.LinePosition, error.Message.Split(" Line ")[0].TrimEnd('.'), FileProblem.Refetch);
        }
    }

    /// <summary>An attribute that has to be there.</summary>
    public static string Attribute(this XmlReader reader, string path, string name) =>
        reader.GetAttribute(name) ?? throw Wrong(reader, path, name, "missing", $"a <{reader.LocalName}> has one");

    /// <summary>An attribute that is a whole number within bounds.</summary>
    public static int Whole(this XmlReader reader, string path, string name, int least, int most)
    {
        var text = reader.Attribute(path, name);
        return int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw Wrong(reader, path, name, Short(text), $"a whole number from {least} to {most} is expected");
    }

    /// <summary>An attribute that is a finite number; a default where it is not there.</summary>
    public static double Number(this XmlReader reader, string path, string name, double? otherwise = null)
    {
        if (reader.GetAttribute(name) is null && otherwise is { } value) { return value; }

        var text = reader.Attribute(path, name);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : throw Wrong(reader, path, name, Short(text), "a finite number is expected");
    }

    public static FileProblem Wrong(XmlReader reader, string path, string field, object value, string expected)
    {
        var (line, column) = reader is IXmlLineInfo info && info.HasLineInfo() ? (info.LineNumber, info.LinePosition) : (0, 0);
        return FileProblem.InText(path, $"{field} of <{reader.LocalName}> (XML)", value, line, column, expected, FileProblem.Refetch);
    }

    /// <summary>Whole numbers divided by blanks, not one allocation a number.</summary>
    public static int[] Wholes(string path, string what, ReadOnlySpan<char> text)
    {
        List<int> numbers = new(Math.Min(text.Length / 2, 1 << 20));
        foreach (var range in Words(text))
        {
            if (!int.TryParse(text[range], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) { throw new FileProblem(path, $"{what} holds \"{Short(text[range].ToString())}\"; whole numbers are expected.", FileProblem.Refetch); }

            numbers.Add(number);
        }

        return [.. numbers];
    }

    /// <summary>Numbers divided by blanks.</summary>
    public static double[] Numbers(string path, string what, ReadOnlySpan<char> text)
    {
        List<double> numbers = [];
        foreach (var range in Words(text))
        {
            if (!double.TryParse(text[range], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) { throw new FileProblem(path, $"{what} holds \"{Short(text[range].ToString())}\"; numbers are expected.", FileProblem.Refetch); }

            numbers.Add(number);
        }

        return [.. numbers];
    }

    /// <summary>Sixteen numbers as an affine; millimetres are 10 to the given power of a metre.</summary>
    public static double[] Matrix(string path, string what, ReadOnlySpan<char> text)
    {
        var numbers = Numbers(path, what, text);
        return numbers.Length == 16 && numbers.All(double.IsFinite) ? numbers : throw new FileProblem(path, $"{what} has {numbers.Length} numbers; a matrix has 16 finite ones.", FileProblem.Refetch);
    }

    private static string Short(string text) => text.Length <= 30 ? text : $"{text[..30]}…";

    private static List<Range> Words(ReadOnlySpan<char> text)
    {
        List<Range> words = [];
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at])) { at++; }

            words.Add(start..at);
        }

        return words;
    }
}
