using NeuroRepl.Cli.Terminal.Rendering;
using NeuroRepl.Figures.Text;
using NeuroRepl.Scripting;

namespace NeuroRepl.Cli.Terminal.Menus;

/// <summary>How the call that is being typed goes on: its parameters, the one at the cursor told apart, and what that one means.</summary>
internal static class CallHint
{
    private const int MostForms = 3;

    /// <summary>Its rows.</summary>
    public static IEnumerable<Row> Rows(CallHelp call, int width, Theme theme)
    {
        var forms = call.Forms.Count <= MostForms ? call.Forms : [.. call.Forms.Skip(call.Best).Take(1)];
        foreach (var form in forms)
        {
            var row = new Row().Add(" ");
            var isBest = form == call.Forms[call.Best];
            row.Add(form.Head, theme.Quiet);
            for (var i = 0; i < form.Parameters.Count; i++)
            {
                row.Add(i > 0 ? ", " : "", theme.Quiet);
                row.Add(form.Parameters[i].Text, isBest && i == call.Parameter ? theme.Strong.Length > 0 ? theme.Strong + ";4" : "4" : theme.Quiet);
            }

            row.Add(call.Forms.Count > forms.Count ? $")  {call.Best + 1} of {call.Forms.Count}" : ")", theme.Quiet);
            yield return Cut(row, width, isBest ? call.Parameter : 0);
        }

        if (call.Parameter < call.Forms[call.Best].Parameters.Count && call.Forms[call.Best].Parameters[call.Parameter] is { Documentation.Length: > 0 } parameter)
        {
            yield return new Row().Add($" {TextWidth.Cut($"{parameter.Name}: {parameter.Documentation.ReplaceLineEndings(" ")}", width - 2, unicode: true)}", theme.Quiet);
        }
    }

    /// <summary>All that is known of the form that fits best, as lines.</summary>
    public static IReadOnlyList<string> Lines(CallHelp call)
    {
        var form = call.Forms[call.Best];
        return [$"{form.Head}{string.Join(", ", form.Parameters.Select(static parameter => parameter.Text))})", form.Documentation, .. form.Parameters.Select(static parameter => $"{parameter.Name}: {parameter.Documentation}")];
    }

    // What is at the cursor has to be seen in a narrow window too.
    private static Row Cut(Row row, int width, int parameter)
    {
        if (row.Width < width) { return row; }

        var from = row.Cells.Select((cell, i) => (cell, i)).Where(pair => pair.cell.Style.EndsWith('4')).Select(static pair => pair.i).FirstOrDefault();
        var skipped = parameter == 0 ? 0 : Math.Max(0, Math.Min(from - (width / 3), row.Cells.Count - width + 2));
        var cut = new Row();
        if (skipped > 0) { cut.Add("…"); }

        foreach (var cell in row.Cells.Skip(skipped))
        {
            if (cut.Width + cell.Width > width - 2) { return cut.Add("…"); }

            cut.Add(cell);
        }

        return cut;
    }
}
