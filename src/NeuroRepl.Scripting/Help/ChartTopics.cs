namespace NeuroRepl.Scripting.Help;

/// <summary>The topics about charts.</summary>
internal static class ChartTopics
{
    public static IReadOnlyList<Topic> All { get; } =
    [
        new("charts", "The field's charts in one call: of a table by its columns (PlotRaincloud, PlotBoxes, PlotBars, PlotCourse, PlotRepeated, PlotFit, PlotRepeatedCorrelation, PlotRidgeline), "
            + "or of plain numbers (Chart.Forest, Chart.ReceptorBars, Chart.Scree, Chart.InclusionFlow and more). Figure.Grid puts several side by side with letters, "
            + "WithInset one into another, For(Journal.SingleColumn) gives a journal's size.",
            "study.Table(\"cadss\").PlotRepeated(y: \"cadss_post\", x: \"session_id\", unit: \"points\")\n"
            + "Chart.Forest([new(\"low\", 0.4, 0.1, 0.7), new(\"high\", 0.8, 0.4, 1.2)])\n"
            + "Figure.Grid([Chart.Line([1, 2, 3], [2, 4, 3]), Chart.BoxPoints([(\"a\", [1.0, 2, 4]), (\"b\", [3.0, 5, 6])])]).For(Journal.DoubleColumn)")
            { Words = ["raincloud", "box plot", "bar chart", "forest plot", "ridgeline", "radar", "scree", "timeline", "consort", "panels", "grid", "inset", "journal", "stars", "brackets", "spaghetti", "q-q"],
              Types = ["Sample", "Course", "Comparison", "Significance", "Interval", "Cloud", "FitLine", "FlowStep", "TimelineEvent", "Journal"] },
    ];
}
