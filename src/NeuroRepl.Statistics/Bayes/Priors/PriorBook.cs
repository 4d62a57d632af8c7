using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Bayes.Priors;

/// <summary>Finds the prior of a parameter: what was asked for by its own name, else for its class, else the default; and remembers what was used.</summary>
internal sealed class PriorBook(IReadOnlyList<(string Parameter, Prior Prior)> asked)
{
    private readonly HashSet<string> _used = [];
    private readonly List<PriorChoice> _choices = [];

    public IReadOnlyList<PriorChoice> Choices => _choices;

    /// <param name="names">The parameter's own name first, then those of its classes, the nearest first.</param>
    /// <param name="otherwise">The default.</param>
    /// <param name="isCorrelation">Whether it is that of correlations, which need lkj.</param>
    public Prior Of(IReadOnlyList<string> names, Prior otherwise, bool isCorrelation = false)
    {
        foreach (var name in names)
        {
            foreach (var (parameter, prior) in asked)
            {
                if (parameter != name) { continue; }

                if (prior is LkjPrior != isCorrelation)
                {
                    throw new ArgumentMistake($"{parameter} cannot have the prior {prior}.", isCorrelation ? "Correlations have Prior.Lkj(shape)." : "Prior.Lkj is for correlations: (\"cor\", Prior.Lkj(2)).");
                }

                _used.Add(parameter);
                return Chosen(names[0], prior, isDefault: false);
            }
        }

        return Chosen(names[0], otherwise, isDefault: true);
    }

    public void CheckAllUsed(IEnumerable<string> classes)
    {
        if (asked.FirstOrDefault(a => !_used.Contains(a.Parameter)).Parameter is { } stranger)
        {
            throw new ArgumentMistake($"The prior for {stranger} belongs to no parameter of this model.", $"There are: {string.Join(", ", classes.Concat(_choices.Select(c => c.Parameter)).Distinct())}.");
        }
    }

    private Prior Chosen(string name, Prior prior, bool isDefault)
    {
        _choices.Add(new(name, prior, isDefault));
        return prior;
    }
}
