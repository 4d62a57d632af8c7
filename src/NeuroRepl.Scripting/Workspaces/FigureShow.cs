using Microsoft.DotNet.Interactive;
using NeuroRepl.Figures;

namespace NeuroRepl.Scripting.Workspaces;

/// <summary>Figures shown before a cell ends, in XPlot's words.</summary>
public static class FigureShow
{
    /// <summary>Shows the figure now: in the notebook, or as text at the prompt. The last expression of a cell shows itself.</summary>
    /// <example><code>Chart.Line(times, values).WithTitle("Course").Show();</code></example>
    public static void Show(this Figure figure) => Kernel.display(figure);
}
