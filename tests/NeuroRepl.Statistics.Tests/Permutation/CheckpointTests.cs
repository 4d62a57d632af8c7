using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Permutation;

namespace NeuroRepl.Statistics.Tests.Permutation;

public sealed class CheckpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("checkpoint").FullName;

    private string Partial => Path.Combine(_folder, "test.partial");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_interrupted_test_goes_on_to_the_same_bits()
    {
        var copes = Noise(14);
        var whole = copes.PermutationTest(600, new Tfce(), seed: 3);
        var scheme = new PermutationScheme { ResumeFrom = Partial };
        var reported = StopAfter(200, () => copes.PermutationTest(600, new Tfce(), seed: 3, scheme: scheme));

        var known = new FileInfo(Partial).Length;
        var resumed = copes.PermutationTest(600, new Tfce(), seed: 3, scheme: scheme);

        Assert.InRange(reported, 200, 599);
        Assert.True(known > 0);
        Assert.Equal(whole.Maxima, resumed.Maxima);
        Assert.Equal(whole.UncorrectedP.Values.ToArray(), resumed.UncorrectedP.Values.ToArray());
        Assert.Equal(whole.FamilyWiseP.Values.ToArray(), resumed.FamilyWiseP.Values.ToArray());
        Assert.False(File.Exists(Partial + ".part"));
    }

    [Fact]
    public void What_is_known_is_not_made_again()
    {
        var (maxima, exceeded) = (new double[20], new int[3]);
        var file = new Checkpoint(Partial, [1, 2], [Shuffle.Identity(2)], "as it was", secondsBetween: 0);
        (maxima[0], exceeded[2]) = (4.5, 7);
        file.Keep(2, maxima, exceeded);

        var (again, counts) = (new double[20], new int[3]);

        Assert.Equal(2, new Checkpoint(Partial, [1, 2], [Shuffle.Identity(2)], "as it was").Restore(again, counts));
        Assert.Equal(maxima, again);
        Assert.Equal(exceeded, counts);
    }

    [Fact]
    public void Another_tests_file_and_a_damaged_one_are_refused()
    {
        var copes = Noise(10);
        copes.PermutationTest(200, seed: 1, scheme: new() { ResumeFrom = Partial });

        Assert.Contains("another test", Assert.Throws<ArgumentMistake>(() => copes.PermutationTest(200, seed: 2, scheme: new() { ResumeFrom = Partial })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentMistake>(() => copes.PermutationTest(200, new Tfce(), seed: 1, scheme: new() { ResumeFrom = Partial }));
        Assert.Throws<ArgumentMistake>(() => Noise(11).PermutationTest(200, seed: 1, scheme: new() { ResumeFrom = Partial }));
        File.WriteAllBytes(Partial, File.ReadAllBytes(Partial)[..^5]);
        Assert.Throws<ArgumentMistake>(() => copes.PermutationTest(200, seed: 1, scheme: new() { ResumeFrom = Partial }));
        Assert.Throws<ArgumentMistake>(() => copes.PermutationTest(200, seed: 1, scheme: new() { ResumeFrom = _folder }));
        Assert.Throws<ArgumentMistake>(() => copes.PermutationTest(200, seed: 1, scheme: new() { ResumeFrom = Path.Combine(_folder, "no", "where") }));
    }

    private static long StopAfter(long shuffles, Action work)
    {
        using var source = new CancellationTokenSource();
        var listener = new Stopper(shuffles, source);
        Interrupt.Set(source.Token);
        Work.Listener = listener;
        try { Assert.Throws<OperationCanceledException>(work); }
        finally
        {
            Work.Listener = null;
            Interrupt.Set(default);
        }

        return listener.Done;
    }

    private static CopeSet Noise(int scans)
    {
        var space = VoxelSpace.Whole(new(6, 6, 6, Affine.Isotropic(2)));
        var values = new float[scans * space.Count];
        var random = new CounterRandom(99);
        for (var n = 0; n < values.Length; n++) { values[n] = (float)random.NextNormal() + (n % space.Count < 40 ? .5f : 0); }

        return new(space, values, new Table("scans", [new TextColumn("subject", [.. Enumerable.Range(1, scans).Select(n => $"{n:00}")])]));
    }

    private sealed class Stopper(long after, CancellationTokenSource source) : IWorkListener
    {
        public long Done { get; private set; }

        public void Report(string what, long done, long total)
        {
            Done = done;
            if (done >= after) { source.Cancel(); }
        }
    }
}
