using NeuroRepl.Benchmarks;

// dotnet run -c Release --project tests/NeuroRepl.Benchmarks -- NAME [arguments of that benchmark]
Dictionary<string, (string What, Func<string[], Task> Run)> benchmarks = new()
{
    ["scripting"] = ("warm 1+1, memory a cell, a loop of 3e8 steps, both engines", ScriptingBenchmark.RunAsync),
    ["kernel"] = ("the Jupyter kernel beside ipykernel: start, round trips, completion, interrupts, prints, memory", KernelBenchmark.RunAsync),
    ["interrupts"] = ("1000 interrupts of 19 kinds of runaway code in one session", InterruptsBenchmark.RunAsync),
    ["io"] = ("a packed 4-D volume of 70 MB against GZipStream alone", IOBenchmark.RunAsync),
};

if (args is [var name, .. var rest] && benchmarks.TryGetValue(name, out var chosen))
{
    await chosen.Run(rest);
    return 0;
}

foreach (var (key, (what, _)) in benchmarks) { Console.WriteLine($"{key,-12} {what}"); }

return args.Length == 0 ? 0 : 2;
