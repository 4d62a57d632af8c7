using System.Globalization;
using System.Text.RegularExpressions;
using NeuroRepl.Domain.Tables;

namespace NeuroRepl.IO.Spectroscopy;

/// <summary>LCModel's .COORD: the curves of its plot (data, fit, baseline, each metabolite) over ppm, and the concentration table.</summary>
public sealed partial class LcmodelCoord
{
    private LcmodelCoord(string path, string[] lines)
    {
        var at = 0;
        Concentrations = LcmodelResult.Concentrations(path, lines, ref at);
        (FwhmPpm, SignalToNoise, DataShiftPpm) = (LcmodelResult.After(lines, "FWHM ="), LcmodelResult.After(lines, "S/N ="), LcmodelResult.After(lines, "Data shift ="));
        (Phase0Degrees, Phase1DegreesPerPpm) = LcmodelResult.Phases(lines);
        at = Find(path, lines, at, "points on ppm-axis");
        var points = int.Parse(Leading().Match(lines[at]).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        Ppm = Curve(path, lines, ref at, points);
        at = Find(path, lines, at, "phased data points follow");
        Data = Curve(path, lines, ref at, points);
        at = Find(path, lines, at, "points of the fit");
        Fit = Curve(path, lines, ref at, points);
        at = Find(path, lines, at, "background values follow");
        Baseline = Curve(path, lines, ref at, points);
        Dictionary<string, IReadOnlyList<double>> metabolites = new(StringComparer.Ordinal);
        while (at < lines.Length && Metabolite().Match(lines[at]) is { Success: true } name) { metabolites[name.Groups[1].Value] = Curve(path, lines, ref at, points); }

        Metabolites = metabolites;
    }

    /// <summary>Opens a .COORD file.</summary>
    /// <exception cref="FileProblem">The file is missing, cut, or not LCModel's.</exception>
    public static LcmodelCoord Open(string path)
    {
        var whole = DataPath.Resolve(path);
        return FileKind.Is(whole, ".coord")
            ? new(whole, TextFile.ReadOld(whole).ReplaceLineEndings("\n").Split('\n'))
            : throw FileKind.Wrong(whole, "LCModel's curves", ".COORD");
    }

    /// <summary>The axis, in ppm, highest first.</summary>
    public IReadOnlyList<double> Ppm { get; }

    /// <summary>The phased data.</summary>
    public IReadOnlyList<double> Data { get; }

    /// <summary>The fit, baseline included.</summary>
    public IReadOnlyList<double> Fit { get; }

    /// <summary>The baseline.</summary>
    public IReadOnlyList<double> Baseline { get; }

    /// <summary>Each metabolite's curve, baseline included as LCModel writes it; those fitted to zero are not in the file.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> Metabolites { get; }

    /// <summary>A row a metabolite or sum: metabolite, concentration, sd_percent (Cramér-Rao), and the ratio to the reference.</summary>
    public Table Concentrations { get; }

    /// <summary>Linewidth in ppm, as LCModel estimates it.</summary>
    public double FwhmPpm { get; }

    /// <summary>Signal to noise, as LCModel defines it.</summary>
    public double SignalToNoise { get; }

    /// <summary>By how much the data were shifted, in ppm.</summary>
    public double DataShiftPpm { get; }

    /// <summary>Zero-order phase in degrees.</summary>
    public double Phase0Degrees { get; }

    /// <summary>First-order phase in degrees per ppm.</summary>
    public double Phase1DegreesPerPpm { get; }

    private static int Find(string path, string[] lines, int from, string phrase)
    {
        var at = Array.FindIndex(lines, from, line => line.Contains(phrase, StringComparison.Ordinal));
        return at >= 0 ? at : throw new FileProblem(path, $"it holds no line \"{phrase}\" after line {from + 1}.", FileProblem.Refetch);
    }

    /// <summary>The numbers of the lines after this one, as many as the axis has points.</summary>
    private static double[] Curve(string path, string[] lines, ref int at, int points)
    {
        List<double> values = new(Math.Min(points, 1 << 16));
        var start = at + 1;
        for (at++; at < lines.Length && values.Count < points; at++)
        {
            foreach (var text in lines[at].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                {
                    throw FileProblem.InText(path, "a point", $"\"{text}\"", at + 1, lines[at].IndexOf(text, StringComparison.Ordinal) + 1, "it should be a number", FileProblem.Refetch);
                }

                values.Add(value);
            }
        }

        return values.Count == points
            ? [.. values]
            : throw FileProblem.InText(path, "the number of points", values.Count, start + 1, 1, $"the axis has {points}", FileProblem.Refetch);
    }

    [GeneratedRegex(@"^\s*(\d{1,9})\s")]
    private static partial Regex Leading();

    [GeneratedRegex(@"^\s*(\S+)\s+Conc\.\s*=")]
    private static partial Regex Metabolite();
}
