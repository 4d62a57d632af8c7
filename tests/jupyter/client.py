"""A kernel of its own for a script, and what every script asks it."""
import contextlib
import queue
import time

from jupyter_client.manager import KernelManager

PATIENCE = 30


@contextlib.contextmanager
def running(name, **environment):
    """Starts a kernel, waits until it is ready, and ends it with the block."""
    manager = KernelManager(kernel_name=name)
    manager.start_kernel(**environment)
    kernel = manager.blocking_client()
    kernel.start_channels()
    try:
        kernel.wait_for_ready(timeout=PATIENCE)
        yield manager, kernel
    finally:
        kernel.stop_channels()
        manager.shutdown_kernel(now=True)


def until_idle(kernel, msg_id, patience=PATIENCE):
    """All iopub messages of one request, from busy to idle."""
    messages = []
    end = time.monotonic() + patience
    while True:
        message = kernel.get_iopub_msg(timeout=max(0.01, end - time.monotonic()))
        if message["parent_header"].get("msg_id") != msg_id:
            continue
        messages.append(message)
        if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
            return messages


def reply(kernel, msg_id, channel="shell", patience=PATIENCE):
    """The reply to one request; others are passed over."""
    end = time.monotonic() + patience
    while True:
        message = getattr(kernel, f"get_{channel}_msg")(timeout=max(0.01, end - time.monotonic()))
        if message["parent_header"].get("msg_id") == msg_id:
            return message


def run(kernel, code, patience=PATIENCE, **options):
    """Executes; gives the reply's content and the iopub messages."""
    msg_id = kernel.execute(code, **options)
    messages = until_idle(kernel, msg_id, patience)
    return reply(kernel, msg_id, patience=patience)["content"], messages


def of_type(messages, kind):
    return [message["content"] for message in messages if message["msg_type"] == kind]


def text(messages, name="stdout"):
    return "".join(content["text"] for content in of_type(messages, "stream") if content["name"] == name)


def nothing_more(kernel, channel="iopub", seconds=0.3):
    """Whether a channel stays silent."""
    try:
        getattr(kernel, f"get_{channel}_msg")(timeout=seconds)
    except queue.Empty:
        return True
    return False


def send(kernel, channel, msg_type, content, **header):
    """Any message on any channel; gives its id."""
    message = kernel.session.msg(msg_type, content)
    message["header"].update(header)
    getattr(kernel, f"{channel}_channel").send(message)
    return message["header"]["msg_id"]


def checks(module):
    """Runs the functions of a script in the order they are written, each printing "ok NAME" or "FAILED NAME: why"."""
    import traceback
    def all_of(*arguments):
        for name, function in list(module.items()):
            if not name.startswith("check_"):
                continue
            try:
                function(*arguments)
                print("ok", name[6:], flush=True)
            except Exception:
                print("FAILED", name[6:] + ":", " | ".join(traceback.format_exc().strip().splitlines()[-4:]), flush=True)
    return all_of
