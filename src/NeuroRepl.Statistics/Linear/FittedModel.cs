using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Formulas;
using NeuroRepl.Statistics.Means;

namespace NeuroRepl.Statistics.Linear;

/// <summary>What linear and mixed models share: a formula met with a table, coefficients, tests of terms, and marginal means.</summary>
public abstract class FittedModel
{
    private protected FittedModel(ModelFrame frame, ModelMatrix matrix, OrderedQr qr)
    {
        (Frame, Matrix, Qr) = (frame, matrix, qr);
        Formula = frame.Formula;
    }

    /// <summary>The model.</summary>
    public Formula Formula { get; }

    /// <summary>The rows that were used: those where no variable of the model is missing.</summary>
    public Table Table => Frame.Table;

    /// <summary>How many rows were used.</summary>
    public int Count => Frame.Count;

    /// <summary>How many rows were left out because a variable is missing.</summary>
    public int Dropped => Frame.Dropped;

    /// <summary>The fixed effects, in the order of the design.</summary>
    public IReadOnlyList<Coefficient> Coefficients => field ??= MakeCoefficients(DefaultInference());

    /// <summary>The covariance of the estimated coefficients that <see cref="Coefficients"/> uses, row-major over the independent columns.</summary>
    public RowMajor Covariance => DefaultInference().Covariance;

    /// <summary>What to be wary of, each a sentence with what to do.</summary>
    public IReadOnlyList<string> Warnings { get; private protected set; } = [];

    internal ModelFrame Frame { get; }

    internal ModelMatrix Matrix { get; }

    internal OrderedQr Qr { get; }

    internal abstract double[] Beta { get; }

    internal abstract double ResidualVariance { get; }

    /// <summary>Whether a term of type II is contained only in terms with the same covariates, as in SAS.</summary>
    internal virtual bool ContainsByCovariates => false;

    /// <summary>One fixed effect by its name.</summary>
    /// <exception cref="ArgumentMistake">There is none of that name.</exception>
    public Coefficient this[string coefficient] => Coefficients.FirstOrDefault(c => c.Name == coefficient)
        ?? throw new ArgumentMistake($"The model has no coefficient {coefficient}.", $"It has: {string.Join(", ", Coefficients.Select(c => c.Name))}.");

    /// <summary>The design as a table: a column a coefficient, a row an observation.</summary>
    public Table DesignTable()
    {
        var x = Matrix.Build(Frame).X;
        return new Table("design", [.. Matrix.Columns.Select((name, j) => new NumberColumn(name, x.Column(j)))]);
    }

    /// <summary>Estimated marginal means: what the model expects for each level, the other factors averaged with equal weights, covariates at their means.</summary>
    /// <param name="of">The factor (or several: <c>"dose:block"</c>) whose levels are wanted; a covariate with few values works too.</param>
    /// <param name="by">Separately for each level of this one (or several).</param>
    /// <param name="df">How degrees of freedom are found in mixed models.</param>
    /// <exception cref="ArgumentMistake">A name that is no variable of the model.</exception>
    public MarginalMeans MarginalMeans(string of, string? by = null, DegreesOfFreedom df = DegreesOfFreedom.Satterthwaite) => Means.MarginalMeans.Of(this, of, by, df);

    /// <summary>All pairwise differences of marginal means, within each level of <paramref name="by"/>.</summary>
    /// <param name="of">The factor.</param>
    /// <param name="by">Simple effects: separately for each level of this one; p-values are adjusted within each.</param>
    /// <param name="adjust">How p-values are adjusted for the number of comparisons.</param>
    /// <param name="df">How degrees of freedom are found in mixed models.</param>
    public ContrastTable Pairwise(string of, string? by = null, Adjust adjust = Adjust.Tukey, DegreesOfFreedom df = DegreesOfFreedom.Satterthwaite) =>
        MarginalMeans(of, by, df).Pairwise(adjust);

    internal abstract Inference InferenceBy(DegreesOfFreedom df);

    private protected abstract Inference DefaultInference();

