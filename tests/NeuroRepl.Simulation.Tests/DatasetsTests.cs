using System.Text.Json;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Domain.Studies;
using NeuroRepl.IO;
using NeuroRepl.Numerics;
using NeuroRepl.Simulation.Spectroscopy;
using NeuroRepl.Testing;

namespace NeuroRepl.Simulation.Tests;

public sealed class DatasetsTests : IDisposable
{
    private readonly string _scratch = Directory.CreateTempSubdirectory("neurorepl-datasets-").FullName;

    public void Dispose() => Directory.Delete(_scratch, recursive: true);

    [Theory]
    [InlineData("boucherie2025")]
    [InlineData("marx2025")]
    [InlineData("examples")]
    [InlineData("receptors")]
    public void Committed_dataset_is_byte_for_byte_what_its_recipe_makes(string name) =>
        Assert.Empty(Datasets.Check(Repository.At("datasets", name)));

    [Fact]
    public void Check_names_every_file_that_differs()
    {
        var folder = Datasets.Make("examples", _scratch);
        File.AppendAllText(Path.Combine(folder, "README.md"), "x");
        File.Delete(Path.Combine(folder, "sub-01_svs.nii.gz"));
        File.WriteAllText(Path.Combine(folder, "more.txt"), "");

        Assert.Equal(
            ["README.md: has other content", "more.txt: not of this dataset", "sub-01_svs.nii.gz: missing"],
            Datasets.Check(folder).Select(d => d.ToString()));
    }

    [Fact]
    public void Make_leaves_a_folder_that_is_there_alone_unless_told_otherwise()
    {
        var folder = Datasets.Make("examples", _scratch);
        File.WriteAllText(Path.Combine(folder, "mine.txt"), "");

        Assert.Throws<ArgumentMistake>(() => Datasets.Make("examples", _scratch));
        Assert.True(File.Exists(Path.Combine(folder, "mine.txt")));
        Datasets.Make("examples", _scratch, overwrite: true);
        Assert.Equal(
            ["README.md", "slaser_7t.basis", "sub-01_mrsref.nii.gz", "sub-01_svs.nii.gz"],
            Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Single(Directory.GetFileSystemEntries(_scratch));
    }

    [Fact]
    public void Interrupted_make_leaves_nothing_behind()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        try
        {
            Interrupt.Set(source.Token);
            Assert.ThrowsAny<OperationCanceledException>(() => Datasets.Make("boucherie2025", _scratch));
        }
        finally
        {
            Interrupt.Set(CancellationToken.None);
        }

        Assert.Empty(Directory.GetFileSystemEntries(_scratch));
    }

    [Fact]
    public void Unknown_dataset_is_told_with_the_list() =>
        Assert.Contains("boucherie2025", Assert.Throws<ArgumentMistake>(() => Datasets.Make("boucherie", _scratch)).Hint, StringComparison.Ordinal);

    [Fact]
    public void Embedded_study_opens_with_arms_missing_visits_and_metadata()
    {
        var study = Study.Open(Repository.At("datasets", "boucherie2025"));

        Assert.True(study.IsSimulated);
        Assert.Equal(["placebo", "low", "high"], study.Arms.Select(a => a.Name));
        Assert.Equal(8, study.Subjects.Count);
        Assert.Equal(22, study.Sessions.Count);
        Assert.Equal(6, study.Subjects.Count(s => s.Sessions.Count == 3));
        Assert.Equal(
            ["sub-05 ses-high: withdrew after the second visit", "sub-07 ses-low: scanner not available on the day"],
            study.Missing.Select(m => $"{m.SubjectId} {m.SessionId}: {m.Reason}"));
        Assert.Equal(24, study.Table("cadss").Count);
        var run = study["01"].In("high")!.Find("svs").Single();
        Assert.Equal(0.036, run.Metadata["EchoTime"].GetDouble());                                               // from the top
        Assert.Equal("bids::sub-01/ses-high/mrs/sub-01_ses-high_mrsref.nii.gz", run.Metadata["ReferenceSignal"].GetString());     // from its own
        var spectrum = Spectrum.Open(run.Path);
        Assert.Equal((1024, 3000, 298.04), (spectrum.Points, spectrum.BandwidthHz, spectrum.SpectrometerMHz));
    }

    [Fact]
    public void Visits_of_each_order_come_in_that_order()
    {
        var study = Study.Open(Repository.At("datasets", "boucherie2025"));
        foreach (var subject in study.Subjects)
        {
            foreach (var session in subject.Sessions) { Assert.Equal(char.ToUpperInvariant(session.Arm![0]), subject.Row["sequence"][session.Visit!.Value - 1]); }
        }
    }

