using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>Checks of notebooks as JUnit's XML, which CI systems read: a notebook is a suite, a cell is a test.</summary>
public static class JUnitReport
{
    /// <summary>The report's text.</summary>
    public static string Of(IEnumerable<NotebookCheck> checks) =>
        new XDeclaration("1.0", "utf-8", null) + "\n" + new XElement("testsuites", checks.Select(Suite)) + "\n";

    private static XElement Suite(NotebookCheck check) => new(
        "testsuite",
        new XAttribute("name", Text(check.Name)),
        new XAttribute("tests", check.Cells.Count),
        new XAttribute("failures", check.Cells.Count(static cell => cell.Difference is not null)),
        new XAttribute("errors", 0),
        new XAttribute("skipped", check.Cells.Count(static cell => cell.Run.NotRun is not null)),
        new XAttribute("time", Seconds(check.Cells.Sum(static cell => cell.Run.Elapsed.TotalSeconds))),
        check.Cells.Select(cell => Case(check.Name, cell)),
        check.Stale.Count > 0 ? new XElement("system-out", Text(string.Concat(check.Stale.Select(static stale => $"In [{stale.Cell.ExecutionCount}] is stale: {stale.Why}\n")))) : null);

    private static XElement Case(string notebook, CellCheck cell) => new(
        "testcase",
        new XAttribute("classname", Text(notebook)),
        new XAttribute("name", Text($"{cell.Run.Number} {cell.Run.Cell.Id}: {cell.Run.Cell.Title}")),
        new XAttribute("time", Seconds(cell.Run.Elapsed.TotalSeconds)),
        cell.Difference is { } difference ? new XElement("failure", new XAttribute("message", Text(difference.Split('\n')[0])), Text(difference)) : null,
        cell.Run.NotRun is { } why ? new XElement("skipped", new XAttribute("message", Text(why))) : null);

    private static string Seconds(double seconds) => seconds.ToString("F3", CultureInfo.InvariantCulture);

    // Escape codes and the like cannot stand in XML at all.
    private static string Text(string text) => string.Concat(text.Where(static c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
}
