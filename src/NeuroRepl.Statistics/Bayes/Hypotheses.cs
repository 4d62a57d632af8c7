using System.Text.RegularExpressions;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes.Diagnostics;
using NeuroRepl.Statistics.Bayes.Priors;
using NeuroRepl.Statistics.Formulas;

namespace NeuroRepl.Statistics.Bayes;

/// <summary>Evaluates statements about parameters over the draws.</summary>
/// <remarks>Points by the Savage-Dickey ratio, posterior over prior density (Dickey, Annals of Mathematical Statistics 42 (1971) 204).</remarks>
internal static class Hypotheses
{
    private static readonly string[] Relations = [">=", "<=", "==", ">", "<", "="];

    public static HypothesisTest Test(BayesFit fit, string statement)
    {
        var relation = Relations.FirstOrDefault(r => statement.Contains(r, StringComparison.Ordinal))
            ?? throw new ArgumentMistake($"\"{statement}\" states nothing.", "Write an inequality or a point: \"b_bold > 0\", \"b_glu = b_lac\".");
        var at = statement.IndexOf(relation, StringComparison.Ordinal);
        var (left, right) = (Parsed(fit, statement[..at]), Parsed(fit, statement[(at + relation.Length)..]));
        var draws = fit.Draws;
        var difference = new double[draws.Count];
        var columns = new Dictionary<string, double[]>();
        foreach (var name in Names(left).Concat(Names(right)).Distinct()) { columns[name] = Column(fit, name); }

        for (var i = 0; i < difference.Length; i++) { difference[i] = Value(left, name => columns[name][i]) - Value(right, name => columns[name][i]); }

        var isPoint = relation is "=" or "==";
        var sorted = difference.Order().ToArray();
        var tail = isPoint ? .025 : .05;
        var (ratio, probability, note) = isPoint ? Point(fit, left, right, difference) : Inequality(difference, relation[0] == '>');
        return new(statement.Trim(), difference.Average(), Math.Sqrt(EffectiveSize.Variance(difference)), Convergence.Quantile(sorted, tail), Convergence.Quantile(sorted, 1 - tail), ratio, probability, note);
    }

    private static (double Ratio, double Probability, string Note) Inequality(double[] difference, bool isGreater)
    {
        var part = (double)difference.Count(d => isGreater ? d > 0 : d < 0) / difference.Length;
        return (part / (1 - part), part, part == 1 ? "Every draw agrees: the odds are above the number of draws." : "");
    }

    private static (double Ratio, double Probability, string Note) Point(BayesFit fit, Node left, Node right, double[] difference)
    {
        var names = Names(left).Concat(Names(right)).Distinct().Select(name => Resolved(fit, name)).ToArray();
        var priors = new Dictionary<string, (Prior Prior, double Bound)>();
        foreach (var name in names)
        {
            if (PriorOf(fit, name) is not { } prior) { return (double.NaN, double.NaN, $"The prior of {name} by itself is not known here: no evidence for a point."); }

            if (prior.Prior.IsImproper) { return (double.NaN, double.NaN, $"{name} has a flat prior, which gives a point no density: set one, priors: [(\"{name}\", Prior.Normal(0, 1))]."); }

            priors[name] = prior;
        }

        var posterior = new KernelDensity(difference).At(0);
        var before = names.Length == 1 && left is Node.Name && right is Node.Number or Node.Minus { Inner: Node.Number }
            ? Math.Exp(priors[names[0]].Prior.LogDensity(Value(right, _ => 0), out _) - priors[names[0]].Prior.LogAbove(priors[names[0]].Bound))
            : new KernelDensity(Simulated(fit, left, right, priors)).At(0);
        var ratio = posterior / before;
        return (ratio, ratio / (1 + ratio), "");
    }

