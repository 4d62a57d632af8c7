"""Front ends without a browser: nbclient, nbconvert and jupyter console: clients.py KERNEL."""
import json
import os
import re
import subprocess
import sys
import tempfile

import nbformat
import pexpect
from jupyter_client.kernelspec import KernelSpecManager
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


COMPARED = [
    "var x = 20;\nx + 1",
    'Console.WriteLine("out"); Console.Error.WriteLine("err"); Console.Write("more"); Display("shown"); x * 2',
    'Display(1, "place"); Display(2, "other");',
    'Display(3, "place");',
    'Console.WriteLine("gone"); ClearOutput(wait: true); Console.WriteLine("here");',
    'Console.WriteLine("gone"); ClearOutput();',
    'Console.WriteLine("stays"); ClearOutput(wait: true);',
    "nosuch + 1",
    'int Fails(int n)\n{\n    throw new InvalidOperationException($"no {n}");\n}\nFails(3)',
    "study.Participants",
    'Chart.Line(new double[] { 0, 1 }, new double[] { 0, 1 })',
    'Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")',
    "foreach (var c in \"abc\") { Console.Write(c); }",
]


def plain(output):
    """What has to be the same: everything but ids made at random."""
    output = json.loads(json.dumps(output))
    html = output.get("data", {}).get("text/html")
    if html is not None:
        html = "".join(html) if isinstance(html, list) else html
        output["data"]["text/html"] = re.sub(r"nrepl-[0-9a-f]{6,}", "ID", html)
    return output


def check_notebook_run_keeps_what_nbclient_keeps(kernel):
    cells = [nbformat.v4.new_code_cell(code) for code in COMPARED]
    for cell in cells:
        cell.metadata["tags"] = ["raises-exception"]
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": {"name": kernel, "display_name": kernel, "language": "C#"}})
    compared = os.path.join(folder, "compared.ipynb")
    nbformat.write(notebook, compared)
    # Without pictures by a browser: the runner waits for one, a kernel's first figure does not.
    os.environ["NEUROREPL_PICTURES"] = "off"
    subprocess.run([*program(kernel), "notebook", "run", compared], check=True, capture_output=True, cwd=folder, timeout=120)
    ours = nbformat.read(compared, as_version=4)
    nbformat.validate(ours)
    theirs = NotebookClient(notebook, kernel_name=kernel, timeout=60).execute()
    del os.environ["NEUROREPL_PICTURES"]
    for mine, other in zip(ours.cells, theirs.cells):
        assert mine.execution_count == other.execution_count and mine.id == other.id
        assert [plain(output) for output in mine.outputs] == [plain(output) for output in other.outputs], (mine.source, mine.outputs, other.outputs)


def program(kernel):
    argv = KernelSpecManager().get_kernel_spec(kernel).argv
    return argv[:argv.index("kernel")]


def check_sys_prefix_is_the_environment_of_the_python_that_is_active(kernel):
    environment = os.path.join(folder, "environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True, capture_output=True)
    for variables in [{"VIRTUAL_ENV": environment}, {"PATH": os.path.join(environment, "bin") + os.pathsep + os.environ["PATH"]}]:
        variables = {**{name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "CONDA_PREFIX")}, **variables}
        spec = os.path.join(environment, "share", "jupyter", "kernels", "of-the-environment", "kernel.json")
        subprocess.run([*program(kernel), "kernel", "install", "--sys-prefix", "--name", "of-the-environment"], check=True, capture_output=True, env=variables)
        assert json.load(open(spec, encoding="utf-8"))["interrupt_mode"] == "message"
        subprocess.run([*program(kernel), "kernel", "uninstall", "--sys-prefix", "--name", "of-the-environment"], check=True, capture_output=True, env=variables)
        assert not os.path.exists(spec)


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
