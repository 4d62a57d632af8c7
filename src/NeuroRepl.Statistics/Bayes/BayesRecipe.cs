using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes.Models;
using NeuroRepl.Statistics.Bayes.Priors;
using NeuroRepl.Statistics.Bayes.Sampling;
using NeuroRepl.Statistics.Formulas;

namespace NeuroRepl.Statistics.Bayes;

/// <summary>All that was asked for, so that a fit can be made again without some rows.</summary>
internal sealed record BayesRecipe(string Formula, Family Family, IReadOnlyList<(string Parameter, Prior Prior)> Priors, ulong Seed, int Chains, int Iterations, BayesOptions Options, ModelOptions Coding)
{
    public int Warmup => Options.Warmup ?? Iterations / 2;

    public BayesFit Fit(Table table)
    {
        Check();
        var (design, model, priors) = Prepare(table);
        var sampler = new Sampler(new SamplerOptions(Seed, Chains, Warmup, Iterations - Warmup, Options.AdaptDelta, Options.MaxTreeDepth, Options.DenseMetric, Options.InitialRange, Environment.ProcessorCount),
            () => new MultilevelDensity(model));
        var (runs, isInterrupted) = sampler.Run();
        return new BayesFit(this, table, design, model, priors, runs, isInterrupted);
    }

    /// <summary>Everything up to sampling.</summary>
    public (ModelDesign Design, BayesModel Model, IReadOnlyList<PriorChoice> Priors) Prepare(Table table)
    {
        var reading = ResponseReading.Of(Formula);
        var complete = reading.Complete(table);
        var formula = Formulas.Formula.Parse("~ " + reading.Right, [.. table.Columns.Select(c => c.Name).Where(name => name != reading.Name)]);
        var frame = ModelFrame.Of(formula, complete, needsResponse: false);
        if (frame.Variables.Values.Any(v => v.Sources.Contains(reading.Name)))
        {
            throw new FormulaException($"{reading.Name} stands on both sides of ~.", "A response cannot explain itself: take it out on the right.", reading.Text, 0);
        }

        var response = reading.Read(frame.Table, Family);
        var design = ModelDesign.Of(frame, Coding);
        var building = new ModelBuilding(design, response, Family, Priors, Options);
        return (design, building.Build(), building.Priors);
    }

    private void Check()
    {
        Guard.InRange(Chains, 1, 64, "chains");
        Guard.InRange(Iterations, 20, 10_000_000, "iterations");
        Guard.InRange(Warmup, 0, Iterations - 10, "Warmup");
        Guard.InRange(Options.AdaptDelta, .01, .99999, "AdaptDelta");
        Guard.InRange(Options.MaxTreeDepth, 1, 20, "MaxTreeDepth");
        Guard.InRange(Options.InitialRange, 0, 1e6, "InitialRange");
    }
}
