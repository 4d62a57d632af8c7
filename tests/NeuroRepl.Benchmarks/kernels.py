"""Our kernel beside ipykernel, both in one run: kernels.py OURS [PEER] [--quick].

Each figure is asked with jupyter_client as a front end would; the peer is asked the same thing in its own language.
"""
import atexit
import statistics
import sys
import time

import psutil
from jupyter_client.manager import KernelManager

CODE = {
    "C#": {
        "complete": ("Math.Sq", 7), "inspect": ("Math.Sqrt", 9), "spin": "while (true) { }",
        "prints": "for (var i = 0; i < 100_000; i++) { Console.WriteLine(i); }", "busy": "System.Threading.Thread.Sleep(1500);",
        "plot": "Chart.Line(new double[] { 0, 1, 2 }, new double[] { 0, 1, 4 })",
    },
    "python": {
        "complete": ("import math\nmath.sq", 19), "inspect": ("print", 5), "spin": "while True: pass",
        "prints": "for i in range(100_000): print(i)", "busy": "import time; time.sleep(1.5)", "plot": None,
    },
}


def until_idle(kernel, msg_id):
    while True:
        message = kernel.get_iopub_msg(timeout=120)
        if message["parent_header"].get("msg_id") == msg_id and message["content"].get("execution_state") == "idle":
            return


def reply(kernel, msg_id):
    while True:
        message = kernel.get_shell_msg(timeout=120)
        if message["parent_header"].get("msg_id") == msg_id:
            return message["content"]


def timed(action):
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def round_trip(kernel, code):
    def both():
        msg_id = kernel.execute(code)
        reply(kernel, msg_id)
        until_idle(kernel, msg_id)
    return timed(both)


def launch(name, code="1+1"):
    """A new kernel, and the milliseconds until its first answer."""
    manager = KernelManager(kernel_name=name)
    start = time.perf_counter()
    manager.start_kernel()
    atexit.register(lambda: manager.has_kernel and manager.shutdown_kernel(now=True))
    kernel = manager.blocking_client()
    kernel.start_channels()
    answer = reply(kernel, kernel.execute(code))
    assert answer["status"] == "ok", answer
    return manager, kernel, (time.perf_counter() - start) * 1000


def end(manager, kernel):
    kernel.stop_channels()
    manager.shutdown_kernel(now=True)


def median(values):
    return statistics.median(values)


def quantile(values, q):
    return sorted(values)[min(len(values) - 1, int(q * len(values)))]


def resident(manager):
    process = psutil.Process(manager.provisioner.pid)
    return sum(p.memory_info().rss for p in [process, *process.children(recursive=True)]) / 1e6


def measure(name, quick):
    few, many = (2, 100) if quick else (5, 1000)
    figures = {}
    starts = []
    for _ in range(few):
        manager, kernel, took = launch(name)
        starts.append(took)
        end(manager, kernel)
    figures["launch to first result, ms"] = median(starts)

    manager, kernel, _ = launch(name)
    code = CODE["C#" if reply(kernel, kernel.kernel_info())["language_info"]["name"] == "C#" else "python"]
    time.sleep(3)
    figures["memory idle, MB"] = resident(manager)
    trips = [round_trip(kernel, "1+1") for _ in range(many + 100)]
    warm = trips[50:]
    figures["1+1, median, ms"] = median(warm)
    figures["1+1, p95, ms"] = quantile(warm, 0.95)
    figures["1+1, last 100 over first 100"] = median(warm[-100:]) / median(warm[:100]) if len(warm) > 200 else 1.0
    time.sleep(4)                                       # as long as the other figure was given: what a front end sees between two cells
    figures[f"memory of {len(trips)} cells, MB"] = resident(manager) - figures["memory idle, MB"]

    ask = lambda: timed(lambda: reply(kernel, kernel.complete(*code["complete"])))
    figures["completion, median, ms"] = median([ask() for _ in range(40)][5:])
    inspect = [timed(lambda: reply(kernel, kernel.inspect(*code["inspect"]))) for _ in range(40)]
    figures["inspect, median, ms"] = median(inspect[5:])
    busy = kernel.execute(code["busy"])
    time.sleep(0.2)
    start, asked, answered = time.perf_counter(), kernel.complete(*code["complete"]), set()
    while not {busy, asked} <= answered:
        answered.add(kernel.get_shell_msg(timeout=120)["parent_header"]["msg_id"])
        if asked in answered and "completion while a cell runs, ms" not in figures:
            figures["completion while a cell runs, ms"] = (time.perf_counter() - start) * 1000
    until_idle(kernel, busy)

    stops = []
    for _ in range(few * 6):
        msg_id = kernel.execute(code["spin"])
        time.sleep(0.3)
        stops.append(timed(lambda: (manager.interrupt_kernel(), reply(kernel, msg_id))))
        until_idle(kernel, msg_id)
    figures["interrupt, median, ms"] = median(stops)
    figures["interrupt, max, ms"] = max(stops)

    figures["100,000 prints, ms"] = median([round_trip(kernel, code["prints"]) for _ in range(3)])
    end(manager, kernel)

    if code["plot"]:
        manager, kernel, took = launch(name, code["plot"])
        figures["launch to first plot, ms"] = took
        end(manager, kernel)
    return figures


names = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
results = {name: measure(name, "--quick" in sys.argv) for name in names}
ours = results[names[0]]
print(f"{'':34}" + "".join(f"{name:>16}" for name in names) + ("   ratio" if len(names) > 1 else ""))
for what, value in ours.items():
    row = [results[name].get(what) for name in names]
    ratio = f"{value / row[1]:8.2f}" if len(row) > 1 and row[1] else ""
    print(f"{what:34}" + "".join(f"{figure:16.1f}" if figure is not None else f"{'-':>16}" for figure in row) + ratio)
