"""The notebook that every front end runs: a plot, progress, an error that is expected, and a last word."""
import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

CELLS = [
    "6 * 7",
    'foreach (var step in Progress(Enumerable.Range(0, 20), "working")) { System.Threading.Thread.Sleep(50); }',
    'Chart.Line(new double[] { 0, 1, 2, 3 }, new double[] { 0, 1, 4, 9 }).WithTitle("a parabola")',
    'throw new InvalidOperationException("an expected error");',
    'Console.WriteLine("the last cell");',
    'Slide("dose", 0, 10, x => "= " + 2 * x, start: 5)',
]


def write(path, kernel):
    cells = [new_markdown_cell("# A notebook"), *(new_code_cell(code) for code in CELLS)]
    cells[4].metadata["tags"] = ["raises-exception"]
    notebook = new_notebook(cells=cells, metadata={"kernelspec": {"name": kernel, "display_name": kernel, "language": "C#"}})
    nbformat.write(notebook, path)
    return notebook