    private protected IReadOnlyList<Coefficient> MakeCoefficients(Inference inference)
    {
        var kept = Qr.Kept;
        var result = Matrix.Columns.Select(name => new Coefficient(name, double.NaN, double.NaN, double.NaN, double.NaN, new PValue(double.NaN, PKind.Exact), double.NaN, double.NaN)).ToArray();
        for (var k = 0; k < kept.Count; k++)
        {
            var unit = new double[kept.Count];
            unit[k] = 1;
            result[kept[k]] = One(Matrix.Columns[kept[k]], unit, inference);
        }

        return result;
    }

    private protected Coefficient One(string name, double[] function, Inference inference)
    {
        var estimate = function.Zip(Beta, (l, b) => l * b).Sum();
        var (error, df) = (Math.Sqrt(inference.Variance(function)), inference.Df(function));
        var t = estimate / error;
        var half = df > 0 ? Quantiles.StudentUpper(.025, df) * error : double.NaN;
        return new Coefficient(name, estimate, error, df, t, new PValue(TwoSided(t, df), PKind.Exact), estimate - half, estimate + half);
    }

    internal static double TwoSided(double t, double df) => double.IsNaN(t) || !(df > 0) ? double.NaN : double.IsInfinity(t) ? 0 : Tails.StudentTwoSided(t, df);

    private protected AnovaTable MakeAnova(SumsOfSquares type, Inference inference, string how)
    {
        var notes = new List<string>();
        var rows = Hypotheses.Of(this, type).Select(h =>
        {
            if (h.Functions.Rows == 0) { return new AnovaRow(h.Term.Name, 0, 0, double.NaN, double.NaN, new PValue(double.NaN, PKind.Exact), "all its columns depend on others"); }

            var (f, rank, df) = inference.Test(h.Functions, Beta);
            return double.IsFinite(f) && df > 0
                ? new AnovaRow(h.Term.Name, f * rank * ResidualVariance, rank, df, f, new PValue(Tails.FUpper(f, rank, df), PKind.Exact))
                : new AnovaRow(h.Term.Name, double.NaN, rank, df, double.NaN, new PValue(double.NaN, PKind.Exact), "no residual variation or no degrees of freedom are left to judge it by");
        }).ToArray();
        notes.AddRange(rows.Where(row => row.Reason is not null).Select(row => $"{row.Term} has no test: {row.Reason}."));
        if (Qr.Rank < Qr.Columns && type != SumsOfSquares.TypeI) { notes.Add("Some cells are empty or columns dependent: a test of a term concerns only what can be estimated of it, and other programs may choose other functions."); }

        var word = type switch { SumsOfSquares.TypeI => "I", SumsOfSquares.TypeII => "II", _ => "III" };
        return new AnovaTable($"Analysis of variance · {Formula} · type {word}{how}", rows, notes);
    }

    private protected static IReadOnlyList<string> DependenceWarnings(ModelMatrix matrix, OrderedQr qr) =>
        [.. qr.Dependent.Select(d => $"The column {matrix.Columns[d.Key]} {Combination(matrix, qr, d.Value)} and has no coefficient of its own: drop it, or look for empty cells.")];

    private static string Combination(ModelMatrix matrix, OrderedQr qr, double[] coefficients)
    {
        var parts = coefficients.Select((c, k) => (c, k)).Where(part => part.c != 0).Select(part => (part.c, Name: matrix.Columns[qr.Kept[part.k]])).ToArray();
        return parts.Length switch
        {
            0 => "is zero throughout",
            > 6 => $"depends on {string.Join(", ", parts.Take(6).Select(part => part.Name))} and {parts.Length - 6} more",
            _ => $"equals {string.Concat(parts.Select((part, i) => $"{(part.c < 0 ? (i == 0 ? "−" : " − ") : i == 0 ? "" : " + ")}{(Math.Abs(part.c) == 1 ? "" : $"{Math.Abs(part.c):G4} × ")}{part.Name}"))}",
        };
    }
}
