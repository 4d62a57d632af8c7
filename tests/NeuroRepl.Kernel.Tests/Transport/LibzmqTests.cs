using System.Diagnostics;
using System.Globalization;
using NeuroRepl.Kernel.Transport;
using NeuroRepl.Testing;

namespace NeuroRepl.Kernel.Tests.Transport;

/// <summary>Our sockets with libzmq (through pyzmq) on the other side, over tcp and over ipc; libzmq.py has the other half.</summary>
public class LibzmqTests
{
    [Needs("python:zmq")]
    public void Frames_of_all_lengths_come_back_as_they_went() => Check("frames");

    [Needs("python:zmq")]
    public void REQ_gets_its_answers_from_router_and_heartbeat() => Check("request");

    [Needs("python:zmq")]
    public void ROUTER_may_talk_to_ROUTER() => Check("router_to_router");

    [Needs("python:zmq")]
    public void DEALER_may_ask_for_a_heartbeat() => Check("dealer_to_heartbeat");

    [Needs("python:zmq")]
    public void Messages_of_30_MB_pass_both_ways() => Check("large");

    [Needs("python:zmq")]
    public void SUB_gets_the_topics_it_asked_for() => Check("topics");

    [Needs("python:zmq")]
    public void A_client_that_comes_back_under_its_identity_is_answered() => Check("same_identity");

    [Needs("python:zmq")]
    public void A_slow_SUB_does_not_hold_up_a_quick_one() => Check("slow_subscriber");

    [Needs("python:zmq")]
    public void Heartbeats_that_libzmq_asks_for_are_answered() => Check("libzmq_heartbeats");

    [Needs("python:zmq")]
    public void Our_clients_talk_to_sockets_of_libzmq()
    {
        using var python = Start("serve");
        var endpoints = python.StandardOutput.ReadLine()!.Split(' ').Select(Endpoint.Parse).ToArray();
        using var sockets = new Sockets();

        var dealer = sockets.Connect(SocketType.Dealer, endpoints[0], Bytes.Of("me"));
        dealer.Send(Bytes.Of(""), new byte[100_000], Bytes.Of("end"));
        Assert.Equal([0, 100_000, 3], dealer.Receive()!.Select(frame => frame.Length));

        foreach (var endpoint in endpoints[..2])
        {
            var asking = sockets.Connect(SocketType.Req, endpoint);
            asking.Send(Bytes.Of("question"));
            Assert.Equal(["question"], asking.Receive().Texts());
        }

        var plain = sockets.Connect(SocketType.Sub, endpoints[2]);
        plain.Subscribe(Bytes.Of("top"));
        var seeing = sockets.Connect(SocketType.Sub, endpoints[3]);
        seeing.Subscribe(Bytes.Of("a"));
        Assert.Equal(["a", "seen"], seeing.Receive().Texts());
        Assert.Equal(["topic", "\u0001a"], plain.Receive().Texts());

        python.StandardInput.Close();
        Assert.Equal("ok", python.StandardOutput.ReadLine());
    }

    private static void Check(string name)
    {
        var folder = Directory.CreateTempSubdirectory("zmtp").FullName;
        foreach (var address in (string[])["tcp://127.0.0.1:0", $"ipc://{folder}/s"])
        {
            using var sockets = new Sockets();
            var isIpc = address.StartsWith("ipc", StringComparison.Ordinal);
            Endpoint Next(int i) => Endpoint.Parse(isIpc ? $"{address}{i}" : address);
            var (router, publisher, heartbeat) = (sockets.BindRouter(Next(1)), sockets.BindPublisher(Next(2)), sockets.BindHeartbeat(Next(3)));
            publisher.Welcome = topic => [topic, Bytes.Of("welcome")];
            var echo = new Thread(() => Echo(router, publisher)) { IsBackground = true };
            echo.Start();

            using var python = Start(name, $"{router.Endpoint}", $"{publisher.Endpoint}", $"{heartbeat.Endpoint}");
            var output = python.StandardOutput.ReadToEnd();

            Assert.True(output == "ok\n", $"{name} over {address}: {output}{python.StandardError.ReadToEnd()}");
        }

        Directory.Delete(folder, recursive: true);
    }

    private static void Echo(IRouter router, IPublisher publisher)
    {
        while (router.Receive() is { } message)
        {
            if (message.Frames.Length != 3 || message.Frames[0].Text() != "publish")
            {
                router.Send(message.Peer, message.Frames);
                continue;
            }

            var (count, body) = (Number(message.Frames[1]), new byte[Number(message.Frames[2])]);
            for (var i = 0; i < count; i++) { publisher.Publish(Bytes.Of($"{i}"), body); }
        }
    }

    private static int Number(ReadOnlyMemory<byte> text) => int.Parse(text.Span, CultureInfo.InvariantCulture);

    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo(Tools.Python, [Repository.At("tests", "NeuroRepl.Kernel.Tests", "Transport", "libzmq.py"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
