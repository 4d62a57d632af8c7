using NeuroRepl.Scripting.Display;

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>What a cell shows now against what its notebook says it showed.</summary>
/// <remarks>
/// Compared are standard output, values, displays and errors, in their order; not standard error, times, and pictures. A figure is compared by its
/// numbers, anything else by its plain text.
/// </remarks>
internal static class CellComparison
{
    // The second is what other notebook testers call it.
    private static readonly string[] IgnoringTags = ["ignore-output", "nbval-ignore-output"];

    /// <summary>The first difference, in words; null where there is none.</summary>
    public static string? Difference(NotebookCell expected, NotebookCell actual, Tolerance tolerance)
    {
        var failed = actual.Outputs.OfType<CellOutput.Error>().FirstOrDefault();
        if (failed is not null && !expected.Outputs.OfType<CellOutput.Error>().Any() && !expected.Tags.Contains(NotebookRunner.MayFail))
        {
            return $"The cell fails.\n{string.Join('\n', failed.Traceback)}";
        }

        if (expected.ExecutionCount is null || expected.Tags.Any(IgnoringTags.Contains)) { return null; }

        var (before, now) = (Told(expected), Told(actual));
        for (var i = 0; i < Math.Max(before.Count, now.Count); i++)
        {
            if (i >= before.Count) { return $"Output {i + 1} is new.\n{Words(now[i])}"; }

            if (i >= now.Count) { return $"Output {i + 1} is missing.\n{Words(before[i])}"; }

            if (Difference(before[i], now[i], tolerance) is { } difference) { return difference; }
        }

        return null;
    }

    private static string? Difference(CellOutput expected, CellOutput actual, Tolerance tolerance)
    {
        if (expected.GetType() != actual.GetType()) { return Both(expected, actual); }

        if (expected.Shown is { } left && actual.Shown is { } right && left.ContainsKey(MimeBundles.Plotly) && right.ContainsKey(MimeBundles.Plotly))
        {
            return TextComparison.FirstDifference(left[MimeBundles.Plotly], right[MimeBundles.Plotly], tolerance) is { } place ? $"The figure differs: {place}." : null;
        }

        return TextComparison.AreSame(Words(expected), Words(actual), tolerance) ? null : Both(expected, actual);
    }

    // Standard output is one text however it was interleaved with what was shown on standard error.
    private static List<CellOutput> Told(NotebookCell cell)
    {
        var told = new List<CellOutput>();
        foreach (var output in cell.Outputs.Where(static output => output is not CellOutput.Stream { Name: "stderr" }))
        {
            if (output is CellOutput.Stream more && told is [.., CellOutput.Stream last]) { told[^1] = last with { Text = last.Text + more.Text }; }
            else { told.Add(output); }
        }

        return told;
    }

    private static string Words(CellOutput output) => output switch
    {
        CellOutput.Stream stream => string.Join('\n', stream.Text.Split('\n').Where(static line => !line.StartsWith("Wall time:", StringComparison.Ordinal))),
        CellOutput.Error error => $"{error.Name}: {error.Value}",
        _ => output.Form("text/plain") ?? "",
    };

    private static string Both(CellOutput expected, CellOutput actual) => $"Expected:\n{Words(expected).TrimEnd()}\nNow:\n{Words(actual).TrimEnd()}";
}
