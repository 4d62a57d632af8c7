using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Domain.Studies;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>Fitting all transients of a scan with one model of how they change.</summary>
public static class DynamicFitting
{
    /// <summary>Fits the transients of one scan together: concentrations and lines run by a design, a function of time, or freely.</summary>
    /// <remarks>The model: <see cref="DynamicModel"/>. The joint least-squares problem is solved to its optimum; transients with equal design rows enter through mean and count, exactly.</remarks>
    /// <param name="transients">The transients in time order, aligned in frequency and phase: a <see cref="SpectrumSeries"/> or a list.</param>
    /// <param name="basis">Metabolites simulated for the same field, bandwidth and sequence.</param>
    /// <param name="design">A row a transient: <c>DesignMatrix.Blocks(blocks: 9, scansPerBlock: 48)</c>.</param>
    /// <param name="model">What runs and how; concentrations and Gaussian width by the design when left out.</param>
    /// <returns>The fit, converged or not: <c>Outcome</c> and <c>Warnings</c> say what to know before trusting it.</returns>
    /// <exception cref="DesignException">Another number of rows than of transients, or dependent columns.</exception>
    /// <exception cref="FitException">Transients of several sessions, not numbers, or of another field or dwell than the basis; a name that the basis lacks.</exception>
    public static DynamicFit FitDynamic(this IReadOnlyList<Spectrum> transients, BasisSet basis, DesignMatrix design, DynamicModel? model = null)
    {
        model ??= new DynamicModel();
        return DynamicReport.Fit(transients, basis, design, model, iteration => Work.Report("dynamic fit", iteration, model.MaxIterations));
    }

    /// <summary>Fits every transient by itself: concentrations free, lines, phase and baseline shared by all.</summary>
    /// <param name="transients">The transients in time order, aligned in frequency and phase.</param>
    /// <param name="basis">Metabolites simulated for the same field, bandwidth and sequence.</param>
    /// <param name="model">Something else than <see cref="DynamicModel.SingleTransients"/>, such as widths that are free too.</param>
    /// <example><code>spectra.FitTransients(basis)["Glu"].TimeCourse().MovingAverage(32).Plot()</code></example>
    public static DynamicFit FitTransients(this IReadOnlyList<Spectrum> transients, BasisSet basis, DynamicModel? model = null)
    {
        Guard.NotEmpty(transients);
        return transients.FitDynamic(basis, DesignMatrix.Mean(transients.Count), model ?? DynamicModel.SingleTransients);
    }

    /// <summary>Fits many scans, several at a time; one that fails is listed with its reason and the others go on.</summary>
    /// <param name="scans">The transients of each scan.</param>
    /// <param name="basis">Metabolites simulated for the same field, bandwidth and sequence.</param>
    /// <param name="design">A row a transient, the same for every scan.</param>
    /// <param name="model">What runs and how.</param>
    public static DynamicFits FitDynamic(this IReadOnlyList<IReadOnlyList<Spectrum>> scans, BasisSet basis, DesignMatrix design, DynamicModel? model = null) =>
        FitAll([.. scans.Select((scan, i) => (scan is SpectrumSeries series ? series.Name : $"scan {i + 1}", (string?)null, (Func<IReadOnlyList<Spectrum>>)(() => scan)))], basis, design, model);

    /// <summary>Fits the transients of many sessions, several at a time; one that fails is listed with its reason and the others go on.</summary>
    /// <param name="sessions">The sessions.</param>
    /// <param name="open">How to get a session's transients: <c>s => s.Find("svs")[0].OpenSeries()</c>.</param>
    /// <param name="basis">Metabolites simulated for the same field, bandwidth and sequence.</param>
    /// <param name="design">A row a transient, the same for every session.</param>
    /// <param name="model">What runs and how.</param>
    public static DynamicFits FitDynamic(
        this IReadOnlyList<Session> sessions, Func<Session, IReadOnlyList<Spectrum>> open, BasisSet basis, DesignMatrix design, DynamicModel? model = null) =>
        FitAll([.. sessions.Select(session => ($"{session}", session.Arm, (Func<IReadOnlyList<Spectrum>>)(() => open(session))))], basis, design, model);

    private static DynamicFits FitAll((string Name, string? Arm, Func<IReadOnlyList<Spectrum>> Open)[] scans, BasisSet basis, DesignMatrix design, DynamicModel? model)
    {
        var results = new DynamicSession[scans.Length];
        var done = 0;
        Parallel.For(0, scans.Length, new ParallelOptions { CancellationToken = Interrupt.Token }, i =>
        {
            var (name, arm, open) = scans[i];
            try
            {
                results[i] = new(name, arm, DynamicReport.Fit(open(), basis, design, model ?? new DynamicModel(), _ => { }), null);
            }
            catch (NeuroReplException problem)              // a scan that cannot be fitted must not cost the others
            {
                results[i] = new(name, arm, null, problem.Message);
            }

            Work.Report($"dynamic fits of {scans.Length} scans", Interlocked.Increment(ref done), scans.Length);
        });
        return new DynamicFits(results);
    }
}
