using System.Globalization;
using System.Text.RegularExpressions;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Statistics.Linear;
using NeuroRepl.Testing;

namespace NeuroRepl.Statistics.Tests.Linear;

/// <summary>NIST Statistical Reference Datasets, linear regression: at least nine right digits of every estimate and standard deviation, by formula.</summary>
public sealed partial class NistTests
{
    [Needs("shared:nist/Norris.dat")]
    public void Norris() => Check("Norris", "y ~ x");

    [Needs("shared:nist/Pontius.dat")]
    public void Pontius() => Check("Pontius", "y ~ x + I(x^2)");

    [Needs("shared:nist/NoInt1.dat")]
    public void NoInt1() => Check("NoInt1", "y ~ x - 1");

    [Needs("shared:nist/NoInt2.dat")]
    public void NoInt2() => Check("NoInt2", "y ~ 0 + x");

    [Needs("shared:nist/Longley.dat")]
    public void Longley() => Check("Longley", "y ~ x + x2 + x3 + x4 + x5 + x6");

    [Needs("shared:nist/Filip.dat")]
    public void Filip() => Check("Filip", "y ~ poly(x, 10, raw = TRUE)");

    [Needs("shared:nist/Wampler1.dat")]
    public void Wampler1() => Check("Wampler1", "y ~ poly(x, 5, raw = TRUE)");

    [Needs("shared:nist/Wampler2.dat")]
    public void Wampler2() => Check("Wampler2", "y ~ x + I(x^2) + I(x^3) + I(x^4) + I(x^5)");

    [Needs("shared:nist/Wampler3.dat")]
    public void Wampler3() => Check("Wampler3", "y ~ poly(x, 5, raw = TRUE)");

    [Needs("shared:nist/Wampler4.dat")]
    public void Wampler4() => Check("Wampler4", "y ~ poly(x, 5, raw = TRUE)");

    [Needs("shared:nist/Wampler5.dat")]
    public void Wampler5() => Check("Wampler5", "y ~ poly(x, 5, raw = TRUE)");

    private static void Check(string name, string formula)
    {
        var lines = File.ReadAllLines(Repository.SharedData("nist", name + ".dat")!);
        var certified = lines.Select(line => Certified().Match(line)).Where(match => match.Success).Select(match => (Estimate: Number(match.Groups[1].Value), Sd: Number(match.Groups[2].Value))).ToArray();
        var first = Array.FindLastIndex(lines, line => line.StartsWith("Data:", StringComparison.Ordinal)) + 1;
        var rows = lines.Skip(first).Where(line => line.Trim().Length > 0).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number).ToArray()).ToArray();
        var table = new Table(name, [.. Enumerable.Range(0, rows[0].Length).Select(k => new NumberColumn(k == 0 ? "y" : k == 1 ? "x" : $"x{k}", [.. rows.Select(row => row[k])]))]);

        var fit = table.FitLinear(formula);

        Assert.Equal(certified.Length, fit.Coefficients.Count);
        foreach (var (expected, actual) in certified.Zip(fit.Coefficients))
        {
            ModelOracle.Close(expected.Estimate, actual.Estimate, 1e-9, $"{name} {actual.Name}");
            if (expected.Sd == 0) { Assert.InRange(actual.StandardError, 0, 1e-9 * Math.Max(1, Math.Abs(expected.Estimate))); }
            else { ModelOracle.Close(expected.Sd, actual.StandardError, 1e-9, $"{name} sd of {actual.Name}"); }
        }
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s+B\d+\s+(-?[\d.]+(?:E[-+]?\d+)?)\s+(-?[\d.]+(?:E[-+]?\d+)?)\s*$")]
    private static partial Regex Certified();
}
