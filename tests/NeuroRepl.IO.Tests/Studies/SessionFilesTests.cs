using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Studies;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO.Tests.Studies;

public sealed class SessionFilesTests
{
    private static readonly VoxelGrid Grid = new(4, 3, 2, Affine.Isotropic(2));

    [Fact]
    public void A_session_finds_its_preprocessed_series_its_mask_its_confounds_and_its_events()
    {
        using var folder = new ScratchFolder();
        var session = Make(folder)["01"].Sessions[0];
        var bold = session.Bold;

        Assert.Equal("sub-01_task-rest_space-MNI_desc-preproc_bold", bold.Name);
        Assert.Equal((12, 5, 1.5), (bold.Space.Count, bold.Count, bold.RepetitionTimeSeconds));            // half of the voxels are brain; TR from the task's sidecar at the top
        Assert.Same(bold, session.Bold);
        Assert.Equal(12, session.OpenBrainMask().CountInside());
        Assert.Equal(3, session.OpenBold(space: "MNI", discard: 2).Count);

        var confounds = session.Confounds();
        Assert.Equal(["framewise_displacement", "csf"], confounds.Columns.Select(column => column.Name));
        Assert.True(double.IsNaN(confounds.Numbers("framewise_displacement")[0]));                           // n/a
        Assert.Equal([0.3, 0.4, 0.5], confounds.For(session.OpenBold(space: "MNI", discard: 2)).Numbers("framewise_displacement"));
        Assert.Equal([1.5, 9], session.Events().Numbers("onset"));
        Assert.Equal("fmriprep", session.Derivatives[0].Pipeline);
        Assert.All(session.Runs, run => Assert.Null(run.Pipeline));
    }

    [Fact]
    public void Confounds_of_another_length_are_refused_where_they_meet_the_series()
    {
        using var folder = new ScratchFolder();
        var session = Make(folder)["01"].Sessions[0];
        var error = Assert.Throws<ArgumentMistake>(() => session.Confounds().At([0, 1, 2]).For(session.Bold));

        Assert.Contains("3 rows", error.Message, StringComparison.Ordinal);
        Assert.Contains("5 volumes", error.Message, StringComparison.Ordinal);
        Assert.Contains("without the discarded", Assert.Throws<ArgumentMistake>(() => session.Confounds().At([0, 1, 2]).For(session.OpenBold(space: "MNI", discard: 2))).Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_series_are_listed_and_none_says_what_there_is()
    {
        using var folder = new ScratchFolder();
        var study = Make(folder);
        Series().Save(folder.At("derivatives", "fmriprep", "sub-01", "func", "sub-01_task-rest_space-T1w_desc-preproc_bold.nii.gz"));
        var session = Study.Open(folder.Path)["01"].Sessions[0];

        Assert.Contains("space-T1w", Assert.Throws<FileProblem>(() => session.Bold).Message, StringComparison.Ordinal);
        Assert.Equal(24, session.OpenBold(space: "T1w").Space.Count);
        Assert.Equal(5, session.Confounds().Count);                                                          // one run, whatever the spaces
        Assert.Contains("space-MNI", Assert.Throws<FileProblem>(() => session.OpenBold(space: "fsLR")).Message, StringComparison.Ordinal);
        Assert.Throws<FileProblem>(() => study["02"].Sessions[0].Bold);
        Assert.Throws<FileProblem>(() => study["02"].Sessions[0].Events());
    }

    [Fact]
    public void The_folder_of_a_pipeline_alone_is_a_study_whose_subjects_are_its_folders()
    {
        using var folder = new ScratchFolder();
        Make(folder);
        folder.Write("""{"Name": "fMRIPrep", "DatasetType": "derivative"}""", "derivatives", "fmriprep", "dataset_description.json");
        var study = Study.Open(folder.At("derivatives", "fmriprep"));

        Assert.Equal("sub-01", Assert.Single(study.Subjects).Id);
        Assert.Contains(study.Notes, note => note.Contains("without participants.tsv", StringComparison.Ordinal));
        Assert.Equal(12, study["01"].Sessions[0].OpenBold(space: "MNI").Space.Count);
    }

    [Fact]
    public void Heart_rates_of_a_study_keep_sessions_without_a_trace_as_missing()
    {
        using var folder = new ScratchFolder();
        Make(folder);
        folder.Write("""{"SamplingFrequency": 100, "StartTime": -2, "Columns": ["cardiac", "respiratory"]}""", "sub-01", "func", "sub-01_task-rest_physio.json");
        folder.Write(string.Concat(Enumerable.Range(0, 12_000).Select(n => FormattableString.Invariant($"{1000 * Math.Exp(10 * Math.Cos(2 * Math.PI * n / 100))}\t0\n"))), "sub-01", "func", "sub-01_task-rest_physio.tsv");
        var rates = Study.Open(folder.Path).HeartRates(blockSeconds: 30, blocks: 3);

        Assert.Equal(6, rates.Count);
        Assert.Equal(60, rates.Numbers("bpm")[1], 0.5);
        Assert.Equal(0, rates.Numbers("change_percent")[2], 0.5);
        Assert.All(rates.Numbers("bpm").Skip(3), bpm => Assert.True(double.IsNaN(bpm)));
        Assert.Equal("sub-02", rates.Texts("subject")[5]);
    }

    private static BrainSeries Series() => new(VoxelSpace.Whole(Grid), [.. Enumerable.Range(0, 5 * Grid.Count).Select(n => (float)n)], 1.5);

    private static Study Make(ScratchFolder folder)
    {
        folder.Write("participant_id\tage\nsub-01\t30\nsub-02\t31\n", "participants.tsv");
        folder.Write("""{"Name": "s"}""", "dataset_description.json");
        folder.Write("""{"RepetitionTime": 1.5}""", "task-rest_bold.json");
        folder.Write("onset\tduration\ttrial_type\n9\t0\tb\n1.5\tn/a\ta\n", "sub-01", "func", "sub-01_task-rest_events.tsv");
        Series().Save(folder.At("sub-01", "func", "sub-01_task-rest_bold.nii.gz"));
        folder.Write("x", "sub-02", "anat", "sub-02_T1w.nii.gz");
        string Made(string name) => folder.At("derivatives", "fmriprep", "sub-01", "func", name);
        Series().Save(Made("sub-01_task-rest_space-MNI_desc-preproc_bold.nii.gz"));
        File.WriteAllText(Made("sub-01_task-rest_space-MNI_desc-preproc_bold.json"), """{"RepetitionTime": 1.5}""");
        new BrainMap(VoxelSpace.Whole(Grid), [.. Enumerable.Range(0, Grid.Count).Select(n => n % 2f)]).Save(Made("sub-01_task-rest_space-MNI_desc-brain_mask.nii.gz"));
        File.WriteAllText(Made("sub-01_task-rest_desc-confounds_timeseries.tsv"), "framewise_displacement\tcsf\nn/a\t1\n0.2\t2\n0.3\t3\n0.4\t4\n0.5\t5\n");
        return Study.Open(folder.Path);
    }
}
