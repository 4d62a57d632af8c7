using NeuroRepl.Benchmarks;

// dotnet run -c Release --project tests/NeuroRepl.Benchmarks -- NAME [arguments of that benchmark]
Dictionary<string, (string What, Func<string[], Task> Run)> benchmarks = new()
{
    ["scripting"] = ("warm 1+1, memory a cell, a loop of 3e8 steps, both engines", ScriptingBenchmark.RunAsync),
    ["interrupts"] = ("1000 interrupts of runaway code in one session", InterruptsBenchmark.RunAsync),
    ["startup"] = ("process start to the result of -c '1+1', beside other prompts that are here; takes the published program's path", Start),
    ["io"] = ("reading a 70 MB .nii.gz, as ratios to GZipStream alone", IOBenchmark.RunAsync),
    ["fit"] = ("one spectrum: 1024 points, 20 metabolites", FitBenchmark.RunAsync),
    ["basis"] = ("simulating 19 metabolites of 4096 points", Simulate),
    ["permutation"] = ("sign-flip tests with exact TFCE; --quick for fewer shuffles", PermutationBenchmark.RunAsync),
    ["kernel"] = ("the Jupyter kernel beside ipykernel: start, round trips, completion, interrupts, prints, memory", KernelBenchmark.RunAsync),
};

if (args is [var name, .. var rest] && benchmarks.TryGetValue(name, out var chosen))
{
    await chosen.Run(rest);
    return 0;
}

foreach (var (key, (what, _)) in benchmarks) { Console.WriteLine($"{key,-12} {what}"); }

return args.Length == 0 ? 0 : 2;

static Task Start(string[] arguments)
{
    if (arguments is [var program]) { StartupBenchmark.Run(program); }
    else { StartupBenchmark.Run(); }

    return Task.CompletedTask;
}

static Task Simulate(string[] arguments)
{
    BasisSimulationBenchmark.Run();
    return Task.CompletedTask;
}