    [Fact]
    public void True_glutamate_differs_between_the_arms_by_the_published_effect()
    {
        var high = Contrast("Glu", "high");
        var low = Contrast("Glu", "low");

        Assert.Equal((7, 7), (high.Length, low.Length));
        Assert.Equal(3.0, high.Average(), 0.01);                                                                // truth.json is rounded to four decimals
        Assert.Equal(5.8, Math.Sqrt(high.Sum(x => Math.Pow(x - high.Average(), 2)) / 6), 0.01);
        Assert.Equal(1.6, low.Average(), 0.01);
        Assert.Equal(12, Contrast("Lac", "high").Average(), 0.02);
    }

    [Fact]
    public void Full_study_has_the_published_visits_and_dissociation_scores()
    {
        var subjects = Studies.BoucherieDesign.Subjects(DatasetScale.Full);
        var complete = subjects.Where(s => s.Missing.Count == 0).ToArray();

        Assert.Equal(32, subjects.Count);
        Assert.Equal(14, subjects.Count(s => s.Sex == "F"));
        Assert.Equal(26, complete.Length);
        Assert.Equal((28, 27, 30), (subjects.Count(s => s.Has("placebo")), subjects.Count(s => s.Has("low")), subjects.Count(s => s.Has("high"))));
        Assert.Equal(300, SignedRank([.. complete.Select(s => s.Cadss.Low - s.Cadss.Placebo)]));                 // V as printed: 300, 351, 278.5
        Assert.Equal(351, SignedRank([.. complete.Select(s => s.Cadss.High - s.Cadss.Placebo)]));
        Assert.Equal(278.5, SignedRank([.. complete.Select(s => s.Cadss.High - s.Cadss.Low)]));
    }

    [Theory]
    [InlineData(DatasetScale.Tiny)]
    [InlineData(DatasetScale.Full)]
    public void Who_withdrew_after_a_visit_has_none_later(DatasetScale scale)
    {
        foreach (var subject in Studies.BoucherieDesign.Subjects(scale))
        {
            foreach (var (arm, reason) in subject.Missing)
            {
                var last = reason switch { "withdrew after the first visit" => 1, "withdrew after the second visit" => 2, "screening failed" => 0, _ => 3 };
                if (last < 3) { Assert.True(subject.Visit(arm) > last, $"{subject.Id} {arm} was visit {subject.Visit(arm)}, but: {reason}"); }
            }
        }
    }

    [Fact]
    public void Same_visit_is_the_same_spectrum_whatever_else_is_made()
    {
        var basis = Studies.BoucherieStudy.Basis(1024);
        var (tiny, full) = (Studies.BoucherieDesign.Subjects(DatasetScale.Tiny), Studies.BoucherieDesign.Subjects(DatasetScale.Full));
        var (a, b) = (new Studies.BoucherieTruth(tiny).Of(tiny[1], "placebo"), new Studies.BoucherieTruth(full).Of(full[1], "placebo"));

        Assert.Equal(
            Studies.BoucherieStudy.Simulate(basis, tiny[1], "placebo", a).Fid.ToArray(),
            Studies.BoucherieStudy.Simulate(basis, full[1], "placebo", b).Fid.ToArray());
    }

    private static double[] Contrast(string metabolite, string arm)
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(Repository.At("datasets", "boucherie2025", "truth.json")));
        var spectra = truth.RootElement.GetProperty("spectra");
        double? Amount(int subject, string which) => spectra.TryGetProperty($"sub-{subject:00}_ses-{which}", out var visit)
            ? visit.GetProperty("concentrations_mM").GetProperty(metabolite).GetDouble() : null;
        return [.. from subject in Enumerable.Range(1, 8)
                   let dose = Amount(subject, arm)
                   let placebo = Amount(subject, "placebo")
                   where dose is not null && placebo is not null
                   select 100 * ((dose.Value / placebo.Value) - 1)];
    }

    /// <summary>Wilcoxon's V: the rank sum of the positive differences, zeros left out, ties at their mean rank.</summary>
    private static double SignedRank(int[] differences)
    {
        var nonzero = differences.Where(d => d != 0).ToArray();
        return nonzero.Where(d => d > 0).Sum(d => nonzero.Count(o => Math.Abs(o) < Math.Abs(d)) + ((nonzero.Count(o => Math.Abs(o) == Math.Abs(d)) + 1) / 2.0));
    }
}
