"""Classic notebook in headless Chromium: browser.py KERNEL FOLDER; leaves screenshots in FOLDER.

Chromium is driven through its own remote debugging protocol over a websocket (tornado comes with the notebook).
"""
import asyncio
import base64
import io
import itertools
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request

from PIL import Image
from tornado.websocket import websocket_connect

import sample

KERNEL, FOLDER = sys.argv[1], sys.argv[2]


class Browser:
    """One page of Chromium."""

    @classmethod
    async def open(cls, url):
        self = cls()
        profile = os.path.join(FOLDER, "profile")
        self.process = subprocess.Popen(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", f"--user-data-dir={profile}", "--window-size=1000,1400", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        port_file = os.path.join(profile, "DevToolsActivePort")
        await until(lambda: os.path.exists(port_file) and os.path.getsize(port_file) > 5, "Chromium has started", 40)
        port = open(port_file).read().split()[0]
        pages = json.load(urllib.request.urlopen(f"http://127.0.0.1:{port}/json"))
        page = next(page for page in pages if page["type"] == "page")
        self.line = await websocket_connect(page["webSocketDebuggerUrl"], max_message_size=1 << 28)
        self.numbers = itertools.count(1)
        self.asked = []
        await self.say("Network.enable")
        await self.say("Page.enable")
        await self.say("Page.navigate", url=url)
        return self

    async def say(self, method, **params):
        number = next(self.numbers)
        await self.line.write_message(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer = json.loads(await asyncio.wait_for(self.line.read_message(), 60))
            if answer.get("method") == "Network.requestWillBeSent":
                self.asked.append(answer["params"]["request"]["url"])
            if answer.get("id") == number:
                return answer.get("result", answer)

    async def evaluate(self, script):
        answer = await self.say("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"]["exception"].get("description", answer))
        return answer["result"].get("value")

    async def screenshot(self, name, clip=None):
        options = {"clip": {**clip, "scale": 1}} if clip else {}
        picture = base64.b64decode((await self.say("Page.captureScreenshot", format="png", captureBeyondViewport=True, **options))["data"])
        with open(os.path.join(FOLDER, name), "wb") as file:
            file.write(picture)
        return Image.open(io.BytesIO(picture)).convert("L")

    async def close(self):
        await self.say("Browser.close")
        self.process.wait(10)


async def until(condition, what, seconds=30):
    end = time.monotonic() + seconds
    while True:
        try:
            answer = condition()
            answer = await answer if asyncio.iscoroutine(answer) else answer
        except AssertionError:
            answer = False
        if answer:
            return answer
        assert time.monotonic() < end, f"not within {seconds} s: {what}"
        await asyncio.sleep(0.1)


def say(what):
    print("ok", what, flush=True)


def inked(picture):
    """The share of points that differ from the most common grey."""
    histogram = picture.histogram()
    return 1 - max(histogram) / sum(histogram)


def answers(server):
    try:
        return urllib.request.urlopen(f"{server}/api", timeout=5).status == 200
    except OSError:
        return False


async def drive(server):
    await until(lambda: answers(server), "the notebook server answers", 40)
    browser = await Browser.open(f"{server}/notebooks/sample.ipynb")
    idle = "window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected() && !Jupyter.notebook.kernel_busy"
    await until(lambda: browser.evaluate(idle), "the kernel is ready", 60)
    code = "Jupyter.notebook.get_cells().filter(c => c.cell_type == 'code')"
    text = lambda index: browser.evaluate(f"{code}[{index}].output_area.element.text()")
    await until(lambda: browser.evaluate(f"{code}[1].element.find('.cm-keyword').length > 0"), "C# is highlighted")
    say("highlighting")

    await browser.evaluate("Jupyter.notebook.execute_all_cells()")
    await until(lambda: browser.evaluate(f"{code}[3].output_area.outputs.length > 0"), "the error is shown")
    assert "42" in await text(0)
    assert "an expected error" in await text(3)
    say("a result and an error")
    assert "20/20" in await text(1), await text(1)
    say("progress")

    await until(lambda: browser.evaluate(f"{code}[2].output_area.element.find('svg.main-svg').length > 0"), "plotly has drawn")
    await asyncio.sleep(0.5)
    box = await browser.evaluate(f"(() => {{ const r = {code}[2].output_area.element[0].getBoundingClientRect(); return {{x: r.x, y: r.y, width: r.width, height: r.height}}; }})()")
    await browser.evaluate(f"{code}[2].element[0].scrollIntoView()")
    box = await browser.evaluate(f"(() => {{ const r = {code}[2].output_area.element[0].getBoundingClientRect(); return {{x: r.x, y: r.y, width: r.width, height: r.height}}; }})()")
    figure = await browser.screenshot("figure.png", box)
    assert inked(figure) > 0.01 and box["height"] > 100, (inked(figure), box)
    say("a plot that is not blank")

    await browser.evaluate(f"{code}[5].execute(); null")
    await until(lambda: browser.evaluate(f"{code}[5].output_area.element.find('input[type=range]:enabled').length > 0"), "the slider is connected")
    assert "= 10" in await text(5), await text(5)
    await browser.evaluate(f"(() => {{ const i = {code}[5].output_area.element.find('input[type=range]')[0]; i.value = 4; i.oninput(); }})()")
    await until(lambda: browser.evaluate(f"{code}[5].output_area.element.text().includes('= 8')"), "what is shown follows the slider")
    say("a slider that moves what it shows")

    await browser.evaluate(f"{code}[4].set_text('while (true) {{ }}'); {code}[4].execute(); null")
    await until(lambda: browser.evaluate("Jupyter.notebook.kernel_busy"), "the cell runs")
    await asyncio.sleep(0.5)
    await browser.evaluate("Jupyter.notebook.kernel.interrupt(); null")
    await until(lambda: browser.evaluate("!Jupyter.notebook.kernel_busy"), "the interrupt stops the cell", 10)
    assert "nterrupt" in await text(4), await text(4)
    say("interrupt")

    await browser.evaluate("Jupyter.notebook.kernel.restart(); null")
    await asyncio.sleep(0.5)
    await until(lambda: browser.evaluate(idle), "the kernel is back", 60)
    await browser.evaluate(f"{code}[4].set_text('Console.WriteLine(\"back \" + 7 * 6);'); {code}[4].execute(); null")
    await until(lambda: browser.evaluate(f"{code}[4].output_area.element.text().includes('back 42')"), "the new kernel answers", 40)
    say("restart")

    await browser.evaluate("window.scrollTo(0, 0); Jupyter.notebook.scroll_to_top(); null")
    page = await browser.screenshot("notebook.png")
    assert inked(page) > 0.02, inked(page)
    say("a page that is not blank")
    abroad = [url for url in browser.asked if not url.startswith((server, server.replace("http", "ws"), "data:", "blob:", "about:"))]
    assert len(browser.asked) > 10 and not abroad, abroad
    say("nothing was asked of the network")
    await browser.close()


def main():
    sample.write(os.path.join(FOLDER, "sample.ipynb"), KERNEL)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}", "--NotebookApp.token=", "--NotebookApp.password=", f"--notebook-dir={FOLDER}"],
        stderr=open(os.path.join(FOLDER, "server.log"), "w", encoding="utf-8"))
    try:
        asyncio.run(drive(f"http://127.0.0.1:{port}"))
    finally:
        server.terminate()
        server.wait(20)


main()
