"""What the protocol asks for beyond the scorecard, and the faults a kernel has to live with: protocol.py KERNEL."""
import json
import os
import signal
import sys
import time

import zmq

from client import checks, nothing_more, of_type, reply, run, running, send, text, until_idle


def check_supported_features(manager, kernel):
    features = reply(kernel, kernel.kernel_info())["content"]["supported_features"]
    assert "kernel subshells" in features


def check_user_expressions(manager, kernel):
    content, _ = run(kernel, "var five = 5;", user_expressions={"good": "five + 1", "bad": "nothing_of_that_name"})
    assert content["user_expressions"]["good"]["status"] == "ok"
    assert content["user_expressions"]["good"]["data"]["text/plain"] == "6"
    assert content["user_expressions"]["bad"]["status"] == "error"


def check_a_failed_cell_aborts_those_behind_it(manager, kernel):
    ids = [kernel.execute(code) for code in ['System.Threading.Thread.Sleep(300); throw new Exception("stop");', "1", "2"]]
    assert [reply(kernel, msg_id)["content"]["status"] for msg_id in ids] == ["error", "aborted", "aborted"]
    assert run(kernel, "3")[0]["status"] == "ok"
    ids = [kernel.execute(code, stop_on_error=False) for code in ['System.Threading.Thread.Sleep(100); throw new Exception("go on");', "1"]]
    assert [reply(kernel, msg_id)["content"]["status"] for msg_id in ids] == ["error", "ok"]
    until_idle(kernel, ids[-1])


def check_completion_while_a_cell_runs(manager, kernel):
    msg_id = kernel.execute("System.Threading.Thread.Sleep(2000);")
    time.sleep(0.3)
    started = time.monotonic()
    assert reply(kernel, kernel.complete("Math.Sqr", 8))["content"]["matches"][0] == "Sqrt"
    assert time.monotonic() - started < 1.5
    until_idle(kernel, msg_id)


def check_subshells(manager, kernel):
    created = reply(kernel, send(kernel, "control", "create_subshell_request", {}), "control")["content"]
    assert created["status"] == "ok"
    subshell = created["subshell_id"]
    listed = reply(kernel, send(kernel, "control", "list_subshell_request", {}), "control")["content"]
    assert listed["subshell_id"] == [subshell]
    busy = kernel.execute("System.Threading.Thread.Sleep(2000);")
    time.sleep(0.3)
    started = time.monotonic()
    asked = send(kernel, "shell", "comm_info_request", {}, subshell_id=subshell)
    assert reply(kernel, asked)["content"]["status"] == "ok"
    assert time.monotonic() - started < 1.5
    until_idle(kernel, busy)
    assert reply(kernel, send(kernel, "control", "delete_subshell_request", {"subshell_id": subshell}), "control")["content"]["status"] == "ok"
    assert reply(kernel, send(kernel, "control", "list_subshell_request", {}), "control")["content"]["subshell_id"] == []


def check_debug_is_refused_politely(manager, kernel):
    content = reply(kernel, send(kernel, "control", "debug_request", {"seq": 1, "type": "request", "command": "initialize"}), "control")["content"]
    assert content.get("success") is False or content["status"] == "error"


def check_output_of_other_threads(manager, kernel):
    code = 'var other = new System.Threading.Thread(() => Console.WriteLine("from a thread")); other.Start(); other.Join(); await Task.Run(() => Console.WriteLine("from a task"));'
    assert text(run(kernel, code)[1]) == "from a thread\nfrom a task\n"


def check_output_after_the_cell_ended_goes_to_its_cell(manager, kernel):
    msg_id = kernel.execute('_ = Task.Run(async () => { await Task.Delay(500); Console.WriteLine("late"); });')
    until_idle(kernel, msg_id)
    run(kernel, "1")
    message = kernel.get_iopub_msg(timeout=5)
    assert message["msg_type"] == "stream" and message["content"]["text"] == "late\n"
    assert message["parent_header"]["msg_id"] == msg_id


