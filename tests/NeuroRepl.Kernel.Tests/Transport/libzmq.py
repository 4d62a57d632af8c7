"""One check of our sockets against libzmq: libzmq.py CHECK ENDPOINT...; prints "ok" or fails.

The other side is LibzmqTests.cs: a router that gives every message back (or, told [publish, n, size], publishes n messages
of so many bytes), a publisher that welcomes subscribers, and a heartbeat. For the check "serve" the roles are exchanged.
"""
import os
import sys
import time

import zmq

context = zmq.Context()


def connect(kind, endpoint, identity=None, **options):
    socket = context.socket(kind)
    socket.linger = 0
    socket.rcvtimeo = socket.sndtimeo = 10_000
    if identity:
        socket.identity = identity
    for name, value in options.items():
        setattr(socket, name, value)
    socket.connect(endpoint)
    return socket


def subscribe(endpoint, topic=b"", **options):
    socket = connect(zmq.SUB, endpoint, **options)
    socket.subscribe(topic)
    assert socket.recv_multipart() == [topic, b"welcome"]
    return socket


def frames(router, iopub, heartbeat):
    dealer = connect(zmq.DEALER, router)
    for sizes in [(0,), (1, 0), (255,), (256,), (65535, 1, 65536), (0, 0, 0), (300_000, 300_000), tuple(range(300))]:
        message = [os.urandom(size) for size in sizes]
        dealer.send_multipart(message)
        assert dealer.recv_multipart() == message, sizes


def request(router, iopub, heartbeat):
    for endpoint in router, heartbeat:
        asking = connect(zmq.REQ, endpoint)
        for i in range(200):
            asking.send(b"%d" % i)
            assert asking.recv() == b"%d" % i


def router_to_router(router, iopub, heartbeat):
    socket = connect(zmq.ROUTER, router, identity=b"us", probe_router=1)
    them, empty = socket.recv_multipart()
    socket.send_multipart([them, b"hello"])
    assert socket.recv_multipart() == [them, b"hello"]


def dealer_to_heartbeat(router, iopub, heartbeat):
    dealer = connect(zmq.DEALER, heartbeat)
    dealer.send_multipart([b"", b"beat"])
    assert dealer.recv_multipart() == [b"", b"beat"]


def large(router, iopub, heartbeat):
    dealer = connect(zmq.DEALER, router)
    message = [b"head", os.urandom(30 << 20), b"tail"]
    dealer.send_multipart(message)
    assert dealer.recv_multipart() == message
    reader = subscribe(iopub)
    dealer.send_multipart([b"publish", b"2", b"%d" % (30 << 20)])
    for i in range(2):
        number, body = reader.recv_multipart()
        assert (number, len(body)) == (b"%d" % i, 30 << 20)


def topics(router, iopub, heartbeat):
    dealer = connect(zmq.DEALER, router)
    reader = subscribe(iopub, b"1")
    dealer.send_multipart([b"publish", b"20", b"5"])
    assert [reader.recv_multipart()[0] for _ in range(11)] == [b"%d" % i for i in [1, *range(10, 20)]]
    reader.unsubscribe(b"1")
    reader.subscribe(b"3")
    assert reader.recv_multipart() == [b"3", b"welcome"]
    dealer.send_multipart([b"publish", b"20", b"5"])
    assert reader.recv_multipart()[0] == b"3"


def same_identity(router, iopub, heartbeat):
    for _ in range(20):
        dealer = connect(zmq.DEALER, router, identity=b"session")
        dealer.send(b"first")
        assert dealer.recv() == b"first"
        dealer.close()
    one = connect(zmq.DEALER, router, identity=b"both", reconnect_ivl=-1)
    one.send(b"one")
    assert one.recv() == b"one"
    other = connect(zmq.DEALER, router, identity=b"both")
    other.send(b"other")
    assert other.recv() == b"other"


def slow_subscriber(router, iopub, heartbeat):
    slow = connect(zmq.SUB, iopub, rcvhwm=1, rcvbuf=4096)
    slow.subscribe(b"")
    quick = subscribe(iopub, rcvhwm=0)
    dealer = connect(zmq.DEALER, router)
    dealer.send_multipart([b"publish", b"20000", b"2000"])
    assert [quick.recv_multipart()[0] for _ in range(20000)] == [b"%d" % i for i in range(20000)]


def libzmq_heartbeats(router, iopub, heartbeat):
    dealer = context.socket(zmq.DEALER)
    dealer.linger = 0
    dealer.rcvtimeo = 10_000
    dealer.heartbeat_ivl = 30
    dealer.heartbeat_timeout = 300
    dealer.heartbeat_ttl = 300
    monitor = dealer.get_monitor_socket(zmq.EVENT_DISCONNECTED | zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL)
    dealer.connect(router)
    time.sleep(0.9)
    dealer.send(b"still there")
    assert dealer.recv() == b"still there"
    assert not monitor.poll(0)


def serve():
    """libzmq listens: ROUTER, REP, PUB, XPUB; answers what it is told until the line closes."""
    router, rep, pub, xpub = (context.socket(kind) for kind in (zmq.ROUTER, zmq.REP, zmq.PUB, zmq.XPUB))
    sockets = [router, rep, pub, xpub]
    for socket in sockets:
        socket.linger = 0
        socket.bind("tcp://127.0.0.1:0")
    print(*[socket.last_endpoint.decode() for socket in sockets], flush=True)
    poller = zmq.Poller()
    for socket in [router, rep, xpub]:
        poller.register(socket, zmq.POLLIN)
    poller.register(sys.stdin.fileno(), zmq.POLLIN)
    while True:
        ready = dict(poller.poll())
        if sys.stdin.fileno() in ready:
            return
        if router in ready:
            router.send_multipart(router.recv_multipart())
        if rep in ready:
            rep.send_multipart(rep.recv_multipart())
        if xpub in ready:
            event = xpub.recv()
            xpub.send_multipart([event[1:], b"seen"])
            pub.send_multipart([b"topic", event])


globals()[sys.argv[1]](*sys.argv[2:])
print("ok", flush=True)
os._exit(0)
