"""The 27 checks of the public kernel scorecard, asked with jupyter_client: scorecard.py KERNEL."""
import re
import sys
import threading
import time

import zmq

from client import checks, nothing_more, of_type, reply, run, running, send, text, until_idle


def check_01_heartbeat(manager, kernel):
    with zmq.Context() as context, context.socket(zmq.REQ) as socket:
        socket.linger = 0
        socket.rcvtimeo = 5000
        socket.connect(f"tcp://{manager.ip}:{manager.hb_port}")
        socket.send(b"beat")
        assert socket.recv() == b"beat"


def check_02_iopub_welcome(manager, kernel):
    with zmq.Context() as context, context.socket(zmq.SUB) as socket:
        socket.linger = 0
        socket.rcvtimeo = 5000
        socket.connect(f"tcp://{manager.ip}:{manager.iopub_port}")
        socket.subscribe(b"")
        _, frames = kernel.session.feed_identities(socket.recv_multipart())
        message = kernel.session.deserialize(frames)
        assert message["msg_type"] == "iopub_welcome", message["msg_type"]
        assert message["content"] == {"subscription": ""}


def info(kernel):
    return reply(kernel, kernel.kernel_info())["content"]


def check_03_kernel_info(manager, kernel):
    content = info(kernel)
    assert content["status"] == "ok" and content["implementation"] and content["implementation_version"] and content["banner"]


def check_04_language_info(manager, kernel):
    language = info(kernel)["language_info"]
    assert language["name"] == "C#" and language["file_extension"] == ".csx" and language["mimetype"] and language["version"]


def check_05_protocol_version(manager, kernel):
    assert tuple(map(int, info(kernel)["protocol_version"].split("."))) >= (5, 5)


def check_06_stdout(manager, kernel):
    assert text(run(kernel, 'Console.WriteLine("out");')[1]) == "out\n"


def check_07_stderr(manager, kernel):
    assert text(run(kernel, 'Console.Error.WriteLine("err");')[1], "stderr") == "err\n"


def check_08_reply_ok(manager, kernel):
    content, _ = run(kernel, "var one = 1;")
    assert content["status"] == "ok" and content["execution_count"] > 0 and "user_expressions" in content


def check_09_busy_idle_lifecycle(manager, kernel):
    _, messages = run(kernel, "one")
    states = [content["execution_state"] for content in of_type(messages, "status")]
    assert states == ["busy", "idle"], states
    assert messages[0]["msg_type"] == "status" and messages[-1]["msg_type"] == "status"


def check_10_execute_input(manager, kernel):
    content, messages = run(kernel, "one + 1")
    assert of_type(messages, "execute_input") == [{"code": "one + 1", "execution_count": content["execution_count"]}]


def check_11_complete(manager, kernel):
    content = reply(kernel, kernel.complete("Math.Sqr", 8))["content"]
    assert content["matches"][0] == "Sqrt" and (content["cursor_start"], content["cursor_end"]) == (5, 8)
    assert content["metadata"]["_jupyter_types_experimental"]


def check_12_inspect(manager, kernel):
    content = reply(kernel, kernel.inspect("Math.Sqrt", 9, 0))["content"]
    assert content["found"] and "Sqrt" in content["data"]["text/plain"]
    more = reply(kernel, kernel.inspect("Math.Sqrt", 9, 1))["content"]
    assert len(more["data"]["text/plain"]) >= len(content["data"]["text/plain"])
    assert not reply(kernel, kernel.inspect("nothing_of_that_name", 5, 0))["content"]["found"]


def check_13_is_complete(manager, kernel):
    assert reply(kernel, kernel.is_complete("1 + 1"))["content"]["status"] == "complete"


def check_14_is_incomplete(manager, kernel):
    content = reply(kernel, kernel.is_complete("if (true) {"))["content"]
    assert content["status"] == "incomplete" and content["indent"].strip() == "" and len(content["indent"]) >= 2


def check_15_history(manager, kernel):
    run(kernel, "one + 41")
    content = reply(kernel, kernel.history(hist_access_type="tail", n=1, raw=True, output=False))["content"]
    assert content["history"][0][2] == "one + 41", content


def check_16_comm_info(manager, kernel):
    content = reply(kernel, kernel.comm_info())["content"]
    assert content["status"] == "ok" and isinstance(content["comms"], dict)


def check_17_error(manager, kernel):
    content, messages = run(kernel, 'throw new ArgumentException("wrong");')
    errors = of_type(messages, "error")
    assert content["status"] == "error" and content["ename"] and "wrong" in content["evalue"] and content["traceback"]
    assert len(errors) == 1 and errors[0]["evalue"] == content["evalue"]
    assert not of_type(messages, "stream"), "an error prints nothing beside itself"


