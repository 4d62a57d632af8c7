using System.Text.RegularExpressions;
using NeuroRepl.Statistics.Classical;

namespace NeuroRepl.Statistics.Auditing;

/// <summary>Results read from text.</summary>
public static partial class Audit
{
    private const string Number = @"[-−–]?\d*\.?\d+(?:[eE][-−]?\d+)?";
    private const string Relation = @"\s*(?<rel>[=<>≤≥])\s*";

    /// <summary>Reads results as papers print them and rechecks each: "t(25) = 2.39, p = .0249", F(14, 621.6), χ²(2), r(14), z, V, W, b with SE, d and intervals.</summary>
    /// <param name="text">Any text; what is no result is passed over.</param>
    /// <param name="n">How many pairs, for correlations and rank sums that do not say it themselves.</param>
    /// <returns>A report with the checks of all results, each with the words it was read from.</returns>
    public static AuditReport Recheck(string text, int? n = null)
    {
        var found = Statistic().Matches(text);
        var checks = new List<AuditCheck>();
        var notes = new List<string>();
        for (var i = 0; i < found.Count; i++)
        {
            var match = found[i];
            var until = i + 1 < found.Count ? found[i + 1].Index : text.Length;
            var rest = Sentence(text[(match.Index + match.Length)..until]);
            var before = Sentence(text[(i > 0 ? found[i - 1].Index + found[i - 1].Length : 0)..match.Index], fromEnd: true);
            if (Report(match, rest, before, n) is not { } report) { continue; }

            var words = (match.Value + rest).Trim().TrimEnd('.', ',', ')', ';');
            checks.AddRange(report.Checks.Select(c => c with { What = $"{words}: {c.What}" }));
            notes.AddRange(report.Notes);
        }

        if (found.Count == 0) { notes.Add("No result was found: write t(25) = 2.39, F(2, 70) = 10.9, χ²(2) = 41.6, r(14) = -.64, z = 1.91 or V = 109, with p = ."); }

        return new(text.Length <= 80 ? text : $"{found.Count} results", checks) { Notes = notes };
    }

    private static AuditReport? Report(Match match, string rest, string before, int? givenN)
    {
        var name = match.Groups["name"].Value;
        var statistic = PrintedNumber.Parse(match.Groups["rel"].Value + match.Groups["value"].Value);
        var p = Find(rest, "p(?:-value|_?FDR|_?FWE)?") ?? Find(before, "p");
        var n = Count(rest) ?? Count(match.Groups["df"].Value) ?? Count(before) ?? givenN;
        double[] df = [.. Regex.Matches(match.Groups["df"].Value.Split(['N', 'n'])[0], Number).Select(m => PrintedNumber.Parse(m.Value).Value)];
        var d = Find(rest, "(?:d|d_?z|g|Cohen[’']s d)");
        switch (name)
        {
            case "t" when Find(before, "(?:b|B|β|beta|estimate)") is { } b && Find(before, "SE") is { } se: return Coefficient(b, se, statistic, p, df.Length > 0 ? df[0] : null);
            case "t" when df.Length > 0: return T(statistic, df[0], p, d);
            case "t": return p is null ? null : new($"t = {statistic}", [CheckP("p from t, any df", statistic.Between, p, n - 1)]);
            case "F" when df.Length > 1 && p is not null: return F(statistic, df[0], df[1], p);
            case "r" or "rs" or "r_s" or "ρ" or "rho" when p is not null:
                return Correlation(statistic, df.Length > 0 ? (int)df[0] + 2 : n, p, name is not "r");
            case "z" or "Z" when p is not null: return Z(statistic, p);
            case "V": return SignedRank(statistic, n, p);
            case "W" when p is not null && n is { } size && statistic.Value is > 0 and < 1: return ShapiroWilkReport(statistic, size, p);
            case "b" or "B" or "β" or "F" or "W": return null;
            default: return df.Length > 0 && p is not null && IsChiSquare(name) ? ChiSquare(statistic, df[0], p) : null;
        }
    }

    private static AuditReport ShapiroWilkReport(PrintedNumber w, int n, PrintedNumber p)
    {
        var implied = new Between(w.Low, Math.Min(1, w.High)).Map(x => ShapiroWilk.P(x, n));
        return new($"W = {w}, n = {n}, p {Equal(p)}", [Judge("p from W and n", p, implied, $"W = {w} with n = {n} gives p = {implied}")]);
    }

    private static bool IsChiSquare(string name) => name is "χ2" or "χ²" or "chi2" or "X2" or "Χ2" or "chi-square" or "χ^2" or "chi²";

    private static PrintedNumber? Find(string text, string name) =>
        Regex.Match(text, $@"(?<![A-Za-z_]){name}{Relation}(?<value>{Number})") is { Success: true } m ? PrintedNumber.Parse(m.Groups["rel"].Value + m.Groups["value"].Value) : null;

    private static int? Count(string text) => Regex.Match(text, @"(?<![A-Za-z_])[nN]\s*=\s*(\d+)") is { Success: true } m ? int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>Up to the end of the sentence: a full stop with a blank and a capital after it, a semicolon, or a new line.</summary>
    private static string Sentence(string text, bool fromEnd = false)
    {
        var parts = Regex.Split(text, @"(?<=\.)\s+(?=[A-Z][a-z])|;|\n");
        return fromEnd ? parts[^1] : parts[0];
    }

    [GeneratedRegex(@"(?<![A-Za-z_])(?<name>t|F|rs|r_s|r|ρ|rho|[zZ]|V|W|χ\^?2|χ²|chi2|chi²|chi-square|X2|Χ2)\s*(?:\((?<df>[^()]{1,40})\))?\s*(?<rel>[=<>≤≥])\s*(?<value>[-−–]?\d*\.?\d+(?:[eE][-−]?\d+)?)")]
    private static partial Regex Statistic();
}
