using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>What a reader of a dynamic fit must know before trusting it.</summary>
internal sealed class DynamicWarnings(BasisSet basis, ParameterLayout layout, DynamicEstimates estimates)
{
    private const double MisfitRatio = 1.5;
    private const double Confident = 1.959963984540054;

    public IReadOnlyList<string> Collect(FitOutcome outcome, double lackOfFit, ReadOnlySpan<bool> isAtZero, DynamicSearch search, double[] parameters)
    {
        var warnings = new List<string>();
        if (outcome is FitOutcome.Stopped stopped) { warnings.Add($"The fit did not converge: {stopped.Why}. {stopped.WhatToTry}"); }

        if (lackOfFit > MisfitRatio)
        {
            warnings.Add($"The model leaves {lackOfFit:F1} times the variance that transients scatter with inside a block: it misses something (macromolecules, lineshape, baseline), and the standard errors do not know it.");
        }

        var resting = new List<string>();
        var unseen = new List<string>();
        foreach (var quantity in estimates.All(QuantityKind.Concentration))
        {
            if (RestsAtZero(quantity, isAtZero)) { resting.Add(quantity.Name); }
            else if (IsUnseen(quantity)) { unseen.Add(quantity.Name); }
        }

        if (resting.Count > 0) { warnings.Add($"At zero, their bound, in at least one block: {string.Join(", ", resting)}. Their standard errors and those of what overlaps them assume that they could fall below."); }

        if (unseen.Count > 0) { warnings.Add($"Nowhere told from zero (95 %): {string.Join(", ", unseen)}. Absent from the data, or hidden below others: basis.Without(\"{unseen[0]}\") fits without."); }

        warnings.AddRange(AtBounds(search, parameters));
        return warnings;
    }

    private bool RestsAtZero(Quantity quantity, ReadOnlySpan<bool> isAtZero)
    {
        for (var c = 0; c < layout.Cells.Count; c++)
        {
            if (isAtZero.Slice(layout.Start(quantity, c), quantity.Count).Contains(true)) { return true; }
        }

        return false;
    }

    private bool IsUnseen(Quantity quantity)
    {
        var course = estimates.Course(quantity.Name, quantity);
        return !course.Values.Zip(course.StandardErrors).Any(pair => pair.First > Confident * pair.Second);
    }

    private IEnumerable<string> AtBounds(DynamicSearch search, double[] parameters)
    {
        foreach (var quantity in layout.Quantities.Where(q => !q.IsAmplitude))
        {
            var names = quantity.Course.IsFree ? ["some transients"] : quantity.Course.Parameters;
            var many = quantity.Course.IsFree ? layout.Cells.Count : 1;
            for (var p = 0; p < quantity.Count; p++)
            {
                var at = Enumerable.Range(0, many).Select(c => layout.Start(quantity, c) + p)
                    .FirstOrDefault(k => search.Lower[k] < search.Upper[k] && (parameters[k] <= search.Lower[k] || parameters[k] >= search.Upper[k]), -1);
                if (at >= 0)
                {
                    yield return $"{quantity.Name} ({names[p]}) is at its bound of {parameters[at]:G4} {quantity.Unit}"
                        + (quantity.Kind == QuantityKind.Lorentzian && parameters[at] == 0 ? $": the lines are no broader than those of {basis.Name} but for their Gaussian part." : ".");
                }
            }

            if (quantity.Kind == QuantityKind.Gaussian && quantity.Course.IsLinear && Enumerable.Range(0, layout.Cells.Count).Any(c => Math.Abs(estimates.Value(quantity, c)) < 0.05))
            {
                yield return $"{quantity.Name} vanishes in at least one block: its standard error there is not to be trusted (the width counts by its square); fix it, or let {nameof(DynamicModel.Lorentzian)} run instead.";
            }
        }
    }
}
