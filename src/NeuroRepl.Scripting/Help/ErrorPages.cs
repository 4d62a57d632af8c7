using NeuroRepl.Scripting.Errors;

namespace NeuroRepl.Scripting.Help;

/// <summary>The full story of an error, for <c>Help(error)</c>.</summary>
internal static class ErrorPages
{
    /// <summary>An error card with its trace.</summary>
    public static HelpPage Of(ErrorCard error)
    {
        var blocks = new List<HelpBlock> { new HelpBlock.Paragraph(error.Message) };
        if (error.Hint is { } hint) { blocks.AddRange([new HelpBlock.Heading("What to try"), new HelpBlock.Paragraph(hint)]); }

        if (error.Lines.Count > 0)
        {
            blocks.AddRange([new HelpBlock.Heading("Where"), new HelpBlock.Code(string.Join("\n", error.Lines.Select(l => $"{l.Number} │ {l.Text}")))]);
        }

        if (error.Exception is { } exception) { blocks.AddRange(Trace(exception)); }

        return new HelpPage(error.Code is { } code ? $"{error.Cell}: {code}" : error.Cell, blocks);
    }

    /// <summary>An exception with its trace and those underneath.</summary>
    public static HelpPage Of(Exception exception) => new(exception.GetType().Name, [new HelpBlock.Paragraph(exception.Message), .. Trace(exception)]);

    private static IEnumerable<HelpBlock> Trace(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            yield return new HelpBlock.Heading($"{(current == exception ? "Trace of" : "Caused by")} {current.GetType().FullName}: {current.Message}");
            yield return new HelpBlock.Code(UserTrace.FramesOf(current) is { Length: > 0 } frames ? string.Join('\n', frames.Select(static frame => $"   at {frame}")) : "(it was never thrown)");
        }
    }
}