def check_output_of_native_code(manager, kernel):
    code = '''[System.Runtime.InteropServices.DllImport("libc")] static extern int puts(string text);
[System.Runtime.InteropServices.DllImport("libc")] static extern int fflush(System.IntPtr file);
puts("from C"); fflush(default);'''
    content, messages = run(kernel, code)
    assert content["status"] == "ok" and text(messages) == "from C\n", [message["content"] for message in messages]


def check_a_bad_signature_is_dropped(manager, kernel):
    key = kernel.session.key
    kernel.session.key = b"wrong"
    msg_id = kernel.kernel_info()
    kernel.session.key = key
    assert nothing_more(kernel, "shell")
    assert run(kernel, "1")[0]["status"] == "ok", msg_id


def raw(kernel, channel, frames):
    getattr(kernel, f"{channel}_channel").socket.send_multipart(frames)


def check_malformed_messages_are_dropped(manager, kernel):
    sign = kernel.session.sign
    for parts in [
        [b"{", b"{}", b"{}", b"{}"],
        [b"not json", b"{}", b"{}", b"{}"],
        [b"[]", b"[]", b"[]", b"[]"],
        [b"null", b"null", b"null", b"null"],
        [b'{"msg_type": 5}', b"{}", b"{}", b"{}"],
        [b"\xff\xfe", b"{}", b"{}", b"{}"],
        [b"{}", b"{}", b"{}", b"[" * 100_000],
    ]:
        raw(kernel, "shell", [b"<IDS|MSG>", sign(parts), *parts])
        raw(kernel, "control", [b"<IDS|MSG>", sign(parts), *parts])
    for frames in [[b""], [b"<IDS|MSG>"], [b"<IDS|MSG>", b""], [b"a", b"b"], [b""] * 1000]:
        raw(kernel, "shell", frames)
    header = kernel.session.msg("execute_request")["header"]
    header["date"] = str(header["date"])
    for content in [b"{}", b'{"code": 5}', b'{"code": null, "silent": "perhaps"}', b"[]"]:
        parts = [json.dumps({**header, "msg_id": os.urandom(4).hex()}).encode(), b"{}", b"{}", content]
        raw(kernel, "shell", [b"<IDS|MSG>", sign(parts), *parts])
    assert run(kernel, "6 * 7", patience=10)[0]["status"] == "ok"
    while not nothing_more(kernel, "shell", 0.2):
        pass


def check_an_unknown_type_is_answered_or_dropped(manager, kernel):
    send(kernel, "shell", "make_coffee_request", {})
    send(kernel, "control", "make_coffee_request", {})
    assert run(kernel, "1")[0]["status"] == "ok"


def check_a_huge_message(manager, kernel):
    content, messages = run(kernel, f'"{"x" * 20_000_000}".Length', patience=60)
    assert of_type(messages, "execute_result")[0]["data"]["text/plain"] == "20000000", content


def check_a_client_that_vanishes(manager, kernel):
    with zmq.Context() as context:
        for _ in range(50):
            with context.socket(zmq.DEALER) as socket, context.socket(zmq.SUB) as iopub:
                iopub.connect(f"tcp://{manager.ip}:{manager.iopub_port}")
                iopub.subscribe(b"")
                socket.connect(f"tcp://{manager.ip}:{manager.shell_port}")
                content = {"code": "for (var i = 0; i < 100; i++) { Console.WriteLine(i); }", "silent": False, "store_history": False}
                socket.send_multipart(kernel.session.serialize(kernel.session.msg("execute_request", content)))
                socket.close(linger=50)
                iopub.close(linger=0)
    assert run(kernel, "1", patience=30)[0]["status"] == "ok"


def check_a_thousand_queued_cells(manager, kernel):
    ids = [kernel.execute(f"{i}") for i in range(1000)]
    for i, msg_id in enumerate(ids):
        messages = until_idle(kernel, msg_id, 120)
        assert of_type(messages, "execute_result")[0]["data"]["text/plain"] == f"{i}"
    assert [reply(kernel, msg_id)["content"]["status"] for msg_id in ids] == ["ok"] * 1000


def check_a_hundred_thousand_prints_in_order(manager, kernel):
    content, messages = run(kernel, "for (var i = 0; i < 100_000; i++) { Console.WriteLine(i); }", patience=60)
    assert text(messages) == "".join(f"{i}\n" for i in range(100_000))


