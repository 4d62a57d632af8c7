using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Domain.Studies;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO.Tests.Studies;

public sealed class StudyFilesTests
{
    [Fact]
    public void A_crossover_study_opens_with_arms_visits_gaps_and_reasons()
    {
        using var folder = new ScratchFolder();
        WriteStudy(folder);
        folder.Write(
            "participant_id\tsession_id\tarm\tvisit\tincluded\treason\n" +
            "sub-01\tses-high\thigh\t2\tyes\tn/a\nsub-01\tses-placebo\tplacebo\t1\tyes\tn/a\n" +
            "sub-02\tses-high\thigh\t1\tno\tnausea\nsub-02\tses-placebo\tplacebo\t2\tno\tmoved\n", "phenotype", "inclusion.tsv");
        var study = Study.Open(folder.Path);

        Assert.Equal("A tiny study", study.Name);
        Assert.True(study.IsSimulated);
        Assert.Equal(["placebo", "high"], study.Arms.Select(a => a.Name));
        Assert.Equal("S-ketamine", study.Arms[1].Description);
        Assert.Equal(["sub-01", "sub-02"], study.Subjects.Select(s => s.Id));
        Assert.Equal(("high", 2), (study["01"].In("high")!.Arm, study["01"].In("high")!.Visit));
        Assert.Equal([new MissingSession("sub-02", "ses-high", "nausea")], study.Missing);
        Assert.Equal("moved", study["sub-02"].In("placebo")!.Excluded);
        Assert.Equal(1, Assert.Single(study.Contrasts).Pairs);
        Assert.Equal([3, 8], study.Table("cadss").Numbers("total"));
        Assert.Equal(31, study.Subjects[0].Row.Number("age"));
        Assert.Empty(study.Notes);
    }

    [Fact]
    public void Without_an_inclusion_table_a_visit_that_others_have_is_missing_without_a_reason()
    {
        using var folder = new ScratchFolder();
        WriteStudy(folder);
        var study = Study.Open(folder.Path);

        Assert.Equal([new MissingSession("sub-02", "ses-high", "no reason given")], study.Missing);
        Assert.Equal("placebo", study["sub-02"].Sessions[0].Arm);
    }

    [Fact]
    public void Metadata_are_inherited_from_the_root_down_the_nearest_sidecar_winning()
    {
        using var folder = new ScratchFolder();
        WriteStudy(folder);
        folder.Write("{\"EchoTime\": 0.036, \"RepetitionTime\": 5, \"A\": 1}", "svs.json");
        folder.Write("{\"RepetitionTime\": 4, \"B\": 2}", "sub-01", "sub-01_svs.json");
        folder.Write("{\"B\": 3}", "sub-01", "ses-high", "mrs", "sub-01_ses-high_svs.json");
        folder.Write("{\"A\": 99}", "sub-01", "ses-high", "mrs", "sub-01_ses-high_mrsref.json");
        var study = Study.Open(folder.Path);
        var high = study["01"].In("high")!.Find("svs")[0];
        var placebo = study["01"].In("placebo")!.Find("svs")[0];

        Assert.Equal([0.036, 4, 1, 3], new[] { "EchoTime", "RepetitionTime", "A", "B" }.Select(name => high.Metadata[name].GetDouble()));
        Assert.Equal([4, 2], new[] { "RepetitionTime", "B" }.Select(name => placebo.Metadata[name].GetDouble()));
        Assert.Equal(5, study["02"].Sessions[0].Find("svs")[0].Metadata["RepetitionTime"].GetDouble());
        Assert.Equal(("mrs", "svs", "high"), (high.Datatype, high.Suffix, high.Entities["ses"]));
    }

