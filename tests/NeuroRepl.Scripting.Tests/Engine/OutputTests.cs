namespace NeuroRepl.Scripting.Tests.Engine;

public sealed class OutputTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task What_a_cell_prints_goes_to_its_output(EngineKind engine)
    {
        using var session = new Session(engine);
        await session.ValueAsync("Console.WriteLine(\"a\"); Console.Write('b'); Console.Write(1.5); Console.Error.WriteLine(\"e\"); Console.WriteLine();");

        Assert.Equal("a\nb1.5[e\n]\n", session.Output.Text);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Work_that_outlives_its_cell_prints_to_its_own_cell(EngineKind engine)
    {
        using var interpreter = new Interpreter(new InterpreterOptions { Engine = engine });
        var (first, second) = (new RecordingOutput(), new RecordingOutput());
        await interpreter.ExecuteAsync("var go = new TaskCompletionSource(); var late = Task.Run(async () => { await go.Task; Console.Write(\"late\"); });", first, default);
        await interpreter.ExecuteAsync("go.SetResult(); await late; Console.Write(\"second\");", second, default);

        Assert.Equal("late", first.Text);
        Assert.Equal("second", second.Text);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Two_sessions_at_once_do_not_mix_their_output(EngineKind engine)
    {
        using var one = new Session(engine);
        using var two = new Session(engine);
        await Task.WhenAll(
            one.ValueAsync("for (var i = 0; i < 200; i++) { Console.Write(1); if (i % 20 == 0) { await Task.Delay(1); } }"),
            two.ValueAsync("Parallel.For(0, 200, i => Console.Write(2));"));

        Assert.Equal(new string('1', 200), one.Output.Text);
        Assert.Equal(new string('2', 200), two.Output.Text);
    }
}
