using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Formulas;

namespace NeuroRepl.Statistics.Permutation;

/// <summary>The design that a formula makes of a set's table of scans, and the scans that have all its variables.</summary>
internal sealed class FormulaDesign
{
    private readonly ModelMatrix _matrix;

    private FormulaDesign(CopeSet copes, DesignMatrix design, PermutationScheme scheme, ModelMatrix matrix) => (Copes, Design, Scheme, _matrix) = (copes, design, scheme, matrix);

    public CopeSet Copes { get; }

    public DesignMatrix Design { get; }

    public PermutationScheme Scheme { get; }

    public static FormulaDesign Of(CopeSet copes, string text, PermutationScheme? scheme)
    {
        var formula = Formula.Parse(text);
        if (formula.RandomTerms.Count > 0 || formula.Offsets.Count > 0)
        {
            throw new ArgumentMistake($"{text} has a random term or an offset; shuffles need a model of fixed effects.", "Say which scans belong together by blocks: new PermutationScheme { Blocks = ExchangeabilityBlocks.Within(…) }.");
        }

        var frame = ModelFrame.Of(formula, copes.Scans, needsResponse: false);
        var matrix = ModelMatrix.Of(frame, new ModelOptions());
        var design = new DesignMatrix(matrix.Columns, matrix.Build(frame).X.Values.ToArray()).OfFullRank();
        scheme ??= new();
        if (frame.Dropped == 0) { return new(copes, design, scheme, matrix); }

        var kept = copes.At(frame.Rows);
        var missing = string.Join(", ", frame.Missing.Select(column => $"{column.Column} ({column.Missing})"));
        var noted = new CopeSet(kept.Space, kept.Values.ToArray(), kept.Scans) { Name = kept.Name, Notes = [.. kept.Notes, $"{frame.Dropped} of {copes.Count} scans are left out: they miss {missing}."] };
        return new(noted, design, scheme with
        {
            Blocks = scheme.Blocks?.At(frame.Rows),
            VarianceGroups = scheme.VarianceGroups is { } groups ? [.. frame.Rows.Select(row => groups[row])] : null,
        }, matrix);
    }

    /// <summary>The weights of an effect's columns, a row each.</summary>
    public double[][] WeightsOf(string effect)
    {
        Guard.NotBlank(effect);
        var term = _matrix.Terms.ToList().FindIndex(term => term.Name == effect);
        if (term < 0 && effect is not "(Intercept)") { return [Design.Contrast(effect).Weights.ToArray()]; }

        return [.. Enumerable.Range(0, Design.Columns).Where(column => _matrix.Assign[column] == term + 1).Select(column =>
        {
            var weights = new double[Design.Columns];
            weights[column] = 1;
            return weights;
        })];
    }
}
