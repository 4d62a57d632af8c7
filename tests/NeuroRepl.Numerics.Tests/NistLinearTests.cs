using System.Globalization;
using System.Text.RegularExpressions;
using NeuroRepl.Numerics;
using NeuroRepl.Testing;

namespace NeuroRepl.Numerics.Tests;

/// <summary>NIST Statistical Reference Datasets, linear regression: the files hold data, certified estimates and their standard deviations.</summary>
public sealed partial class NistLinearTests
{
    // Digits that double precision can keep: 15 less the design's condition (Filip about 1e10 after scaling, Wampler and Longley less).
    [Needs("shared:nist/Norris.dat")]
    public void Norris_is_certified() => Check("Norris", x => [1, x[0]], 1e-11);

    [Needs("shared:nist/Pontius.dat")]
    public void Pontius_is_certified() => Check("Pontius", x => [1, x[0], x[0] * x[0]], 1e-10);

    [Needs("shared:nist/NoInt1.dat")]
    public void NoInt1_is_certified() => Check("NoInt1", x => x, 1e-12);

    [Needs("shared:nist/NoInt2.dat")]
    public void NoInt2_is_certified() => Check("NoInt2", x => x, 1e-12);

    [Needs("shared:nist/Longley.dat")]
    public void Longley_is_certified() => Check("Longley", x => [1, .. x], 1e-9);

    [Needs("shared:nist/Filip.dat")]
    public void Filip_is_certified() => Check("Filip", x => Powers(x[0], 10), 1e-6);

    [Needs("shared:nist/Wampler1.dat")]
    public void Wampler1_is_certified() => Check("Wampler1", x => Powers(x[0], 5), 1e-8);

    [Needs("shared:nist/Wampler2.dat")]
    public void Wampler2_is_certified() => Check("Wampler2", x => Powers(x[0], 5), 1e-10);

    [Needs("shared:nist/Wampler3.dat")]
    public void Wampler3_is_certified() => Check("Wampler3", x => Powers(x[0], 5), 1e-8);

    [Needs("shared:nist/Wampler4.dat")]
    public void Wampler4_is_certified() => Check("Wampler4", x => Powers(x[0], 5), 1e-7);

    [Needs("shared:nist/Wampler5.dat")]
    public void Wampler5_is_certified() => Check("Wampler5", x => Powers(x[0], 5), 1e-5);

    private static double[] Powers(double x, int highest) => [.. Enumerable.Range(0, highest + 1).Select(k => Math.Pow(x, k))];

    private static void Check(string name, Func<double[], double[]> design, double relative)
    {
        var lines = File.ReadAllLines(Repository.SharedData("nist", name + ".dat")!);
        var certified = lines.Select(line => Certified().Match(line)).Where(match => match.Success)
            .Select(match => (Estimate: Number(match.Groups[1].Value), Sd: Number(match.Groups[2].Value))).ToArray();
        var first = Array.FindLastIndex(lines, line => line.StartsWith("Data:", StringComparison.Ordinal)) + 1;
        var rows = lines.Skip(first).Where(line => line.Trim().Length > 0)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number).ToArray()).ToArray();
        var predictors = rows.Select(row => design(row[1..])).ToArray();

        var fit = LeastSquares.Fit(new RowMajor([.. predictors.SelectMany(row => row)], rows.Length, predictors[0].Length), [.. rows.Select(row => row[0])]);

        Assert.Equal(predictors[0].Length, certified.Length);
        Assert.Equal(certified.Length, fit.Rank);
        for (var k = 0; k < certified.Length; k++)
        {
            Assert.True(Math.Abs(fit.Coefficients[k] - certified[k].Estimate) <= relative * Math.Abs(certified[k].Estimate), $"{name} B{k}: {fit.Coefficients[k]:G17} but certified {certified[k].Estimate:G17}");
            var sdTolerance = certified[k].Sd == 0 ? 1e-6 * Math.Abs(certified[k].Estimate) : relative * certified[k].Sd;
            Assert.True(Math.Abs(fit.StandardErrors[k] - certified[k].Sd) <= sdTolerance, $"{name} sd of B{k}: {fit.StandardErrors[k]:G17} but certified {certified[k].Sd:G17}");
        }
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s+B\d+\s+(-?[\d.]+(?:E[-+]?\d+)?)\s+(-?[\d.]+(?:E[-+]?\d+)?)\s*$")]
    private static partial Regex Certified();
}
