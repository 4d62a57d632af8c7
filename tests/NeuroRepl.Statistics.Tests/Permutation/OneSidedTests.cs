using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Statistics.Permutation;

namespace NeuroRepl.Statistics.Tests.Permutation;

public class OneSidedTests
{
    private static readonly double[][] Scans = Reference.Root.GetProperty("flips").GetProperty("scans").Rows();

    // All 256 sign flips and their t values, written out.
    [Theory]
    [InlineData(Sides.Greater, 1)]
    [InlineData(Sides.Less, -1)]
    public void Only_effects_of_that_sign_count_at_a_place_and_anywhere(Sides sides, int sign)
    {
        var (n, places) = (Scans.Length, Scans[0].Length);
        var maps = Enumerable.Range(0, 1 << n).Select(bits => Enumerable.Range(0, places).Select(place => sign * T([.. Enumerable.Range(0, n).Select(i => Scans[i][place] * ((bits >> i & 1) == 0 ? 1 : -1))])).ToArray()).ToArray();
        var copes = new CopeSet(new ParcelSpace([.. Enumerable.Range(0, places).Select(p => $"parcel {p}")]), [.. Scans.SelectMany(row => row).Select(v => (float)v)],
            new Table("scans", [new TextColumn("subject", [.. Enumerable.Range(1, n).Select(i => $"{i}")])]));

        var test = copes.PermutationTest(1000, sides: sides);

        Assert.Equal(sides, test.Sides);
        for (var place = 0; place < places; place++)
        {
            var reached = maps[0][place] - (2e-6 * Math.Abs(maps[0][place]));
            Assert.Equal((float)(maps.Count(map => map[place] >= reached) / 256.0), test.UncorrectedP[place]);
            Assert.Equal((float)(maps.Count(map => map.Max() >= reached) / 256.0), test.FamilyWiseP[place]);
            Assert.Equal(test.FamilyWiseP[place], (float)test.PAt(place).Value);
        }

        Assert.Contains(Enumerable.Range(0, places), place => sign * test.T[place] < 0 && test.FamilyWiseP[place] > .9);      // the other sign is there, and is nothing
    }

    private static double T(double[] x)
    {
        var mean = x.Average();
        return mean / Math.Sqrt(x.Sum(v => (v - mean) * (v - mean)) / (x.Length - 1) / x.Length);
    }
}
