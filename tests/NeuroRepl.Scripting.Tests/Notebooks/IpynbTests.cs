using System.Text.Json.Nodes;
using NeuroRepl.Scripting.Notebooks;
using NeuroRepl.Testing;

namespace NeuroRepl.Scripting.Tests.Notebooks;

public sealed class IpynbTests
{
    private static readonly string Oracle = Repository.At("tests", "reference", "notebooks", "written-by-nbformat.ipynb");

    [Fact]
    public void A_notebook_that_nbformat_wrote_is_written_back_byte_for_byte()
    {
        var path = Temporary("same.ipynb");

        NotebookFile.Write(NotebookFile.Read(Oracle), path);

        Assert.Equal(File.ReadAllText(Oracle), File.ReadAllText(path));
    }

    [Fact]
    public void Lists_of_lines_become_one_text_and_json_stays_json()
    {
        var notebook = NotebookFile.Read(Oracle);

        var code = notebook.Cells.First(cell => cell.Kind == CellKind.Code);
        Assert.Equal("var x = 1;\nx + \"\\\"ä😀\"", code.Source);
        Assert.Equal("a\nb", code.Outputs.OfType<CellOutput.Result>().Single().Form("text/plain"));
        Assert.Equal(2.5, code.Outputs.OfType<CellOutput.Display>().Single().Data["application/vnd.plotly.v1+json"]!["data"]![0]!["y"]![1]!.GetValue<double>());
        Assert.Equal(["slow", "figure"], code.Tags);
        Assert.Equal("kept", notebook.Metadata["someone"]!["else's"]!.ToString());
    }

    [Fact]
    public void Cells_without_ids_get_the_same_ids_every_time_and_ids_that_are_there_are_kept()
    {
        const string Old = """{"nbformat":4,"nbformat_minor":2,"metadata":{},"cells":[{"cell_type":"code","source":"1","metadata":{},"outputs":[],"execution_count":null},{"cell_type":"markdown","id":"mine","source":"","metadata":{}}]}""";
        var (path, first, second) = (Temporary("old.ipynb"), Temporary("a.ipynb"), Temporary("b.ipynb"));
        File.WriteAllText(path, Old);

        NotebookFile.Write(NotebookFile.Read(path), first);
        NotebookFile.Write(NotebookFile.Read(path), second);

        var written = NotebookFile.Read(first);
        Assert.Equal(File.ReadAllText(first), File.ReadAllText(second));
        Assert.Equal(5, written.Minor);
        Assert.Matches("^[0-9a-f]{8}$", written.Cells[0].Id);
        Assert.Equal("mine", written.Cells[1].Id);
    }

    [Theory]
    [InlineData("{", "line 1 is no JSON")]
    [InlineData("[]", "no object")]
    [InlineData("""{"nbformat":3,"worksheets":[]}""", "nbformat 3")]
    [InlineData("""{"nbformat":4}""", "no list of cells")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"heading"}]}""", "\"heading\"")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"code","source":7}]}""", "the source of cell 1")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"code","source":"","outputs":[{"output_type":"odd"}]}]}""", "\"odd\"")]
    [InlineData("""{"nbformat":"four","cells":[]}""", "wrong kind")]
    [InlineData("""{"nbformat":4,"nbformat":4,"cells":[]}""", "no JSON")]
    [InlineData("""{"nbformat":4,"cells":[],"metadata":{"half":"\ud83d"}}""", "wrong kind")]
    [InlineData("""{"nbformat":4,"nbformat_minor":1e99,"cells":[]}""", "wrong kind")]
    public void What_is_no_notebook_is_refused_with_the_reason(string text, string reason)
    {
        var path = Temporary("bad.ipynb");
        File.WriteAllText(path, text);

        Assert.Contains(reason, Assert.Throws<NotebookException>(() => NotebookFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_rather_than_changed()
    {
        var path = Temporary("latin1.ipynb");
        File.WriteAllBytes(path, [.. """{"nbformat":4,"cells":[],"metadata":{"who":" """u8, 0xE9, .. "\"}}"u8]);

        Assert.Contains("UTF-8", Assert.Throws<NotebookException>(() => NotebookFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Needs("python:nbformat")]
    public async Task What_is_written_is_valid_for_nbformat_whatever_a_cell_shows()
    {
        var path = Temporary("valid.ipynb");
        var notebook = Samples.Of("Console.WriteLine(1);", "Console.Error.Write(\"odd\");", "Display(spectra[0].Plot());", "study", "int.Parse(\"x\")", "1 + ");

        NotebookFile.Write((await NotebookRunner.RunAsync(notebook, new NotebookRunOptions { AllowErrors = true })).Notebook, path);

        var kinds = Tools.Run(Tools.Python, "-c", """
            import sys, nbformat
            nb = nbformat.read(sys.argv[1], as_version=4)
            nbformat.validate(nb)
            print(nb.nbformat_minor, [o.output_type for c in nb.cells for o in c.outputs])
            """, path);
        Assert.Equal("5 ['stream', 'stream', 'display_data', 'execute_result', 'error', 'error']\n", kinds);
    }

    [Fact]
    public void A_file_is_replaced_whole_and_keeps_its_permissions_and_links()
    {
        var (path, link) = (Temporary("kept.ipynb"), Temporary("link.ipynb"));
        File.WriteAllText(path, "old");
        if (!OperatingSystem.IsWindows()) { File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite); }

        File.Delete(link);
        File.CreateSymbolicLink(link, path);

        NotebookFile.Write(Samples.Of("1"), link);

        if (!OperatingSystem.IsWindows()) { Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path)); }

        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Equal("1", NotebookFile.Read(path).Cells[0].Source);
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(path)!, ".*.tmp"));
    }

    [Fact]
    public void Members_that_are_not_known_are_kept()
    {
        var path = Temporary("attached.ipynb");
        File.WriteAllText(path, """{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"markdown","id":"a","source":"![x](attachment:x.png)","metadata":{},"attachments":{"x.png":{"image/png":"aGk="}}}]}""");

        NotebookFile.Write(NotebookFile.Read(path), path);

        Assert.Equal("aGk=", JsonNode.Parse(File.ReadAllText(path))!["cells"]![0]!["attachments"]!["x.png"]!["image/png"]!.ToString());
        Assert.Contains("src=\"data:image/png;base64,aGk=\"", NotebookPage.Of(NotebookFile.Read(path), "x"), StringComparison.Ordinal);
    }

    private static string Temporary(string name) => Path.Combine(Samples.Folder, name);
}
