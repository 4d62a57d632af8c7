using System.Collections;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

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

    /// <summary>Several contrasts of several quantities in every scan that was fitted, a row each: session, subject, arm, quantity, contrast, estimate, variance; <c>FlameTests("high", "placebo")</c> takes it from there.</summary>
    /// <param name="quantities">Metabolites, sums, "Gaussian" and so on: <c>["Glu", "Lac", "GABA"]</c>.</param>
    /// <param name="contrasts">Weighted sums of coefficients, or coefficients for percent changes; every later block less the first (or in percent of it) when left out.</param>
    /// <param name="percent">Whether they are changes in percent of the first coefficient.</param>
    public Table Contrasts(IReadOnlyList<string> quantities, IReadOnlyList<string>? contrasts = null, bool percent = false)
    {
        Guard.NotEmpty(quantities);
        var parts = quantities.SelectMany(q => (contrasts ?? Later(q, percent)).Select(c => (Quantity: q, Contrast: c, Table: Contrasts(q, c, percent)))).ToArray();
        string?[] Texts(string column) => [.. parts.SelectMany(p => p.Table.Texts(column))];
        double[] Numbers(string column) => [.. parts.SelectMany(p => p.Table.Numbers(column))];
        return new Table(percent ? "changes in percent" : "contrasts",
        [
            new TextColumn("session", Texts("session")),
            new TextColumn("subject", [.. Texts("session").Select(Subject)]),
            new TextColumn("arm", Texts("arm")),
            new TextColumn("quantity", [.. parts.SelectMany(p => Enumerable.Repeat(p.Quantity, p.Table.Count))]),
            new TextColumn("contrast", [.. parts.SelectMany(p => Enumerable.Repeat(p.Contrast, p.Table.Count))]),
            new NumberColumn("estimate", Numbers("estimate")),
            new NumberColumn("variance", Numbers("variance")),
        ]);
    }

    /// <inheritdoc/>
    public IEnumerator<DynamicSession> GetEnumerator() => sessions.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IReadOnlyList<string> Later(string quantity, bool percent)
    {
        var names = Fits.Count > 0 ? Course(Fits[0], quantity).Parameters : throw new ArgumentMistake("None of the scans was fitted.", "Look why: fits.Failed.");
        return [.. names.Skip(1).Select(name => percent ? name : $"`{name}` - `{names[0]}`")];
    }

    /// <summary>"sub-01" of "sub-01 ses-high"; all of a name that has no such part.</summary>
    private static string? Subject(string? session) => session?.Split(' ', '_', '/').FirstOrDefault(part => part.StartsWith("sub-", StringComparison.Ordinal)) ?? session;

    private static ParameterCourse Course(DynamicFit fit, string quantity) => quantity switch
    {
        "Gaussian" => fit.Gaussian,
        "Lorentzian" => fit.Lorentzian,
        "Shift" => fit.Shift,
        _ => fit[quantity],
    };
}
