using NeuroRepl.Scripting.Sessions;

namespace NeuroRepl.Kernel;

/// <summary>The kernel that was here before this one: a client that restarts a kernel gives it the same connection file.</summary>
internal static class LastKernel
{
    private static readonly TimeSpan Recent = TimeSpan.FromHours(24);

    /// <summary>What to tell the user of its death; null where there was none, or it ended as it should.</summary>
    /// <param name="name">What both are called.</param>
    public static string? Of(string name)
    {
        if (SessionRecord.Last(name) is not { IsClosed: false, Good.Count: var good } last || TimeProvider.System.GetUtcNow() - last.Began > Recent) { return null; }

        var why = last.Unfinished is { } cell ? $"died while In [{cell.Number}] ran: {cell.FirstLine}" : "was killed";
        return $"The kernel before this one {why}\n{(good > 0 ? $"Resume() runs the {good} cells again that had run well. " : "")}Its log is {last.Path}";
    }
}
