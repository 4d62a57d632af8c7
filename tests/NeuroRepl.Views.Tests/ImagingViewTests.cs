using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Figures;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Clusters;
using NeuroRepl.Statistics.Permutation;
using NeuroRepl.Testing;

namespace NeuroRepl.Views.Tests;

public sealed class ImagingViewTests
{
    private static readonly ViewRegistry Registry = ViewRegistry.WithDefaults();
    private static readonly CopeSet Copes = Make();
    private static readonly PermutationResult Result = Copes.PermutationTest(200, new Tfce(), seed: 1);

    private static readonly Dictionary<string, object> Shown = new()
    {
        ["map"] = Result.T,
        ["copes"] = Copes,
        ["clusters"] = Result.T.Clusters(3),
        ["no-clusters"] = Result.T.Clusters(100),
        ["permutation"] = Result,
    };

    public static TheoryData<string> Names => [.. Shown.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_type_looks_as_approved(string name) => Approve.That(Registry.Of(Shown[name]).ToText(new TerminalSettings { Width = 100 }), $"view-imaging-{name}");

    private static CopeSet Make()
    {
        var space = VoxelSpace.Whole(new(8, 8, 8, Affine.Isotropic(2, (-8, 20, 10))));
        var values = new float[12 * space.Count];
        var random = new CounterRandom(5);
        for (var n = 0; n < values.Length; n++)
        {
            var (i, j, k) = space.Grid.IndexOf(n % space.Count);
            values[n] = n % space.Count == 3 ? 0 : (float)random.NextNormal() + (i < 4 && j < 4 && k is > 2 and < 6 ? 1.5f : 0);
        }

        return new(space, values, new Table("pairs", [new TextColumn("subject", [.. Enumerable.Range(1, 12).Select(n => $"{n:00}")])]))
        {
            Name = "high - placebo", Notes = ["Without a pair, left out: 13."],
        };
    }
}