def check_fifty_megabytes_of_output(manager, kernel):
    code = 'var line = new string(\'x\', 99); for (var i = 0; i < 500_000; i++) { Console.WriteLine(line); }'
    content, messages = run(kernel, code, patience=120)
    shown = text(messages)
    lines = [line for line in shown.split("\n") if line.startswith("x")]
    print(f"   {len(shown):,} characters shown in {len(of_type(messages, 'stream'))} messages", file=sys.stderr)
    assert content["status"] == "ok" and lines and all(len(line) == 99 for line in lines)
    assert run(kernel, 'Console.WriteLine("after");')[1] and text(run(kernel, 'Console.WriteLine("after");')[1]) == "after\n"


def check_sigint_interrupts(manager, kernel):
    msg_id = kernel.execute("while (true) { }")
    while kernel.get_iopub_msg(timeout=10)["msg_type"] != "execute_input":
        pass
    time.sleep(0.3)
    os.kill(manager.provisioner.pid, signal.SIGINT)
    assert reply(kernel, msg_id, patience=10)["content"]["ename"] == "Interrupted"
    until_idle(kernel, msg_id)
    assert run(kernel, "6 * 7")[0]["status"] == "ok"


def dies(manager, kernel, code):
    """Runs code that ends the process; the manager, as every client does, sees that it has gone."""
    kernel.execute(code)
    end = time.monotonic() + 20
    while manager.is_alive():
        assert time.monotonic() < end, "the process still lives"
        time.sleep(0.05)
    manager.restart_kernel(now=True)
    kernel.wait_for_ready(timeout=30)


def check_a_crash_is_told_by_the_next_kernel_and_its_cells_come_back(manager, kernel):
    manager.restart_kernel(now=False)
    kernel.wait_for_ready(timeout=30)
    run(kernel, "var x = 40;")
    run(kernel, "int Twice(int n) => 2 * n;")
    dies(manager, kernel, 'Environment.FailFast("the end");')
    content, messages = run(kernel, "6 * 7")
    assert content["status"] == "ok"
    assert 'died while In [3] ran: Environment.FailFast("the end");' in text(messages, "stderr"), messages
    content, messages = run(kernel, "Resume()")
    assert content["status"] == "ok" and "2/2  int Twice" in text(messages, "stderr"), text(messages, "stderr")
    assert of_type(run(kernel, "Twice(x + 2)")[1], "execute_result")[0]["data"]["text/plain"] == "84"
    assert not text(run(kernel, "1")[1], "stderr"), "it is told once"


def check_a_stack_overflow_outside_user_code_is_a_crash_like_any(manager, kernel):
    # Copying a deep tree recurses within the library, where nobody can look at the stack.
    code = 'var e = new System.Xml.Linq.XElement("a"); for (var i = 0; i < 500_000; i++) { e = new System.Xml.Linq.XElement("a", e); } new System.Xml.Linq.XElement(e);'
    dies(manager, kernel, code)
    assert "died while In [" in text(run(kernel, "6 * 7")[1], "stderr")


def check_a_stack_overflow_of_user_code_is_an_error_and_no_crash(manager, kernel):
    assert run(kernel, "int Deep(int n) => Deep(n + 1) + 1; Deep(0)")[0]["status"] == "error"
    assert manager.is_alive() and run(kernel, "6 * 7")[0]["status"] == "ok"


def check_a_restart_that_was_asked_for_is_no_crash(manager, kernel):
    run(kernel, "var x = 1;")
    manager.restart_kernel(now=False)
    kernel.wait_for_ready(timeout=30)
    assert not text(run(kernel, "1")[1], "stderr")


def check_an_old_notebooks_cells_run(manager, kernel):
    shown = of_type(run(kernel, 'display(HTML("<b>old</b>"));')[1], "display_data")
    assert shown[0]["data"]["text/html"] == "<b>old</b>", shown
    assert "Wall time" in text(run(kernel, "#!time\nConsole.WriteLine(3);")[1])


with running(sys.argv[1]) as (manager, kernel):
    checks(globals())(manager, kernel)
