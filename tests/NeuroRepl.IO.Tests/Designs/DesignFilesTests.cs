using NeuroRepl.Domain.Designs;

namespace NeuroRepl.IO.Tests.Designs;

public sealed class DesignFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("designs").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_FSL_writes_is_read()
    {
        var design = DesignMatrix.Open(Write("design.mat", "/NumWaves\t2\n/NumPoints\t4\n/PPheights\t\t1.000000e+00\t1.000000e+00\n\n/Matrix\n1.000000e+00\t0.000000e+00\t\n1.000000e+00\t0.000000e+00\t\n0.000000e+00\t1.000000e+00\t\n0.000000e+00\t1.000000e+00\t\n"));
        var contrasts = Contrast.Open(Write("design.con", "/ContrastName1\tpatients > controls\n/NumWaves\t2\n/NumContrasts\t2\n/PPheights\t1\t1\n/RequiredEffect\t1\t1\n\n/Matrix\n1.000000e+00 -1.000000e+00 \r\n-5.000000e-01 5.000000e-01 \r\n"), design);
        var tests = DesignFiles.OpenFTests(Write("design.fts", "/NumWaves\t2\n/NumContrasts\t1\n\n/Matrix\n1 1\n"), contrasts);
        var groups = DesignFiles.OpenGroups(Write("design.grp", "/NumWaves\t1\n/NumPoints\t4\n\n/Matrix\n1\n1\n2\n2\n"));

        Assert.Equal(["ev1", "ev2"], design.Names);
        Assert.Equal([0, 0, 1, 1], design.Column("ev2"));
        Assert.Equal(["ev1 - ev2", "-0.5*ev1 + 0.5*ev2"], contrasts.Select(contrast => contrast.Text));
        Assert.Equal([-.5, .5], contrasts[1].Weights);
        Assert.Equal(["ev1 - ev2", "-0.5*ev1 + 0.5*ev2"], Assert.Single(tests));
        Assert.Equal([1, 1, 2, 2], groups);
    }

    [Fact]
    public void What_is_saved_reads_back_the_same()
    {
        var design = new DesignMatrix(["patients", "controls", "age at scan"], [1, 0, -1.0 / 3, 1, 0, 1e-17, 0, 1, 12345.678901234567, 0, 1, 4]);
        Contrast[] contrasts = [design.Contrast("patients - controls"), design.Contrast("0.1*patients + 3e-7*`age at scan`")];

        design.Save(At("a.mat"));
        contrasts.Save(At("a.con"));
        DesignFiles.SaveFTests(At("a.fts"), [[0, 1], [1]], 2);
        DesignFiles.SaveGroups([3, 3, 1, 1], At("a.grp"));
        var again = DesignMatrix.Open(At("a.mat"), "patients", "controls", "age at scan");
        var read = Contrast.Open(At("a.con"), again);

        Assert.Equal(Enumerable.Range(0, 4).SelectMany(design.Row), Enumerable.Range(0, 4).SelectMany(again.Row));
        Assert.Equal(contrasts.Select(contrast => contrast.Weights), read.Select(contrast => contrast.Weights));
        Assert.Equal([2, 1], DesignFiles.OpenFTests(At("a.fts"), read).Select(test => test.Count));
        Assert.Equal([3, 3, 1, 1], DesignFiles.OpenGroups(At("a.grp")));
        Assert.StartsWith("/NumWaves\t3\n/NumPoints\t4\n/PPheights\t1.000000e+00\t1.000000e+00\t", File.ReadAllText(At("a.mat")), StringComparison.Ordinal);
        Assert.Contains("/ContrastName1\tpatients - controls\n", File.ReadAllText(At("a.con")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/NumWaves 2\n/NumPoints 3\n/Matrix\n1 2\n3 4\n", "/NumPoints is 3; the matrix has 2 rows")]
    [InlineData("/NumWaves 3\n/NumPoints 2\n/Matrix\n1 2\n3 4\n", "/NumWaves is 3; the matrix has 2 columns")]
    [InlineData("/NumWaves 2\n/Matrix\n1 2\n3\n", "line 4, column 1: the row is of 1 numbers; the row before has 2")]
    [InlineData("/NumWaves 2\n/Matrix\n1 2\n3 x\n", "line 4, column 3: number 2 of the row is \"x\"")]
    [InlineData("/NumWaves 2\n/Matrix\n1 nan\n", "a finite number is expected")]
    [InlineData("/NumWaves 2\n", "there is no line /Matrix")]
    [InlineData("1 2\n3 4\n", "a keyword such as /NumWaves")]
    [InlineData("/Matrix\n", "no number stands behind /Matrix")]
    public void A_damaged_file_says_where(string text, string message)
    {
        var problem = Assert.Throws<FileProblem>(() => DesignMatrix.Open(Write("bad.mat", text)));

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_do_not_belong_together_are_refused()
    {
        var design = DesignMatrix.Mean(3);
        var contrasts = Write("two.con", "/NumWaves 2\n/Matrix\n1 -1\n");

        Assert.Contains("contrasts of 2 columns; the design has 1", Assert.Throws<FileProblem>(() => Contrast.Open(contrasts, design)).Message, StringComparison.Ordinal);
        Assert.Contains("zeros only", Assert.Throws<FileProblem>(() => Contrast.Open(Write("zero.con", "/Matrix\n0\n"), design)).Message, StringComparison.Ordinal);
        Assert.Contains("chooses among 2 contrasts; there are 1", Assert.Throws<FileProblem>(() => DesignFiles.OpenFTests(Write("x.fts", "/Matrix\n1 1\n"), [design.Contrast("mean")])).Message, StringComparison.Ordinal);
        Assert.Contains("has 2; a contrast is in", Assert.Throws<FileProblem>(() => DesignFiles.OpenFTests(Write("y.fts", "/Matrix\n2\n"), [design.Contrast("mean")])).Message, StringComparison.Ordinal);
        Assert.Contains("nested blocks", Assert.Throws<FileProblem>(() => DesignFiles.OpenGroups(Write("n.grp", "/Matrix\n1 1\n1 2\n"))).Message, StringComparison.Ordinal);
        Assert.Contains("a label is a whole number", Assert.Throws<FileProblem>(() => DesignFiles.OpenGroups(Write("h.grp", "/Matrix\n1\n1.5\n"))).Message, StringComparison.Ordinal);
        Assert.Throws<FileProblem>(() => DesignMatrix.Open(At("none.mat")));
        Assert.Throws<FileProblem>(() => design.Save(At("design.txt")));
    }

    private string At(string name) => Path.Combine(_folder, name);

    private string Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    [Fact]
    public void A_data_table_of_AFNIs_has_subjects_first_and_files_last_and_no_blanks()
    {
        using var folder = new ScratchFolder();
        var scans = new Domain.Tables.Table("scans", [new Domain.Tables.TextColumn("arm", ["high", "placebo"]), new Domain.Tables.TextColumn("subject", ["s1", "s2"]), new Domain.Tables.NumberColumn("age", [31.5, 40])]);
        DesignFiles.SaveDataTable(scans, folder.At("table.txt"), ["a.nii.gz", "b.nii.gz"]);

        Assert.Equal("Subj arm age InputFile\ns1 high 31.5 a.nii.gz\ns2 placebo 40 b.nii.gz\n", File.ReadAllText(folder.At("table.txt")));
        Assert.Throws<NeuroRepl.Numerics.ArgumentMistake>(() => DesignFiles.SaveDataTable(scans, folder.At("table.txt"), ["a b.nii.gz", "b.nii.gz"]));
    }
}
