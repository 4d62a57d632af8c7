using System.Collections.Concurrent;
using System.Net.Sockets;
using NeuroRepl.Kernel.Transport;
using SocketType = NeuroRepl.Kernel.Transport.SocketType;

namespace NeuroRepl.Kernel.Tests.Transport;

public sealed class SocketsTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly ConcurrentQueue<string> _log = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("zmtp").FullName;
    private readonly List<Sockets> _open = [];

    public void Dispose()
    {
        _open.ForEach(sockets => sockets.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("tcp://127.0.0.1:0")]
    [InlineData("ipc://{folder}/shell")]
    [InlineData("ipc://@neurorepl-test-{guid}")]
    public void A_router_answers_the_dealer_that_asked(string address)
    {
        var sockets = Open();
        var router = sockets.BindRouter(Address(address));
        var (one, other) = (sockets.Connect(SocketType.Dealer, router.Endpoint, Bytes.Of("one")), sockets.Connect(SocketType.Dealer, router.Endpoint));

        Assert.True(one.Send(Bytes.Frames("from", "one")));
        Assert.True(other.Send(Bytes.Frames("from", "other")));
        for (var i = 0; i < 2; i++)
        {
            var question = router.Receive()!;
            Assert.True(router.Send(question.Peer, [.. question.Frames, Bytes.Of("")]));
        }

        Assert.Equal(["from", "one", ""], one.Receive().Texts());
        Assert.Equal(["from", "other", ""], other.Receive().Texts());
        Assert.Equal(2, router.PeerCount);
    }

    [Fact]
    public void A_port_of_zero_becomes_a_real_one()
    {
        var router = Open().BindRouter(Endpoint.Parse("tcp://127.0.0.1:0"));

        Assert.InRange(Assert.IsType<Endpoint.Tcp>(router.Endpoint).Port, 1024, 65535);
    }

    [Fact]
    public void An_address_in_use_is_an_error_that_says_so()
    {
        var taken = Open().BindRouter(Endpoint.Parse("tcp://127.0.0.1:0")).Endpoint;

        Assert.Contains(taken.ToString(), Assert.Throws<TransportException>(() => Open().BindRouter(taken)).Message);
    }

    [Fact]
    public void The_file_of_a_killed_kernel_is_replaced_and_a_live_one_is_not()
    {
        var endpoint = Address("ipc://{folder}/left");
        using (var killed = new Socket(AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, ProtocolType.Unspecified))
        {
            killed.Bind(endpoint.ToSystem());  // closing does not remove the file
        }

        Open().BindRouter(endpoint);
        Assert.Throws<TransportException>(() => Open().BindRouter(endpoint));
    }

    [Fact]
    public void Subscribers_get_what_begins_with_their_topic_after_a_welcome()
    {
        var sockets = Open();
        var publisher = sockets.BindPublisher(Endpoint.Parse("tcp://127.0.0.1:0"));
        publisher.Welcome = topic => [topic, Bytes.Of("welcome")];
        var subscriber = sockets.Connect(SocketType.Sub, publisher.Endpoint);
        subscriber.Subscribe(Bytes.Of("stream"));
        Assert.Equal(["stream", "welcome"], subscriber.Receive().Texts());

        publisher.Publish(Bytes.Frames("status", "no"));
        publisher.Publish(Bytes.Frames("stream.stdout", "yes"));
        Assert.Equal(["stream.stdout", "yes"], subscriber.Receive().Texts());

        subscriber.Unsubscribe(Bytes.Of("stream"));
        subscriber.Subscribe(Bytes.Of("end"));
        Assert.Equal(["end", "welcome"], subscriber.Receive().Texts());
        publisher.Publish(Bytes.Frames("stream", "no more"));
        publisher.Publish(Bytes.Frames("end"));
        Assert.Equal(["end"], subscriber.Receive().Texts());
    }

    [Fact]
    public void The_older_way_to_subscribe_is_understood_too()
    {
        var publisher = Open().BindPublisher(Endpoint.Parse("tcp://127.0.0.1:0"));
        publisher.Welcome = topic => [topic, Bytes.Of("welcome")];
        using var raw = new RawPeer(publisher.Endpoint, minorVersion: 0);
        raw.Ready("SUB");

        raw.Write([0, 2, 1, (byte)'a']);
        Assert.Equal(["a", "welcome"], raw.ReadMessage().Texts());
        publisher.Publish(Bytes.Frames("ab"));
        Assert.Equal(["ab"], raw.ReadMessage().Texts());
        raw.Write([0, 2, 0, (byte)'a', 0, 2, 1, (byte)'b']);
        Assert.Equal(["b", "welcome"], raw.ReadMessage().Texts());
        publisher.Publish(Bytes.Frames("ab"));
        publisher.Publish(Bytes.Frames("b"));
        Assert.Equal(["b"], raw.ReadMessage().Texts());
    }

    [Fact]
    public void A_ping_is_answered_with_its_context()
    {
        using var raw = new RawPeer(Open().BindRouter(Endpoint.Parse("tcp://127.0.0.1:0")).Endpoint);
        raw.Ready("DEALER");

        raw.Write([.. "\x04\x0a\x04PING"u8, 0, 0, .. "abc"u8]);

        Assert.Equal("abc", raw.ReadCommand("PONG").Text());
    }

    [Fact]
    public void A_peer_that_promised_to_speak_and_is_silent_is_let_go()
    {
        using var raw = new RawPeer(Open().BindRouter(Endpoint.Parse("tcp://127.0.0.1:0")).Endpoint);
        raw.Ready("DEALER");

        raw.Write([.. "\x04\x07\x04PING"u8, 0, 1]);  // dead after a tenth of a second

        Assert.True(raw.IsClosedByOther());
    }

    [Fact]
    public void A_peer_that_does_not_greet_in_time_is_let_go()
    {
        var sockets = Open(new TransportOptions { HandshakeTimeout = TimeSpan.FromMilliseconds(100) });
        using var raw = new RawPeer(sockets.BindRouter(Endpoint.Parse("tcp://127.0.0.1:0")).Endpoint);

        Assert.True(raw.IsClosedByOther());
        Assert.Contains(_log, line => line.Contains("silent", StringComparison.Ordinal));
    }

    [Fact]
    public void A_socket_of_the_wrong_kind_is_refused_with_an_error()
    {
        var publisher = Open().BindPublisher(Endpoint.Parse("tcp://127.0.0.1:0"));

        Assert.Throws<TransportException>(() => Open().Connect(SocketType.Dealer, publisher.Endpoint));
        Assert.Contains(_log, line => line.Contains("a DEALER cannot talk to a XPUB", StringComparison.Ordinal));
    }

    [Fact]
    public void A_peer_that_comes_back_under_its_identity_takes_over_with_what_still_waits()
    {
        var sockets = Open();
        var router = sockets.BindRouter(Endpoint.Parse("tcp://127.0.0.1:0"));
        using var stalled = new RawPeer(router.Endpoint);
        stalled.Ready("DEALER", "session");
        stalled.Write([0, 2, (byte)'h', (byte)'i']);
        var peer = router.Receive()!.Peer;
        Assert.True(router.Send(peer, new byte[30 << 20]));  // more than the system buffers: it stays begun
        Assert.True(router.Send(peer, Bytes.Of("kept")));

        var again = sockets.Connect(SocketType.Dealer, router.Endpoint, Bytes.Of("session"));

        Assert.Equal(["kept"], again.Receive().Texts());
        Assert.True(router.Send(peer, Bytes.Of("next")));
        Assert.Equal(["next"], again.Receive().Texts());
        Assert.True(SpinWait.SpinUntil(() => router.PeerCount == 1, Patience));
    }

    [Fact]
    public void A_subscriber_that_does_not_read_loses_messages_and_blocks_nobody()
    {
        var sockets = Open(new TransportOptions { OutboxBytes = 1 << 20 });
        var publisher = sockets.BindPublisher(Endpoint.Parse("tcp://127.0.0.1:0"));
        publisher.Welcome = topic => [topic];
        using var stalled = new RawPeer(publisher.Endpoint);
        stalled.Ready("SUB");
        stalled.Write([0, 1, 1]);
        Assert.Equal([""], stalled.ReadMessage().Texts());
        var reader = sockets.Connect(SocketType.Sub, publisher.Endpoint);
        reader.Subscribe(default);
        reader.Receive();

        for (var i = 0; i < 40; i++)
        {
            publisher.Publish(Bytes.Of($"{i}"), new byte[1 << 20]);
            Assert.Equal($"{i}", reader.Receive()![0].Text());
        }

        Assert.InRange(publisher.PendingBytes, 1, 3 << 20);
        Assert.Single(_log, line => line.Contains("does not read", StringComparison.Ordinal));
        stalled.ReadUntilQuiet();
        publisher.Publish(Bytes.Of("again"));
        Assert.Contains(_log, line => line.Contains("reads again", StringComparison.Ordinal));
    }

    [Fact]
    public void A_router_to_a_peer_that_does_not_read_says_false_and_goes_on()
    {
        var router = Open(new TransportOptions { OutboxMessages = 10 }).BindRouter(Endpoint.Parse("tcp://127.0.0.1:0"));
        using var stalled = new RawPeer(router.Endpoint);
        stalled.Ready("DEALER");
        stalled.Write([0, 2, (byte)'h', (byte)'i']);
        var peer = router.Receive()!.Peer;

        var taken = Enumerable.Range(0, 100).Count(_ => router.Send(peer, new byte[1 << 20]));

        Assert.InRange(taken, 10, 40);
        Assert.False(router.Send(new Identity(Bytes.Of("nobody")), Bytes.Of("hello")));
    }

    [Fact]
    public void A_router_whose_messages_nobody_takes_stops_reading_and_loses_none()
    {
        var sockets = Open(new TransportOptions { InboxMessages = 10 });
        var router = sockets.BindRouter(Endpoint.Parse("tcp://127.0.0.1:0"));
        var dealer = sockets.Connect(SocketType.Dealer, router.Endpoint);
        for (var i = 0; i < 100; i++) { dealer.Send(Bytes.Of($"{i}"), new byte[200_000]); }

        for (var i = 0; i < 100; i++) { Assert.Equal($"{i}", router.Receive()!.Frames[0].Text()); }
    }

    [Fact]
    public void Closing_sends_what_waits_and_tells_the_receivers()
    {
        var (kernel, client) = (Open(), Open());
        var router = kernel.BindRouter(Address("ipc://{folder}/closing"));
        var dealer = client.Connect(SocketType.Dealer, router.Endpoint);
        dealer.Send(Bytes.Of("shutdown"));
        var peer = router.Receive()!.Peer;
        Assert.True(router.Send(peer, new byte[20 << 20]));
        Assert.True(router.Send(peer, Bytes.Of("last")));

        kernel.Close(Patience);

        Assert.Equal(20 << 20, dealer.Receive()![0].Length);
        Assert.Equal(["last"], dealer.Receive().Texts());
        Assert.Null(dealer.Receive());
        Assert.Null(router.Receive());
        Assert.False(router.Send(peer, Bytes.Of("too late")));
        Assert.False(File.Exists(Path.Combine(_folder, "closing")));
    }

    [Fact]
    public void Waiting_for_a_message_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource(50);

        Assert.Null(Open().BindRouter(Endpoint.Parse("tcp://127.0.0.1:0")).Receive(cancellation.Token));
    }

    [Fact]
    public async Task The_heartbeat_beats_while_user_code_fills_the_thread_pool()
    {
        var sockets = Open();
        var heartbeat = sockets.BindHeartbeat(Endpoint.Parse("tcp://127.0.0.1:0"));
        var client = sockets.Connect(SocketType.Req, heartbeat.Endpoint);
        using var release = new ManualResetEventSlim();
        var hogs = Enumerable.Range(0, 200).Select(_ => Task.Run(release.Wait)).ToArray();

        client.Send(Bytes.Of("ping"));
        var beat = client.Receive();
        var stillFull = hogs.Count(hog => !hog.IsCompleted);
        release.Set();

        Assert.Equal(["ping"], beat.Texts());
        Assert.Equal(200, stillFull);
        await Task.WhenAll(hogs);
    }

    [Fact]
    public void Many_threads_that_publish_do_not_tear_messages()
    {
        var sockets = Open();
        var publisher = sockets.BindPublisher(Address("ipc://{folder}/iopub"));
        publisher.Welcome = topic => [topic];
        var reader = sockets.Connect(SocketType.Sub, publisher.Endpoint);
        reader.Subscribe(default);
        reader.Receive();
        var threads = Enumerable.Range(0, 4).Select(t => new Thread(() =>
        {
            for (var i = 0; i < 1000; i++) { publisher.Publish(Bytes.Frames($"{t}", $"{i}", new string('x', i * 40))); }
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());

        var next = new int[4];
        for (var i = 0; i < 4000; i++)
        {
            var frames = reader.Receive().Texts();
            var thread = frames[0][0] - '0';
            Assert.Equal($"{next[thread]++}", frames[1]);
            Assert.Equal(40 * (next[thread] - 1), frames[2].Length);
        }
    }

    /// <summary>Over real connections: garbage, changed handshakes, and peers that vanish in the middle of a message.</summary>
    [Fact]
    public void Two_thousand_broken_peers_do_not_disturb_a_good_one()
    {
        var sockets = Open(new TransportOptions { MaxMessageBytes = 1 << 20 });
        var router = sockets.BindRouter(Address("ipc://{folder}/broken"));
        var good = sockets.Connect(SocketType.Dealer, router.Endpoint, Bytes.Of("good"));
        var random = new Random(3);
        for (var i = 0; i < 2000; i++)
        {
            using var raw = new RawPeer(router.Endpoint, greet: false);
            byte[] honest = [.. Greeting.Ours, .. Encoder.Ready(SocketType.Dealer, default).Segments[0].Span, 3, 0, 0, 0, 0, 0, 1, 0, 0, 1, 2, 3];
            var bytes = i % 2 == 0 ? Bytes.Random(random, random.Next(1, 200)) : honest[..random.Next(1, honest.Length)];
            if (i % 4 == 1) { bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256); }
            raw.TryWrite(bytes);
            if (i % 100 != 0) { continue; }

            good.Send(Bytes.Of($"{i}"));
            while (router.Receive() is { } question && question.Peer.Bytes.Text() != "good") { }
        }

        Assert.True(SpinWait.SpinUntil(() => router.PeerCount == 1, Patience), $"{router.PeerCount} peers are left");
    }

    private Sockets Open(TransportOptions? options = null)
    {
        var sockets = new Sockets(options, _log.Enqueue);
        _open.Add(sockets);
        return sockets;
    }

    private Endpoint Address(string text) => Endpoint.Parse(text.Replace("{folder}", _folder).Replace("{guid}", $"{Guid.NewGuid():N}"));
}
