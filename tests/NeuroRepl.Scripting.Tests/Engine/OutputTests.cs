using System.Collections.Concurrent;
using NeuroRepl.Numerics;

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

    [Theory, ClassData(typeof(Engines))]
    public async Task Progress_of_a_cell_reaches_the_host_that_runs_it(EngineKind engine)
    {
        var listener = new Listener();
        Work.Listener = listener;
        using var session = new Session(engine);
        await session.ValueAsync("NeuroRepl.Numerics.Work.Report(\"fitting\", 1, 4); Parallel.For(2, 4, i => NeuroRepl.Numerics.Work.Report(\"fitting\", i, 4));");

        Assert.Equal([("fitting", 1L, 4L), ("fitting", 2L, 4L), ("fitting", 3L, 4L)], listener.Heard.Order());
    }

    private sealed class Listener : IWorkListener
    {
        public ConcurrentQueue<(string, long, long)> Heard { get; } = new();

        public void Report(string what, long done, long total) => Heard.Enqueue((what, done, total));
    }

    [Fact]
    public async Task An_output_that_writes_to_the_console_does_not_meet_itself()
    {
        using var interpreter = new Interpreter();
        var output = new ConsoleOutput();

        Assert.IsType<Outcome.Success>(await interpreter.ExecuteAsync("Console.Write(\"\\0\");", output, default));
        Assert.Equal(1, output.Count);
    }

    [Fact]
    public async Task An_error_on_a_thread_of_the_cell_is_told_and_does_not_end_the_process()
    {
        using var session = new Session(EngineKind.Own);
        await session.ValueAsync("var thread = new Thread(() => throw new InvalidOperationException(\"stray\")); thread.Start();");
        for (var i = 0; i < 500 && !session.Output.Text.Contains("stray", StringComparison.Ordinal); i++) { await Task.Delay(10); }

        Assert.Contains("InvalidOperationException: stray", session.Output.Text, StringComparison.Ordinal);
        Assert.Equal(2, await session.ValueAsync("1 + 1"));
    }

    private sealed class ConsoleOutput : IOutput
    {
        public int Count { get; private set; }

        public void Write(OutputStream stream, string text)
        {
            Count++;
            Console.Write(text);
        }

        public void Display(MimeBundle bundle, string? id = null) => Write(OutputStream.StandardOutput, bundle.Text);
    }
}
