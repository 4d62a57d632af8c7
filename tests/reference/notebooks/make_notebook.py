"""Writes a notebook with nbformat, with what is easily lost: unknown metadata, odd line ends, numbers, letters beyond ASCII."""
import sys
import nbformat
from nbformat import v4

figure = {"data": [{"y": [1, 2.5, 1e-07], "type": "scatter"}], "layout": {}}
code = v4.new_code_cell(
    'var x = 1;\nx + "\\"ä😀"',
    id="code-1",
    execution_count=3,
    metadata={"tags": ["slow", "figure"], "collapsed": False, "papermill": {"duration": 0.25, "exception": None}},
    outputs=[
        v4.new_output("stream", name="stdout", text="one\r\ntwo\u2028three\n\tfour"),
        v4.new_output("display_data", {"application/vnd.plotly.v1+json": figure, "text/html": "<p>\n</p>\n", "image/png": "aGk=\n", "image/svg+xml": "<svg>\n</svg>"}, metadata={"image/png": {"width": 10}}),
        v4.new_output("execute_result", {"text/plain": "a\nb"}, execution_count=3),
        v4.new_output("error", ename="E", evalue="v", traceback=["\x1b[31mred\x1b[0m", ""]),
    ],
)
markdown = v4.new_markdown_cell("# Title\n", id="text_1", attachments={"a.png": {"image/png": "aGk="}})
notebook = v4.new_notebook(
    cells=[markdown, code, v4.new_raw_cell("", id="raw"), v4.new_code_cell("", id="empty")],
    metadata={"kernelspec": {"name": "neurorepl", "display_name": "C# (NeuroRepl)", "language": "C#"}, "someone": {"else's": "kept", "list": [1, [], {}, None, 1.5, -3]}},
)
notebook.nbformat_minor = 5
nbformat.validate(notebook)
nbformat.write(notebook, sys.argv[1])
print("nbformat", nbformat.__version__)
