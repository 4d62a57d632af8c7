namespace NeuroRepl.Scripting.Tests.Engine;

/// <summary>Code that does not end by itself, one piece a kind.</summary>
public static class RunawayCode
{
    public static IReadOnlyDictionary<string, string> Loops { get; } = new Dictionary<string, string>
    {
        ["while"] = "while (true) { }",
        ["while without braces"] = "var n = 0L; while (true) n++;",
        ["empty for"] = "for (;;);",
        ["do"] = "do { } while (true);",
        ["nested for"] = "for (var i = 0; ; i++) for (var j = 0; j < 10; j++) if (i < 0) break;",
        ["goto"] = "var n = 0L; again: n++; goto again;",
        ["recursion that returns"] = "int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2); Fib(60)",
        ["iterator"] = "IEnumerable<int> Ones() { while (true) { yield return 1; } } foreach (var one in Ones()) { }",
        ["LINQ pipeline"] = "Enumerable.Range(0, int.MaxValue).Where(i => i % 2 == 0).Select(i => (long)i).Select(i => Math.Sqrt(i)).Select(i => Math.Sin(i)).Sum()",
        ["query"] = "(from i in Enumerable.Repeat(1, int.MaxValue) from j in Enumerable.Repeat(1, int.MaxValue) where i > j select i).Count()",
        ["lambda"] = "Action spin = () => { while (true) { } }; spin();",
        ["catch all"] = "while (true) { try { while (true) { } } catch { } }",
        ["catch all around goto"] = "again: try { throw new Exception(); } catch { goto again; }",
        ["finally"] = "try { while (true) { } } finally { while (true) { } }",
        ["async loop"] = "while (true) { await Task.Yield(); }",
        ["parallel loop"] = "Parallel.For(0, 8, i => { while (true) { } });",
        ["property of itself"] = "class P { public long X { get { while (true) { } } } } new P().X",
        ["library loop"] = "void Fit() { while (true) { NeuroRepl.Numerics.Work.Report(\"fitting\", 1, 2); } } Fit();",
        ["local function"] = "void F() { void G() { for (;;) { } } G(); } F();",
    };

    public static IReadOnlyDictionary<string, string> Waits { get; } = new Dictionary<string, string>
    {
        ["sleep"] = "Thread.Sleep(-1);",
        ["caught sleep"] = "while (true) { try { Thread.Sleep(-1); } catch { } }",
        ["task wait"] = "new TaskCompletionSource().Task.Wait();",
        ["lock"] = "var o = new object(); var held = new ManualResetEventSlim(); new Thread(() => { lock (o) { held.Set(); Thread.Sleep(10000); } }) { IsBackground = true }.Start(); held.Wait(); lock (o) { }",
        ["await delay"] = "await Task.Delay(-1);",
        ["await of nothing"] = "await new TaskCompletionSource().Task;",
        ["await foreach"] = "async IAsyncEnumerable<int> S() { while (true) { await Task.Delay(1); yield return 1; } } await foreach (var i in S()) { }",
        ["semaphore"] = "new SemaphoreSlim(0).Wait();",
        ["join"] = "var t = new Thread(() => Thread.Sleep(10000)) { IsBackground = true }; t.Start(); t.Join();",
        ["wait for a spinning task"] = "Task.Run(() => { while (true) { } }).Wait();",
    };
}
