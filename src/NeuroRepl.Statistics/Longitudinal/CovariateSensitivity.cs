using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Classical;

namespace NeuroRepl.Statistics.Longitudinal;

/// <summary>Whether an estimate stands when covariates come into the model.</summary>
public static class CovariateSensitivity
{
    /// <summary>Fits a model without covariates, with each alone, and with all, and sets the estimates side by side.</summary>
    /// <param name="covariates">Names of the covariates: "order", "fd", "heartRate".</param>
    /// <param name="fit">Fits with these covariates and gives the estimates of interest, always the same ones.</param>
    /// <returns>A row a set of covariates and estimate: value, limits, and the change against the model without covariates.</returns>
    /// <exception cref="ArgumentMistake">A fit that gives other estimates than the first.</exception>
    public static Table Refit(IReadOnlyList<string> covariates, Func<IReadOnlyList<string>, IReadOnlyList<IntervalEstimate>> fit)
    {
        IReadOnlyList<string>[] sets = [[], .. covariates.Select(c => (IReadOnlyList<string>)[c]), .. covariates.Count > 1 ? (IReadOnlyList<string>[])[covariates] : []];
        var fits = new List<IReadOnlyList<IntervalEstimate>>();
        foreach (var (i, set) in sets.Index())
        {
            Work.Report("covariates", i, sets.Length);
            var estimates = fit(set);
            if (fits.Count > 0 && !estimates.Select(e => e.Name).SequenceEqual(fits[0].Select(e => e.Name)))
            {
                throw new ArgumentMistake($"With {string.Join(", ", set)} the fit gives {string.Join(", ", estimates.Select(e => e.Name))}; without covariates it gave {string.Join(", ", fits[0].Select(e => e.Name))}.", "Give the estimates of interest only, not those of the covariates.");
            }

            fits.Add(estimates);
        }

        var rows = (from i in Enumerable.Range(0, sets.Length) from k in Enumerable.Range(0, fits[0].Count) select (Set: i, Estimate: fits[i][k], Base: fits[0][k])).ToArray();
        return new("sensitivity",
        [
            new TextColumn("covariates", [.. rows.Select(r => sets[r.Set].Count == 0 ? "none" : string.Join(" + ", sets[r.Set]))]),
            new TextColumn("estimate", [.. rows.Select(r => r.Estimate.Name)]),
            new NumberColumn("value", [.. rows.Select(r => r.Estimate.Value)]),
            new NumberColumn("low", [.. rows.Select(r => r.Estimate.Low)]),
            new NumberColumn("high", [.. rows.Select(r => r.Estimate.High)]),
            new NumberColumn("change", [.. rows.Select(r => r.Estimate.Value - r.Base.Value)]),
        ]);
    }
}
