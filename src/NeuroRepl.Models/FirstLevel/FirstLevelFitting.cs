using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.FirstLevel;

/// <summary>Fits a design to the time course of every place.</summary>
public static class FirstLevelFitting
{
    /// <summary>Fits a design at every voxel, vertex, grayordinate or parcel: <c>series.FitFirstLevel(design)["block2 - baseline"].Z</c>.</summary>
    /// <param name="series">The run, volumes × places.</param>
    /// <param name="design">A row a volume; the volumes that it discards are left out at the start.</param>
    /// <param name="model">Noise and scaling; AR(1) with the bias of ρ removed unless given.</param>
    /// <exception cref="DesignException">Another number of volumes than rows, or as many independent columns as volumes.</exception>
    public static FirstLevelFit FitFirstLevel(this BrainSeries series, DesignMatrix design, FirstLevelModel? model = null)
    {
        var first = design.Discarded - series.Discarded;
        if (first < 0 || series.Count - first != design.Rows) { throw Unfitting(series, design, first); }

        var basis = new DesignBasis(design);
        if (basis.Rank >= design.Rows)
        {
            throw new DesignException(
                $"The design has {basis.Rank} independent columns for {design.Rows} volumes: nothing is left to tell the noise by.", "Take fewer confounds, a lower high-pass cutoff, or scrub fewer volumes.");
        }

        var settings = model ?? new();
        var fits = settings.Noise is NoiseModel.TukeyTapered tukey ? TukeyFitting.Run(series, first, basis, settings, tukey.Lags) : GlmFitting.Run(series, first, basis, settings);
        return new(series, basis, settings, fits);
    }

    /// <summary>Fixed effects over the runs of one subject: the mean of a contrast with weights of one over its variance.</summary>
    /// <param name="runs">The fits; a run that cannot estimate the contrast (no events of a condition) is left out, and a note says so.</param>
    /// <param name="contrast">The contrast.</param>
    /// <exception cref="DesignException">No run can estimate it.</exception>
    public static ContrastMaps FixedEffects(this IReadOnlyList<FirstLevelFit> runs, string contrast)
    {
        Guard.NotEmpty(runs);
        var (maps, without) = Estimable(runs, contrast);
        var together = ContrastMaps.FixedEffects(maps);
        return without.Count == 0 ? together : new(together.Space, together.Contrast, [.. together.Estimates], [.. together.Variances], together.DegreesOfFreedom)
        {
            Of = together.Of,
            Unit = together.Unit,
            Notes = [.. together.Notes, $"Left out, as they cannot estimate it: {string.Join(", ", without)}."],
        };
    }

    /// <summary>One contrast of many scans as a set for group tests: <c>fits.Copes("block2 - baseline", scans)</c>.</summary>
    /// <param name="fits">A fit a scan.</param>
    /// <param name="contrast">The contrast.</param>
    /// <param name="scans">A row a fit with a column "subject" and what else tells scans apart ("arm"); the fits' names as subjects unless given.</param>
    /// <exception cref="DesignException">No scan can estimate the contrast.</exception>
    public static CopeSet Copes(this IReadOnlyList<FirstLevelFit> fits, string contrast, Table? scans = null)
    {
        Guard.NotEmpty(fits);
        scans ??= new Table("scans", [new TextColumn("subject", [.. fits.Select(fit => fit.Name)])]);
        Guard.SameLength(scans.Count, fits.Count, "the number of rows of the table of scans", "that of the fits");
        var (maps, without) = Estimable(fits, contrast);
        foreach (var map in maps) { fits[0].Space.MustMatch(map.Space, $"The fit of {map.Of}"); }

        var kept = Enumerable.Range(0, fits.Count).Where(n => !without.Contains(fits[n].Name)).ToArray();
        var values = new float[maps.Count * fits[0].Space.Count];
        for (var n = 0; n < maps.Count; n++) { maps[n].Cope.Values.Span.CopyTo(values.AsSpan(n * fits[0].Space.Count)); }

        return new(fits[0].Space, values, scans.At(kept))
        {
            Name = contrast,
            Notes = without.Count == 0 ? [] : [$"Left out, as they cannot estimate {contrast}: {string.Join(", ", without)}."],
        };
    }

    private static (IReadOnlyList<ContrastMaps> Maps, IReadOnlyList<string> Without) Estimable(IReadOnlyList<FirstLevelFit> fits, string contrast)
    {
        var (maps, without, why) = (new List<ContrastMaps>(), new List<string>(), default(DesignException));
        foreach (var fit in fits)
        {
            try { maps.Add(fit[contrast]); }
            catch (DesignException e) when (fit.Design.Empty.Count > 0 || fit.Design.DependentColumns.Count > 0)
            {
                (why, _) = (e, 0);
                without.Add(fit.Name);
            }
        }

        return maps.Count > 0 ? (maps, without) : throw why!;
    }

    private static DesignException Unfitting(BrainSeries series, DesignMatrix design, int first)
    {
        var left = series.Count - first;
        var hint = first < 0
            ? $"{series.Name} already leaves out its first {series.Discarded}: build the design with discard: {series.Discarded}."
            : left > design.Rows
                ? $"Say what the other {left - design.Rows} are: discard: {design.Discarded + left - design.Rows} at the start, or a last block that is longer."
                : $"The design needs {design.Rows - left} more: discard fewer at the start, or let its last block be shorter.";
        return new(
            $"{series.Name} has {series.Count} volumes{(series.Discarded > 0 ? $" after {series.Discarded} discarded" : "")}; the design has {design.Rows} rows{(design.Discarded > 0 ? $" after {design.Discarded} discarded" : "")}.",
            hint);
    }
}
