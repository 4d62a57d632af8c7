"""Front ends without a browser: nbclient, nbconvert and jupyter console: clients.py KERNEL."""
import os
import re
import subprocess
import sys
import tempfile

import nbformat
import pexpect
from nbclient import NotebookClient

import sample
from client import checks

folder = tempfile.mkdtemp()
path = os.path.join(folder, "sample.ipynb")


def outputs(executed, index):
    return [cell for cell in executed.cells if cell.cell_type == "code"][index].outputs


def check_nbclient(kernel):
    executed = NotebookClient(sample.write(path, kernel), kernel_name=kernel, timeout=60).execute()
    nbformat.validate(executed)
    assert '20/20' in outputs(executed, 1)[0].data['text/plain']
    assert outputs(executed, 0)[0].data["text/plain"] == "42"
    figure = outputs(executed, 2)[0].data
    assert {"text/html", "text/plain", "application/vnd.plotly.v1+json"} <= set(figure), list(figure)
    assert outputs(executed, 3)[0].output_type == "error" and "an expected error" in outputs(executed, 3)[0].evalue
    assert outputs(executed, 4)[0].text == "the last cell\n"
    assert executed.metadata["language_info"]["name"] == "C#"


def check_nbconvert_executes_to_html(kernel):
    sample.write(path, kernel)
    subprocess.run([sys.executable, "-m", "nbconvert", "--execute", "--to", "html", path], check=True, capture_output=True, cwd=folder, timeout=120)
    page = open(os.path.join(folder, "sample.html"), encoding="utf-8").read()
    assert "the last cell" in page and "an expected error" in page and "a parabola" in page
    assert not re.search(r"<div class=\"jp-OutputArea-output[^>]*>\s*</div>", page), "an output is blank"


def check_nbconvert_highlights_csharp(kernel):
    done = os.path.join(folder, "done.ipynb")
    nbformat.write(NotebookClient(sample.write(path, kernel), kernel_name=kernel, timeout=60).execute(), done)
    subprocess.run([sys.executable, "-m", "nbconvert", "--to", "html", done], check=True, capture_output=True, cwd=folder, timeout=120)
    page = open(os.path.join(folder, "done.html"), encoding="utf-8").read()
    assert re.search(r'<span class="k">foreach</span>', page), "C# keywords are not highlighted"


def check_console(kernel):
    child = pexpect.spawn(sys.executable, ["-m", "jupyter_console", "--kernel", kernel, "--simple-prompt"], cwd=folder, timeout=30, encoding="utf-8")
    child.expect(r"In \[\d+\]: ")
    child.sendline("6 * 7")
    child.expect("42")
    child.expect(r"In \[\d+\]: ")
    child.sendline('throw new Exception("told in the console");')
    child.expect("told in the console.*told in the console")
    child.expect(r"In \[\d+\]: ")
    child.sendline('var name = Console.ReadLine();')
    child.sendline("neuro")
    child.expect(r"In \[\d+\]: ")
    child.sendline('Console.WriteLine("hello " + name);')
    child.expect("hello neuro")
    child.sendeof()
    child.sendline("y")
    child.expect(pexpect.EOF)


checks(globals())(sys.argv[1])
