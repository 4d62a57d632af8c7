using System.Text.Json;

namespace NeuroRepl.IO.Volumes;

/// <summary>The time from one volume to the next: from the call, else the sidecar, else the header; never believed without a look at its size.</summary>
internal static class RepetitionTime
{
    private const double Least = 0.01;
    private const double Most = 60;

    /// <param name="path">The file.</param>
    /// <param name="headerSeconds">What its header says, in the unit of its header.</param>
    /// <param name="said">What the caller says.</param>
    /// <param name="steps">Takes a sentence where sidecar and header disagree.</param>
    public static double Of(string path, double headerSeconds, double? said, List<string> steps)
    {
        if (said is { } given) { return Checked(path, given, "the repetitionTimeSeconds of the call"); }

        if (Sidecar(path) is not { } sidecar) { return Checked(path, headerSeconds, "pixdim[4], with the header's unit of time,"); }

        var seconds = Checked(path, sidecar, "RepetitionTime of its sidecar");
        if (headerSeconds > 0 && Math.Abs(headerSeconds - seconds) > 1e-3 * seconds) { steps.Add($"TR {seconds:0.###} s is the sidecar's; the header says {headerSeconds:0.####} s"); }

        return seconds;
    }

    private static double Checked(string path, double seconds, string where)
    {
        if (seconds is >= Least and <= Most) { return seconds; }

        var found = seconds > Most ? $"{where} is {seconds:0.###} s between volumes, which looks like milliseconds"
            : seconds > 0 ? $"{where} is {seconds:0.######} s between volumes, which no scanner does"
            : $"{where} does not say how long a volume took ({seconds})";
        var likely = seconds / 1000 is >= Least and <= Most and var milli ? milli : 2;
        throw new FileProblem(path, $"{found}; {Least} to {Most} s can be meant.", $"Say it in seconds: BrainSeries.Open(\"{System.IO.Path.GetFileName(path)}\", repetitionTimeSeconds: {likely:0.###}).");
    }

    private static double? Sidecar(string path)
    {
        var beside = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path) ?? "", System.IO.Path.GetFileName(path).Split('.')[0] + ".json");
        if (!File.Exists(beside)) { return null; }

        using var document = JsonText.Document(beside);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("RepetitionTime", out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
    }
}
