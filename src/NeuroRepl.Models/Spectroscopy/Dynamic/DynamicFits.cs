using System.Collections;
using NeuroRepl.Domain.Tables;

namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>The dynamic fits of many scans, those that failed with their reason.</summary>
/// <param name="sessions">A fit or a reason each.</param>
public sealed class DynamicFits(IReadOnlyList<DynamicSession> sessions) : IReadOnlyList<DynamicSession>
{
    /// <summary>How many scans, failed ones included.</summary>
    public int Count => sessions.Count;

    /// <summary>One scan.</summary>
    public DynamicSession this[int index] => sessions[index];

    /// <summary>The fits there are.</summary>
    public IReadOnlyList<DynamicFit> Fits => [.. sessions.Select(s => s.Fit).OfType<DynamicFit>()];

    /// <summary>The scans without a fit.</summary>
    public IReadOnlyList<DynamicSession> Failed => [.. sessions.Where(s => s.Fit is null)];

    /// <summary>One contrast of one quantity in every scan that was fitted: session, arm, estimate, variance; what a group model takes.</summary>
    /// <param name="quantity">A metabolite, a sum ("Glc+Tau"), or "Gaussian", "Lorentzian", "Shift".</param>
    /// <param name="contrast">A weighted sum of coefficients: "block2 - block1".</param>
    /// <param name="percent">Whether the first coefficient is the baseline and the contrast a change from it in percent; the contrast is then a coefficient's name.</param>
    public Table Contrasts(string quantity, string contrast, bool percent = false)
    {
        var fitted = sessions.Where(s => s.Fit is not null).ToArray();
        var estimates = fitted.Select(s => Course(s.Fit!, quantity)).Select(course => percent ? course.PercentChange(contrast) : course.Contrast(contrast)).ToArray();
        return new Table($"{quantity} {contrast}",
        [
            new TextColumn("session", [.. fitted.Select(s => s.Name)]),
            new TextColumn("arm", [.. fitted.Select(s => s.Arm)]),
            new NumberColumn("estimate", [.. estimates.Select(e => e.Estimate)]),
            new NumberColumn("variance", [.. estimates.Select(e => e.StandardError * e.StandardError)]),
        ]);
    }

    /// <inheritdoc/>
    public IEnumerator<DynamicSession> GetEnumerator() => sessions.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static ParameterCourse Course(DynamicFit fit, string quantity) => quantity switch
    {
        "Gaussian" => fit.Gaussian,
        "Lorentzian" => fit.Lorentzian,
        "Shift" => fit.Shift,
        _ => fit[quantity],
    };
}
