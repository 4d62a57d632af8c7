using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Classical;

namespace NeuroRepl.Statistics.Longitudinal;

/// <summary>How well conditions of subjects who were not learnt from are told apart.</summary>
/// <param name="Classes">The conditions.</param>
/// <param name="Confusion">Rows are true, columns predicted conditions: counts.</param>
/// <param name="Predicted">A condition a row, in the order given (rows with anything missing are left out).</param>
/// <param name="Accuracy">The share of right ones, with the interval of Clopper and Pearson (which takes rows as independent).</param>
/// <param name="PValue">How often labels shuffled within subjects are told as well; Monte Carlo.</param>
/// <param name="Notes">What was left out.</param>
public sealed record Classification(
    IReadOnlyList<string> Classes, IReadOnlyList<IReadOnlyList<int>> Confusion, IReadOnlyList<string> Predicted, IntervalEstimate Accuracy, PValue PValue, IReadOnlyList<string> Notes)
{
    /// <summary>Leaves one subject out at a time, learns to tell conditions from the others, and tells the conditions of the one.</summary>
    /// <param name="subject">Whose each row is.</param>
    /// <param name="condition">What is to be told.</param>
    /// <param name="features">The features, each a value a row; standardised by the subjects learnt from.</param>
    /// <param name="permutations">How often labels are shuffled within subjects.</param>
    /// <param name="seed">Same seed, same p.</param>
    /// <param name="ridge">Added to the pooled covariance of the standardised features, or, times the rows learnt from, to the curvature of the logistic likelihood, so that many features do no harm; 0 for none.</param>
    /// <param name="rule">What learns.</param>
    /// <exception cref="ArgumentMistake">Lengths that differ, one condition only, or one subject only.</exception>
    public static Classification LeaveOneSubjectOut(
        IReadOnlyList<string> subject, IReadOnlyList<string> condition, IReadOnlyList<IReadOnlyList<double>> features, int permutations = 500, int seed = 1, double ridge = .01,
        ClassificationRule rule = ClassificationRule.LinearDiscriminant)
    {
        Guard.NotEmpty(features);
        Guard.InRange(ridge, 0, double.MaxValue);
        Guard.SameLength(subject.Count, condition.Count, "the length of subject", "that of condition");
        foreach (var feature in features) { Guard.SameLength(feature.Count, subject.Count, "the length of a feature", "that of subject"); }

        var rows = Enumerable.Range(0, subject.Count).Where(i => features.All(f => !double.IsNaN(f[i]))).ToArray();
        string[] classes = [.. rows.Select(i => condition[i]).Distinct()];
        string[] subjects = [.. rows.Select(i => subject[i]).Distinct()];
        if (classes.Length < 2 || subjects.Length < 2) { throw new ArgumentMistake($"There are {classes.Length} conditions of {subjects.Length} subjects in {rows.Length} complete rows.", "It needs two of each."); }

        double[][] x = [.. rows.Select(i => features.Select(f => f[i]).ToArray())];
        int[] owner = [.. rows.Select(i => Array.IndexOf(subjects, subject[i]))], truth = [.. rows.Select(i => Array.IndexOf(classes, condition[i]))];
        var predicted = Predict(truth);
        var right = predicted.Zip(truth).Count(p => p.First == p.Second);
        var asGood = 0;
        for (var k = 0; k < permutations; k++)
        {
            Interrupt.ThrowIfRequested();
            var shuffled = ShuffledWithin(truth, owner, subjects.Length, new CounterRandom((ulong)seed, (ulong)k));
            if (Predict(shuffled).Zip(shuffled).Count(p => p.First == p.Second) >= right) { asGood++; }
        }

        var interval = permutations > 0 ? SignTest.Proportion("", asGood, permutations) : new("", double.NaN);
        return new(
            classes,
            [.. Enumerable.Range(0, classes.Length).Select(t => (IReadOnlyList<int>)[.. Enumerable.Range(0, classes.Length).Select(p => truth.Zip(predicted).Count(pair => pair == (t, p)))])],
            [.. predicted.Select(p => classes[p])],
            SignTest.Proportion("accuracy", right, rows.Length),
            new(permutations > 0 ? (asGood + 1.0) / (permutations + 1) : double.NaN, PKind.MonteCarlo, (interval.Low, interval.High)),
            rows.Length == subject.Count ? [] : [$"{subject.Count - rows.Length} of {subject.Count} rows lack a feature and were left out."])
        {
            Rule = rule,
        };

        int[] Predict(int[] labels) => Told(x, owner, subjects.Length, labels, (learnt, known) => rule == ClassificationRule.Logistic ? new LogisticRule(learnt, known, ridge) : new LinearDiscriminant(learnt, known, classes.Length, ridge));
    }

    /// <summary>What learnt.</summary>
    public ClassificationRule Rule { get; init; }

    /// <summary>The same with conditions in another order.</summary>
    internal Classification InOrder(IReadOnlyList<string> order)
    {
        int[] at = [.. order.Select(name => Classes.ToList().IndexOf(name)).Where(k => k >= 0)];
        return this with { Classes = [.. at.Select(k => Classes[k])], Confusion = [.. at.Select(t => (IReadOnlyList<int>)[.. at.Select(p => Confusion[t][p])])] };
    }

    private static int[] Told(double[][] x, int[] owner, int subjects, int[] labels, Func<double[][], int[], IConditionRule> learn)
    {
        var told = new int[x.Length];
        for (var s = 0; s < subjects; s++)
        {
            int[] learnt = [.. Enumerable.Range(0, x.Length).Where(i => owner[i] != s)];
            var rule = learn([.. learnt.Select(i => x[i])], [.. learnt.Select(i => labels[i])]);
            for (var i = 0; i < x.Length; i++)
            {
                if (owner[i] == s) { told[i] = rule.Predict(x[i]); }
            }
        }

        return told;
    }

    private static int[] ShuffledWithin(int[] labels, int[] owner, int subjects, CounterRandom random)
    {
        int[] shuffled = [.. labels];
        for (var s = 0; s < subjects; s++)
        {
            int[] rows = [.. Enumerable.Range(0, labels.Length).Where(i => owner[i] == s)];
            int[] own = [.. rows.Select(i => labels[i])];
            random.Shuffle(own);
            for (var k = 0; k < rows.Length; k++) { shuffled[rows[k]] = own[k]; }
        }

        return shuffled;
    }
}
