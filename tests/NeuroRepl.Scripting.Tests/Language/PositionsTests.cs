using NeuroRepl.Scripting.Workspaces;

namespace NeuroRepl.Scripting.Tests.Language;

/// <summary>Places in the scripts that users write, each with the choice that has to be among the first three. The bar | is the cursor; what stands before // is run first.</summary>
public sealed class PositionsTests(PositionsTests.Prepared prepared) : IClassFixture<PositionsTests.Prepared>
{
    private readonly Conversation _conversation = prepared.Conversation;

    public sealed class Prepared : IAsyncLifetime
    {
        public Conversation Conversation { get; } = Conversation.Start();

        public async Task InitializeAsync()
        {
            foreach (var cell in new[]
            {
                "var people = study.Participants;",
                "var basis = BasisSet.Open(\"slaser_7t.basis\");",
                "var ages = new Dictionary<string, int> { [\"anna\"] = 3, [\"bert\"] = 4 };",
                "enum Dose { Placebo, Low, High } Dose dose = Dose.Low; int Twice(int count, Dose dose = Dose.Low) => 2 * count;",
                "record Options { public Dose Dose { get; init; } public bool Verbose { get; init; } } var options = new Options();",
                "double threshold = 2.3; string label = \"a\";",
            })
            {
                Assert.IsType<Outcome.Success>(await Conversation.SayAsync(cell, new Output(), CancellationToken.None));
            }
        }

        public Task DisposeAsync()
        {
            Conversation.Interpreter.Dispose();
            return Task.CompletedTask;
        }
    }

    [Theory]
    [InlineData("stu|", "study")]
    [InlineData("study.Part|", "Participants")]
    [InlineData("study.Sub|", "Subjects")]
    [InlineData("spectra[0].Pl|", "Plot")]
    [InlineData("spectra[0].|", "Acquisition")]
    [InlineData("people[\"a|\"]", "age")]
    [InlineData("people.Numbers(\"|", "age")]
    [InlineData("people.Numbers(\"we|\")", "weight")]
    [InlineData("people.FitLinear(\"weight ~ a|\")", "age")]
    [InlineData("people.FitLinear(\"|\")", "participant_id")]
    [InlineData("people.Plot(x: \"ag|\", y: \"weight\")", "age")]
    [InlineData("people.Plot(x: \"age\", co|)", "color:")]
    [InlineData("people.Where(\"age > 20 && se|\")", "sex")]
    [InlineData("study.Participants[\"se|\"]", "sex")]
    [InlineData("ages[\"b|\"]", "bert")]
    [InlineData("basis[\"Gl|\"]", "Glu")]
    [InlineData("receptors[\"mGl|\"]", "mGluR5")]
    [InlineData("dose = |", "Dose.Placebo")]
    [InlineData("if (dose == |) { }", "Dose.Placebo")]
    [InlineData("Twice(2, |)", "dose:")]
    [InlineData("Twice(2, dose: |)", "Dose.Placebo")]
    [InlineData("new Options { Dose = | }", "Dose.Placebo")]
    [InlineData("new Options { Verbose = | }", "true")]
    [InlineData("options with { | }", "Dose")]
    [InlineData("Math.Sqrt(thr|)", "threshold")]
    [InlineData("string other = |", "label")]
    [InlineData("Options more = new |", "Options")]
    [InlineData("var fit = spectra[0].Fit(bas|", "basis")]
    [InlineData("spectra.Select(s => s.Poi|)", "Points")]
    [InlineData("foreach (var s in sub) { } forea|", "foreach")]
    [InlineData("people.FtLin|", "FitLinear")]
    [InlineData("Console.WL|", "WriteLine")]
    [InlineData("new SpectrumModel { BaselineO| }", "BaselineOrder")]
    [InlineData("using System.Globaliz|", "Globalization")]
    public async Task The_choice_that_is_meant_is_among_the_first_three(string text, string expected)
    {
        var cursor = text.IndexOf('|', StringComparison.Ordinal);
        var found = await _conversation.Interpreter.CompleteAsync(text.Remove(cursor, 1), cursor);

        var first = found.Items.Take(3).Select(static item => item.Text);
        Assert.True(first.Contains(expected), $"the first are {string.Join(", ", first)}");
    }

    [Fact]
    public async Task Inside_a_path_stand_the_files_that_are_there()
    {
        var folder = Directory.CreateTempSubdirectory("neurorepl-test-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "sub-01"));
        File.WriteAllText(Path.Combine(folder, "sub-01_svs.nii.gz"), "");
        var text = $"Spectrum.Open(\"{folder}/sub|\")";
        var cursor = text.IndexOf('|', StringComparison.Ordinal);

        var found = await _conversation.Interpreter.CompleteAsync(text.Remove(cursor, 1), cursor);

        Assert.Equal(["sub-01/", "sub-01_svs.nii.gz"], found.Items.Select(static item => item.Text));
        Assert.Equal((cursor - 3, 3), (found.Start, found.Length));
    }

    [Fact]
    public void A_call_tells_its_parameters_and_what_they_mean()
    {
        var call = _conversation.Interpreter.Language.Call("people.Plot(x: \"age\", y: ", 25)!;
        var form = call.Forms[call.Best];

        Assert.Equal("y", form.Parameters[call.Parameter].Name);
        Assert.StartsWith("Figure Plot(", form.Head, StringComparison.Ordinal);
        Assert.NotEmpty(form.Parameters[call.Parameter].Documentation);
        Assert.Equal(2, _conversation.Interpreter.Language.Call("Math.Max(1, ", 12)!.Forms[0].Parameters.Count);
        Assert.Equal("Options", _conversation.Interpreter.Language.Call("new Options(", 12)?.Forms[0].Head[4..11]);
        Assert.Null(_conversation.Interpreter.Language.Call("1 + 1", 3));
    }

    [Fact]
    public async Task Names_used_last_stand_before_their_likes()
    {
        await _conversation.SayAsync("var zeta1 = 1; var zeta2 = 2;", new Output(), CancellationToken.None);
        await _conversation.SayAsync("zeta2", new Output(), CancellationToken.None);

        Assert.Equal("zeta2", (await _conversation.Interpreter.CompleteAsync("zet", 3)).Items[0].Text);
    }

    [Theory]
    [InlineData("people", "Help(people)")]
    [InlineData("spectra[0]", "Help(spectra[0])")]
    [InlineData("SpectrumModel", "Help(typeof(SpectrumModel))")]
    [InlineData("spectra[0].Plot", "Help(\"Plot\")")]
    [InlineData("study.Participants", "Help(\"Participants\")")]
    [InlineData("TFCE", "Help(\"TFCE\")")]
    public void A_question_mark_asks_about_the_value_the_type_or_the_name(string expression, string call) =>
        Assert.Equal(call, _conversation.Interpreter.Language.HelpCall(expression));

    private sealed class Output : IOutput
    {
        public void Write(OutputStream stream, string text)
        {
        }

        public void Display(MimeBundle bundle, string? id = null)
        {
        }
    }
}