    private static double[] Simulated(BayesFit fit, Node left, Node right, Dictionary<string, (Prior Prior, double Bound)> priors)
    {
        var random = new CounterRandom(1, 99);
        var result = new double[40_000];
        var values = new Dictionary<string, double>();
        for (var i = 0; i < result.Length; i++)
        {
            foreach (var (name, (prior, bound)) in priors)
            {
                double value;
                do { value = prior.Draw(random); }
                while (value < bound);

                values[name] = value;
            }

            result[i] = Value(left, name => values[Resolved(fit, name)]) - Value(right, name => values[Resolved(fit, name)]);
        }

        return result;
    }

    private static (Prior Prior, double Bound)? PriorOf(BayesFit fit, string name)
    {
        var bound = name.StartsWith("b_", StringComparison.Ordinal) ? double.NegativeInfinity : name == "nu" ? 1 : 0;
        if (name.EndsWith("Intercept", StringComparison.Ordinal) && name.StartsWith("b_", StringComparison.Ordinal) && fit.Model.Centres.Any(c => c != 0)) { return null; }

        return fit.Priors.FirstOrDefault(p => p.Parameter == name || "b_" + p.Parameter == name) is { } choice ? (choice.Prior, bound) : null;
    }

    // Names such as r_subject[s01,Intercept] or b_sessionses-low are no words of the formula language: backticks are put around them, the longest first.
    private static Node Parsed(BayesFit fit, string text)
    {
        var unusual = fit.Draws.Names.Concat(fit.Draws.Names.Where(n => n.StartsWith("b_", StringComparison.Ordinal)).Select(n => n[2..]))
            .Where(name => name.Any(c => !char.IsLetterOrDigit(c) && c is not ('_' or '.')) && text.Contains(name, StringComparison.Ordinal)).OrderByDescending(name => name.Length).ToArray();
        var quoted = unusual.Length == 0 ? text : Regex.Replace(text, string.Join('|', unusual.Select(n => $"(?<![\\w`]){Regex.Escape(n)}(?![\\w`])")), "`$0`");
        return FormulaParser.Parse(quoted.Trim());
    }

    private static string Resolved(BayesFit fit, string name) => fit.Draws.Has(name) ? name : fit.Draws.Has("b_" + name) ? "b_" + name : name;

    private static double[] Column(BayesFit fit, string name) => fit.Draws.Of(Resolved(fit, name));

    private static IEnumerable<string> Names(Node node) => node switch
    {
        Node.Name name => [name.Text],
        Node.Binary binary => Names(binary.Left).Concat(Names(binary.Right)),
        Node.Minus minus => Names(minus.Inner),
        Node.Group group => Names(group.Inner),
        Node.Call call => call.Arguments.SelectMany(a => Names(a.Value)),
        _ => [],
    };

    private static double Value(Node node, Func<string, double> of) => node switch
    {
        Node.Number number => number.Value,
        Node.Name name => of(name.Text),
        Node.Minus minus => -Value(minus.Inner, of),
        Node.Group group => Value(group.Inner, of),
        Node.Binary { Symbol: "+" } b => Value(b.Left, of) + Value(b.Right, of),
        Node.Binary { Symbol: "-" } b => Value(b.Left, of) - Value(b.Right, of),
        Node.Binary { Symbol: "*" } b => Value(b.Left, of) * Value(b.Right, of),
        Node.Binary { Symbol: "/" } b => Value(b.Left, of) / Value(b.Right, of),
        Node.Binary { Symbol: "^" } b => Math.Pow(Value(b.Left, of), Value(b.Right, of)),
        Node.Call { Function: "exp", Arguments: [var a] } => Math.Exp(Value(a.Value, of)),
        Node.Call { Function: "log", Arguments: [var a] } => Math.Log(Value(a.Value, of)),
        Node.Call { Function: "sqrt", Arguments: [var a] } => Math.Sqrt(Value(a.Value, of)),
        Node.Call { Function: "abs", Arguments: [var a] } => Math.Abs(Value(a.Value, of)),
        Node.Call { Function: "plogis", Arguments: [var a] } => 1 / (1 + Math.Exp(-Value(a.Value, of))),
        _ => throw new ArgumentMistake($"{node} cannot be calculated.", "Parameters, numbers, + - * / ^, exp, log, sqrt, abs and plogis can."),
    };
}
