using System.Text.RegularExpressions;

namespace NeuroRepl.Kernel.Handlers;

/// <summary>A cell that is a question, as notebooks have it: <c>fit?</c>, <c>?fit.Table</c>, <c>TFCE??</c>.</summary>
internal static partial class HelpQuestion
{
    /// <summary>What is asked about; null where the cell is code.</summary>
    public static string? Of(string code) => Question().Match(code) is { Success: true } match ? match.Groups["before"].Value + match.Groups["after"].Value : null;

    [GeneratedRegex(@"^\s*(?:\?{1,2}\s*(?<before>[\p{L}_][\w.]*)|(?<after>[\p{L}_][\w.]*)\s*\?{1,2})\s*;?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Question();
}