def check_18_display_data(manager, kernel):
    shown = of_type(run(kernel, 'Display("shown");')[1], "display_data")
    assert len(shown) == 1 and "shown" in shown[0]["data"]["text/plain"]


def check_19_update_display_data(manager, kernel):
    messages = run(kernel, 'Display("first", "an-id"); Display("second", "an-id");')[1]
    first, second = of_type(messages, "display_data"), of_type(messages, "update_display_data")
    assert len(first) == 1 and first[0]["transient"] == {"display_id": "an-id"}
    assert len(second) == 1 and second[0]["transient"] == {"display_id": "an-id"} and "second" in second[0]["data"]["text/plain"]


def check_20_execute_result(manager, kernel):
    content, messages = run(kernel, "6 * 7")
    results = of_type(messages, "execute_result")
    assert len(results) == 1 and results[0]["data"]["text/plain"] == "42"
    assert results[0]["execution_count"] == content["execution_count"]


def check_21_rich_result(manager, kernel):
    results = of_type(run(kernel, 'new Card("a card")')[1], "execute_result")
    assert "a card" in results[0]["data"]["text/html"] and "a card" in results[0]["data"]["text/plain"]


def check_22_stdin(manager, kernel):
    msg_id = kernel.execute("Console.ReadLine()", allow_stdin=True)
    request = kernel.get_stdin_msg(timeout=10)
    assert request["msg_type"] == "input_request" and request["content"]["password"] is False
    assert request["parent_header"]["msg_id"] == msg_id
    kernel.input("forty-two")
    assert "forty-two" in of_type(until_idle(kernel, msg_id), "execute_result")[0]["data"]["text/plain"]
    content, _ = run(kernel, "Console.ReadLine()", allow_stdin=False)
    assert content["status"] == "error" or content["status"] == "ok", content


def check_23_comm_lifecycle(manager, kernel):
    opening = send(kernel, "shell", "comm_open", {"comm_id": "unknown-1", "target_name": "nobody", "data": {}})
    closed = of_type(until_idle(kernel, opening), "comm_close")
    assert closed and closed[0]["comm_id"] == "unknown-1", "an unknown target is closed at once"
    message = send(kernel, "shell", "comm_msg", {"comm_id": "unknown-1", "data": {}})
    until_idle(kernel, message)
    until_idle(kernel, send(kernel, "shell", "comm_close", {"comm_id": "unknown-1", "data": {}}))


def check_24_interrupt(manager, kernel):
    for code in ["while (true) { }", "System.Threading.Thread.Sleep(60_000);", "await Task.Delay(60_000);"]:
        msg_id = kernel.execute(code)
        while kernel.get_iopub_msg(timeout=10)["msg_type"] != "execute_input":
            pass
        time.sleep(0.3)
        started = time.monotonic()
        manager.interrupt_kernel()
        content = reply(kernel, msg_id, patience=10)["content"]
        assert content["status"] == "error", content
        assert time.monotonic() - started < 5
        until_idle(kernel, msg_id)


def check_25_execution_count(manager, kernel):
    first, second = run(kernel, "1")[0]["execution_count"], run(kernel, "2")[0]["execution_count"]
    silent, messages = run(kernel, "3", silent=True)
    third = run(kernel, "4")[0]["execution_count"]
    assert second == first + 1 and third == second + 1
    assert {message["msg_type"] for message in messages} == {"status"}, "a silent cell says nothing"


def check_26_parent_header_correlation(manager, kernel):
    msg_id = kernel.execute('Console.WriteLine("a"); Display(1); 2')
    end = reply(kernel, msg_id)
    messages = until_idle(kernel, msg_id)
    assert end["parent_header"]["msg_id"] == msg_id and end["parent_header"]["session"] == kernel.session.session
    assert {message["parent_header"]["msg_id"] for message in messages} == {msg_id}
    assert {"stream", "display_data", "execute_result"} <= {message["msg_type"] for message in messages}


def check_27_shutdown(manager, kernel):
    msg_id = send(kernel, "control", "shutdown_request", {"restart": False})
    assert reply(kernel, msg_id, "control")["content"] == {"status": "ok", "restart": False}
    end = time.monotonic() + 10
    while manager.is_alive():
        assert time.monotonic() < end, "the process still lives"
        time.sleep(0.05)


with running(sys.argv[1]) as (manager, kernel):
    checks(globals())(manager, kernel)
