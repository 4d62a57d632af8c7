namespace NeuroRepl.Statistics.Bayes.Sampling;

/// <summary>What a chain needs to know.</summary>
internal sealed record SamplerOptions(ulong Seed, int Chains, int Warmup, int Draws, double TargetAcceptance, int MostDepth, bool IsDense, double InitialRange, int Threads);
