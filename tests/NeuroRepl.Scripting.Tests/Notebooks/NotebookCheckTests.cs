using System.Text.Json.Nodes;
using System.Xml.Linq;
using NeuroRepl.Scripting.Notebooks;

namespace NeuroRepl.Scripting.Tests.Notebooks;

public sealed class NotebookCheckTests
{
    [Theory]
    [InlineData("mean 1.0000001 s", "mean 1.0000002 s", true)]
    [InlineData("mean 1.0001 s", "mean 1.0002 s", false)]
    [InlineData("mean 1 s", "mean 1 ms", false)]
    [InlineData("a   1.0\n─────", "a 1.0\n────────", true)]
    [InlineData("−3 and 1e-12", "−3 and 2e-12", true)]
    [InlineData("−3", "3", false)]
    [InlineData("block2", "block3", false)]
    [InlineData("1 2", "1 2 3", false)]
    public void Texts_are_the_same_when_their_words_are_and_their_numbers_nearly(string expected, string actual, bool areSame) =>
        Assert.Equal(areSame, TextComparison.AreSame(expected, actual, new Tolerance(1e-6, 1e-9)));

    [Fact]
    public void Json_is_compared_by_its_numbers_and_the_place_of_a_difference_is_said()
    {
        var tolerance = new Tolerance(1e-6, 0);
        var expected = JsonNode.Parse("""{"data":[{"y":[1,2.0000001]}]}""");

        Assert.Null(TextComparison.FirstDifference(expected, JsonNode.Parse("""{"data":[{"y":[1.0,2]}]}"""), tolerance));
        Assert.Equal(".data[0].y[1] is 3 instead of 2.0000001", TextComparison.FirstDifference(expected, JsonNode.Parse("""{"data":[{"y":[1,3]}]}"""), tolerance));
        Assert.Equal(".data[0].x is on one side only", TextComparison.FirstDifference(expected, JsonNode.Parse("""{"data":[{"y":[1,2],"x":1}]}"""), tolerance));
    }

    [Fact]
    public void Packed_numbers_are_compared_as_numbers()
    {
        // The bytes of 1 and 2.0000001, of 1 and 2, and of 1 and 3, as numpy packs them.
        JsonNode Packed(params double[] numbers) => new JsonObject { ["dtype"] = "f8", ["bdata"] = Convert.ToBase64String(numbers.SelectMany(BitConverter.GetBytes).ToArray()) };
        var tolerance = new Tolerance(1e-6, 0);

        Assert.Equal("AAAAAAAA8D8AAAAAAAAAQA==", Packed(1, 2)["bdata"]!.GetValue<string>());       // base64.b64encode(numpy.array([1., 2.]))
        Assert.Null(TextComparison.FirstDifference(Packed(1, 2), Packed(1, 2.0000001), tolerance, ".y"));
        Assert.Equal(".y[1] is 3 instead of 2", TextComparison.FirstDifference(Packed(1, 2), Packed(1, 3), tolerance, ".y"));
        Assert.Equal(".y has 3 items instead of 2", TextComparison.FirstDifference(Packed(1, 2), Packed(1, 2, 3), tolerance, ".y"));
    }

    [Fact]
    public async Task A_notebook_that_was_run_passes_and_one_that_was_changed_says_where()
    {
        var notebook = (await NotebookRunner.RunAsync(Samples.Of("var x = 2.0;", "Console.WriteLine(\"printed\"); x * 2", "spectra[0].Plot()", "throw new Exception(\"as before\");"), new NotebookRunOptions { AllowErrors = true })).Notebook;
        var changed = notebook with { Cells = [notebook.Cells[0] with { Source = "var x = 2.1;" }, .. notebook.Cells.Skip(1)] };

        var same = await Check(notebook);
        var different = await Check(changed);

        Assert.True(same.IsSame, string.Join('\n', same.Cells.Select(cell => cell.Difference)));
        Assert.Empty(same.Stale);
        Assert.Equal([null, "Expected:\n4\nNow:\n4.2", null, null], different.Cells.Select(cell => cell.Difference));
        Assert.Equal(["it was edited after it ran.", "it uses x of In [1], which is stale itself."], different.Stale.Select(stale => stale.Why));
    }

    [Fact]
    public async Task An_error_that_was_not_there_before_and_an_output_that_is_gone_are_differences()
    {
        var notebook = new Notebook(
        [
            new NotebookCell(CellKind.Code, "nonsense") { ExecutionCount = 1 },
            new NotebookCell(CellKind.Code, ";") { ExecutionCount = 2, Outputs = [new CellOutput.Stream("stdout", "was here")] },
            new NotebookCell(CellKind.Code, "Console.Write(1);") { ExecutionCount = 3 },
            new NotebookCell(CellKind.Code, "Console.Write(1);"),
        ]);

        var check = await Check(notebook);

        Assert.Equal(["The cell fails.", "Output 1 is missing.", "Output 1 is new.", null], check.Cells.Select(cell => cell.Difference?.Split('\n')[0]));
    }

    [Fact]
    public void A_cell_is_stale_when_what_it_uses_was_run_later_or_never()
    {
        var notebook = new Notebook(
        [
            new NotebookCell(CellKind.Code, "var dose = 10;") { ExecutionCount = 4 },
            new NotebookCell(CellKind.Code, "int Twice(int x) => 2 * x;") { ExecutionCount = 1 },
            new NotebookCell(CellKind.Code, "var y = Twice(3);") { ExecutionCount = 2 },
            new NotebookCell(CellKind.Code, "Console.WriteLine(dose);") { ExecutionCount = 3 },
            new NotebookCell(CellKind.Code, "dose = 20;"),
            new NotebookCell(CellKind.Code, "dose + spectra.Count") { ExecutionCount = 5 },
            new NotebookCell(CellKind.Code, "var dose2 = new { dose = 1 }.dose;") { ExecutionCount = 6 },
            new NotebookCell(CellKind.Code, "dose2++;") { ExecutionCount = 8 },
            new NotebookCell(CellKind.Code, "dose2") { ExecutionCount = 7 },
        ]);

        var stale = StaleCells.Of(notebook);

        Assert.Equal(
            ["3: it uses dose, which In [4] has set anew since.", "5: it uses dose, and the cell that sets it (\"dose = 20;\") has not run.", "7: it uses dose2, which In [8] has set anew since."],
            stale.Select(cell => $"{cell.Cell.ExecutionCount}: {cell.Why}"));
    }

    [Fact]
    public async Task The_junit_report_has_a_test_a_cell_and_is_xml_whatever_cells_print()
    {
        var notebook = new Notebook(
        [
            new NotebookCell(CellKind.Code, "1") { Id = "one", ExecutionCount = 1, Outputs = [new CellOutput.Stream("stdout", "\e[31m<red>")] },
            new NotebookCell(CellKind.Code, "2") { Id = "two" },
        ]);

        var report = XDocument.Parse(JUnitReport.Of([await Check(notebook)]));

        var suite = report.Root!.Element("testsuite")!;
        Assert.Equal(("2", "1"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value));
        Assert.Equal(["1 one: 1", "2 two: 2"], suite.Elements("testcase").Select(test => test.Attribute("name")!.Value));
        Assert.Contains("<red>", suite.Descendants("failure").Single().Value, StringComparison.Ordinal);
    }

    private static Task<NotebookCheck> Check(Notebook notebook) => NotebookCheck.RunAsync("sample.ipynb", notebook, new Tolerance(), new NotebookRunOptions());
}
