using System.Globalization;
using System.Text.RegularExpressions;
using NeuroRepl.Domain.Tables;

namespace NeuroRepl.IO.Spectroscopy;

/// <summary>What LCModel's .COORD and .TABLE have in common: the concentration table and the quality of the fit.</summary>
internal static partial class LcmodelResult
{
    /// <summary>The table that begins at a line "Conc. %SD /Cr+PCr Metabolite", with as many rows as follow in its form.</summary>
    public static Table Concentrations(string path, string[] lines, ref int at)
    {
        while (at < lines.Length && !lines[at].Contains("%SD", StringComparison.Ordinal)) { at++; }

        if (at == lines.Length) { throw new FileProblem(path, "it holds no concentration table (a line with Conc. and %SD).", "Check that it is LCModel's own output, and that the fit came to an end."); }

        var reference = Heading().Match(lines[at]) is { Success: true } heading ? heading.Groups[1].Value : "ratio";
        List<(string Name, double Value, double Sd, double Ratio)> rows = [];
        for (at++; at < lines.Length && Row().Match(lines[at]) is { Success: true } row; at++)
        {
            rows.Add((row.Groups[4].Value, Number(row.Groups[1]), Number(row.Groups[2]), Number(row.Groups[3])));
        }

        return new Table("concentrations",
        [
            new TextColumn("metabolite", [.. rows.Select(r => r.Name)]), new NumberColumn("concentration", [.. rows.Select(r => r.Value)]),
            new NumberColumn("sd_percent", [.. rows.Select(r => r.Sd)]), new NumberColumn(reference, [.. rows.Select(r => r.Ratio)]),
        ]);
    }

    /// <summary>The first number after a phrase, or NaN where LCModel did not write it.</summary>
    public static double After(IEnumerable<string> lines, string phrase) =>
        lines.Select(line => Regex.Match(line, $@"{phrase}\s*({Real})")).FirstOrDefault(m => m.Success) is { } found ? Number(found.Groups[1]) : double.NaN;

    /// <summary>The zero- and first-order phase: degrees, and degrees per ppm.</summary>
    public static (double Zero, double First) Phases(IEnumerable<string> lines) =>
        lines.Select(line => Phase().Match(line)).FirstOrDefault(m => m.Success) is { } found ? (Number(found.Groups[1]), Number(found.Groups[2])) : (double.NaN, double.NaN);

    private const string Real = @"[-+]?\d*\.?\d+(?:[Ee][-+]?\d+)?";

    private static double Number(Group text) => double.Parse(text.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"%SD\s+(/\S+)")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*(" + Real + @")\s+(\d+)%\s+(" + Real + @")[\s+]*?\s*([-+]?\S+)\s*$")]
    private static partial Regex Row();

    [GeneratedRegex(@"Ph:\s*(" + Real + @")\s*deg\s+(" + Real + @")\s*deg/ppm")]
    private static partial Regex Phase();
}
