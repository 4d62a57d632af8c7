"""Drives prompts on a pseudo terminal and times what a person sees.  python3 terminals.py NAME COMMAND...

Prints one line of JSON: seconds (prompt, first result) and milliseconds (medians) of one run.
"""
import json, os, pty, re, select, signal, statistics, struct, sys, termios, time, fcntl

NAME, COMMAND = sys.argv[1], sys.argv[2:]
IS_OURS = NAME == "neurorepl"
ESCAPES = re.compile(rb"\x1b\[[0-9;?>]*[A-Za-z]|\x1b[\]P_][^\x07\x1b]*(?:\x07|\x1b\\)|\r")


class Terminal:
    def __init__(self):
        self.start = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLUMNS="100", LINES="40")
            os.environ.pop("TMUX", None)
            os.execvp(COMMAND[0], COMMAND)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
        self.raw = b""

    def pump(self, wait):
        if not select.select([self.fd], [], [], wait)[0]:
            return False
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return False
        self.raw += data
        # Answers as a terminal gives them: device attributes, and where the cursor is.
        if b"\x1b[c" in data:
            os.write(self.fd, b"\x1b[?62;22c")
        for _ in range(data.count(b"\x1b[6n")):
            os.write(self.fd, b"\x1b[1;1R")
        return True

    def text(self):
        return ESCAPES.sub(b"", self.raw).decode("utf-8", "replace")

    def until(self, words, limit=30):
        end = time.perf_counter() + limit
        while words not in self.text():
            if time.perf_counter() > end:
                raise SystemExit(f"{NAME}: {words!r} did not come; the last: {self.text()[-600:]!r}")
            self.pump(0.5)
        return time.perf_counter()

    def settle(self, quiet=0.3):
        while self.pump(quiet):
            pass
        self.raw = b""

    def send(self, data):
        """A terminal takes what its reader has room for; what the reader writes meanwhile has to be taken too."""
        while data:
            if select.select([], [self.fd], [], 0.05)[1]:
                data = data[os.write(self.fd, data[:1024]):]
            self.pump(0)

    def timed(self, keys, words, limit=30):
        self.raw = b""
        began = time.perf_counter()
        self.send(keys)
        return (self.until(words, limit) - began) * 1000

    def end(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)


def median(values):
    return round(statistics.median(values), 1)


t = Terminal()
prompt = t.until("In [1]") - t.start
t.end()

t = Terminal()
t.until("In [1]")
os.write(t.fd, b"60*7\r")
first = t.until("420") - t.start
time.sleep(3)
t.settle()

warm = []
for i in range(25):
    warm.append(t.timed(b"%d*1000+777\r" % (10 + i), f"{10 + i}777"))
    t.settle(0.05)

# A buffer of 500 lines, pasted; then letters at its end.
line = "value%d = %d * 2" if not IS_OURS else "var value%d = %d * 2;"
body = "\r".join(line % (i, i) for i in range(500))
t.send(b"\x1b[200~" + body.encode() + b"\x1b[201~")
time.sleep(1)
t.settle(0.5)
keys = []
for letter in "qwzqwzqwzqwzqwzqwzqwzqwzqwzqwz":
    keys.append(t.timed(letter.encode(), letter))
    t.settle(0.06)
t.end()

t = Terminal()
t.until("In [1]")
os.write(t.fd, b"60*7\r")
t.until("420")
time.sleep(3)
t.settle()
completion = []
if IS_OURS:
    for _ in range(20):
        os.write(t.fd, b"study")
        t.settle(0.15)
        completion.append(t.timed(b".", "Participants"))
        os.write(t.fd, b"\x03")
        t.settle(0.1)
else:
    completion = [-1]    # its list comes on Tab and after a pause of its own: not the same thing to time

stop = []
for _ in range(10):
    os.write(t.fd, b"while (true) { }\r" if IS_OURS else b"while True: pass\r\r")
    time.sleep(0.6)
    t.settle(0.2)
    stop.append(t.timed(b"\x03", "Interrupted" if IS_OURS else "KeyboardInterrupt"))
    time.sleep(1.1)
    t.settle()

paste = t.timed(b"\x1b[200~" + "\r".join(line % (i, i) for i in range(10000)).encode() + b"\x1b[201~zz9", "zz9", 200)
t.end()
print(json.dumps(dict(prompt=round(prompt, 3), first=round(first, 3), warm=median(warm), key=median(keys), key_worst=round(max(keys), 1), completion=median(completion),
                      stop=median(stop), stop_worst=round(max(stop), 1), paste=round(paste))))