    [Fact]
    public void Spectra_are_opened_when_asked_for_kept_and_carry_their_water()
    {
        using var folder = new ScratchFolder();
        WriteStudy(folder);
        var study = Study.Open(folder.Path);

        Assert.Equal(3, study.Spectra.Count);
        Assert.Same(study.Spectra, study.Spectra);
        Assert.Same(study.Spectra[0], study.Spectra["sub-01_ses-high_svs"]);
        Assert.Equal(100, study.Spectra[0].Water!.Fid.Span[0].Real);
        Assert.Equal(100, Spectrum.Open(study.Spectra.Runs[0].Path).Water!.Fid.Span[0].Real);
        Assert.Null(study.Spectra[2].Water);
        Assert.Single(study.Spectra.Runs[0].OpenSeries());
        Assert.Contains("from 0 to 2", Assert.Throws<ArgumentMistake>(() => study.Spectra[3]).Hint, StringComparison.Ordinal);
        File.WriteAllText(study.Spectra.Runs[1].Path, "no NIfTI");
        Assert.Throws<FileProblem>(() => study.Spectra[1]);
    }

    [Fact]
    public void A_study_without_participants_says_what_to_write()
    {
        using var folder = new ScratchFolder();
        WriteStudy(folder);
        File.Delete(folder.At("participants.tsv"));
        var error = Assert.Throws<FileProblem>(() => Study.Open(folder.Path));

        Assert.Contains("no participants.tsv, but folders of 2 subjects", error.Message, StringComparison.Ordinal);
        Assert.Contains("sub-01, sub-02", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_without_folder_and_folders_without_row_are_noted_and_twins_refused()
    {
        using var folder = new ScratchFolder();
        WriteStudy(folder);
        folder.Write("participant_id\tage\nsub-01\t31\nsub-07\t40\n", "participants.tsv");
        var study = Study.Open(folder.Path);

        Assert.Equal(["sub-07 has a row in participants.tsv but no folder", "sub-02 has a folder but no row in participants.tsv, and is left out"], study.Notes);
        Assert.Equal(["ses-high", "ses-placebo"], study.Missing.Where(m => m.SubjectId == "sub-07").Select(m => m.SessionId));

        folder.Write("participant_id\nsub-01\n01\n", "participants.tsv");
        Assert.Contains("sub-01 is in it twice (rows 2 and 3)", Assert.Throws<FileProblem>(() => Study.Open(folder.Path)).Message, StringComparison.Ordinal);
        folder.Write("subject\nsub-01\n", "participants.tsv");
        Assert.Contains("participant_id", Assert.Throws<FileProblem>(() => Study.Open(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_without_sessions_has_one_nameless_session_a_subject()
    {
        using var folder = new ScratchFolder();
        folder.Write("participant_id\nsub-01\n", "participants.tsv");
        WriteSpectrum(folder.At("sub-01", "mrs", "sub-01_svs.nii.gz"), 1);
        var study = Study.Open(folder.Path);

        Assert.Equal("", Assert.Single(study.Sessions).Id);
        Assert.Empty(study.Missing);
        Assert.Equal(["there is no dataset_description.json; the study is named after its folder"], study.Notes);
        Assert.Single(study.Spectra.Runs);
    }

    private static void WriteStudy(ScratchFolder folder)
    {
        folder.Write("{\"Name\": \"A tiny study\", \"BIDSVersion\": \"1.9.0\", \"NeuroRepl\": {\"Simulated\": true, \"Arms\": [{\"Name\": \"placebo\", \"Description\": \"saline\"}, {\"Name\": \"high\", \"Description\": \"S-ketamine\"}]}}", "dataset_description.json");
        folder.Write("participant_id\tage\nsub-01\t31\nsub-02\t28\n", "participants.tsv");
        folder.Write("participant_id\ttotal\nsub-01\t3\nsub-02\t8\n", "phenotype", "cadss.tsv");
        WriteSpectrum(folder.At("sub-01", "ses-high", "mrs", "sub-01_ses-high_svs.nii.gz"), 1);
        WriteSpectrum(folder.At("sub-01", "ses-high", "mrs", "sub-01_ses-high_mrsref.nii.gz"), 100);
        WriteSpectrum(folder.At("sub-01", "ses-placebo", "mrs", "sub-01_ses-placebo_svs.nii.gz"), 2);
        WriteSpectrum(folder.At("sub-02", "ses-placebo", "mrs", "sub-02_ses-placebo_svs.nii.gz"), 3);
    }

    private static void WriteSpectrum(string path, double height) =>
        new Spectrum([.. Enumerable.Range(0, 32).Select(n => new Complex(height, 0))], new MrsAcquisition(6000, 297.2)).Save(path);
}
