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
    ["figures"] = ("JSON of 100,000 points, a million for the screen, a heat map", FiguresBenchmark.RunAsync),
    ["dynamic"] = ("the dynamic fit: 448 transients, 20 metabolites, nine blocks", DynamicBenchmark.RunAsync),
    ["flame"] = ("FLAME 1 over many places", FlameBenchmark.RunAsync),
    ["preprocessing"] = ("32 coils, 448 transients: combine, align, screen, average", PreprocessingBenchmark.RunAsync),
    ["accuracy"] = ("fitted against true concentrations on the three simulated sets", MrsAccuracyBenchmark.RunAsync),
    ["voxelwise"] = ("mixed models and FLAME at 100,000 places, smoothness, cluster sizes by simulation", VoxelwiseBenchmark.RunAsync),
    ["maps"] = ("spins, Hungarian matching, variogram surrogates", Maps),
    ["mixed"] = ("mixed models beside lmerTest, pbkrtest and emmeans; --insteval for the large one", MixedBenchmark.RunAsync),
    ["wilcoxon"] = ("exact signed ranks with ties, n = 50", RankSums),
    ["bayes"] = ("P0's categorical model from cold start to LOO, gradients, PSIS-LOO; --brms beside brms, --calibrate [n] [family]", BayesBenchmark.RunAsync),
    ["firstlevel"] = ("first-level models, cleaning, smoothing, connectivity, beside numpy and scipy", FirstLevel),
    ["imaging-files"] = ("NIfTI, CIFTI, GIFTI and regions, beside nibabel", ImagingFilesBenchmark.RunAsync),
    ["brain-pictures"] = ("slices, glass brains, surfaces and cluster tables", BrainPictureBenchmark.RunAsync),
    ["terminal"] = ("the prompt in a terminal beside IPython: start, keys, completion, results, Ctrl+C", TerminalBenchmark.RunAsync),
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

static Task FirstLevel(string[] arguments)
{
    FirstLevelBenchmark.Run();
    return Task.CompletedTask;
}

static Task RankSums(string[] arguments)
{
    WilcoxonBenchmark.Run();
    return Task.CompletedTask;
}

static Task Maps(string[] arguments)
{
    MapsBenchmark.Run();
    return Task.CompletedTask;
}
