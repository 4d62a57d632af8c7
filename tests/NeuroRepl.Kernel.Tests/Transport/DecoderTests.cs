using NeuroRepl.Kernel.Transport;

namespace NeuroRepl.Kernel.Tests.Transport;

public class DecoderTests
{
    private static readonly TransportOptions Options = new() { MaxMessageBytes = 1 << 20, MaxFrames = 100, MaxCommandBytes = 1000 };

    /// <summary>The bytes are those of RFC 37, "Framing": flags, length in 1 or 8 bytes in network order, body.</summary>
    [Fact]
    public void Frames_are_the_bytes_of_the_specification()
    {
        var message = Encoder.Message(["ab"u8.ToArray(), ReadOnlyMemory<byte>.Empty, new byte[300]]);

        var bytes = message.Segments.SelectMany(segment => segment.ToArray()).ToArray();
        Assert.Equal([1, 2, (byte)'a', (byte)'b', 1, 0, 2, 0, 0, 0, 0, 0, 0, 1, 44, .. new byte[300]], bytes);
        Assert.Equal(bytes.Length, message.Length);
    }

    [Fact]
    public void Ready_is_the_bytes_of_the_specification()
    {
        var ready = Encoder.Ready(SocketType.Dealer, "id"u8).Segments[0].ToArray();

        Assert.Equal("\u0004\u002b\u0005READY\u000bSocket-Type\0\0\0\u0006DEALER\u0008Identity\0\0\0\u0002id"u8.ToArray(), ready);
    }

    [Fact]
    public void Messages_survive_any_cutting_into_pieces()
    {
        var random = new Random(1);
        for (var round = 0; round < 300; round++)
        {
            var sent = Enumerable.Range(0, random.Next(1, 6)).Select(_ => RandomMessage(random)).ToArray();
            var bytes = sent.SelectMany(frames => Encoder.Message(frames).Segments).SelectMany(segment => segment.ToArray()).ToArray();

            var decoder = new Decoder(new TransportOptions());
            var received = new List<ReadOnlyMemory<byte>[]>();
            for (var at = 0; at < bytes.Length;)
            {
                var piece = Math.Min(bytes.Length - at, random.Next(2) == 0 ? random.Next(1, 20) : random.Next(1, 100_000));
                received.AddRange(DecodeAll(decoder, bytes.AsSpan(at, piece)).Cast<Incoming.Message>().Select(message => message.Frames));
                at += piece;
            }

            Assert.Equal(sent.Length, received.Count);
            foreach (var (one, other) in sent.Zip(received))
            {
                Assert.Equal(one.Length, other.Length);
                Assert.All(one.Zip(other), pair => Assert.True(pair.First.Span.SequenceEqual(pair.Second.Span)));
            }
        }
    }

    [Theory]
    [InlineData("a length beyond the limit", new byte[] { 2, 0, 0, 0, 0, 0, 16, 0, 1 })]
    [InlineData("a length of 2^63", new byte[] { 2, 128, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData("a long command", new byte[] { 6, 0, 0, 0, 0, 0, 0, 255, 255 })]
    [InlineData("a flag that does not exist", new byte[] { 8 })]
    [InlineData("a command with more to follow", new byte[] { 5 })]
    [InlineData("a command without a name", new byte[] { 4, 0 })]
    [InlineData("a command whose name is cut short", new byte[] { 4, 2, 5, 65 })]
    public void What_the_specification_or_a_limit_forbids_is_refused(string what, byte[] bytes) =>
        Assert.ThrowsAny<ProtocolException>(() => { Assert.NotEmpty(what); DecodeAll(new Decoder(Options), bytes); });

    [Fact]
    public void A_message_without_end_is_refused_at_its_limits()
    {
        var empty = Enumerable.Repeat<byte[]>([1, 0], 101).SelectMany(frame => frame).ToArray();
        Assert.Throws<ProtocolException>(() => DecodeAll(new Decoder(Options), empty));

        byte[] big = [3, 0, 0, 0, 0, 0, 8, 0, 0, .. new byte[1 << 19]];
        Assert.Throws<ProtocolException>(() => DecodeAll(new Decoder(Options), [.. big, .. big, .. big]));
    }

    [Fact]
    public void A_length_that_only_promises_takes_little_memory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        DecodeAll(new Decoder(new TransportOptions()), [2, 0, 0, 0, 0, 63, 255, 255, 255, 1, 2, 3]);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    /// <summary>Random bytes, and honest bytes with some of them changed, lost or cut off: refused or read, and nothing worse.</summary>
    [Fact]
    public void A_hundred_thousand_broken_streams_do_no_harm()
    {
        var random = new Random(2);
        var (refused, read) = (0, 0);
        var most = 0L;
        for (var round = 0; round < 100_000; round++)
        {
            var bytes = round % 3 == 0 ? Bytes.Random(random, random.Next(200)) : Damage(random, HonestStream(random));
            var greeting = bytes.AsSpan(0, Math.Min(bytes.Length, 64));
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                if (round % 3 == 1) { Greeting.Check(greeting); }
                foreach (var incoming in DecodeAll(new Decoder(Options), bytes.AsSpan(round % 3 == 0 ? 0 : greeting.Length)))
                {
                    if (incoming is Incoming.Command { Name: "READY" } ready) { Properties.Read(ready.Data); }
                    read++;
                }
            }
            catch (ProtocolException)
            {
                refused++;
            }

            most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.True(refused > 30_000 && read > 30_000, $"{refused} streams refused, {read} things read: the test has lost its point");
        Assert.InRange(most, 0, 100_000);
    }

    private static byte[] HonestStream(Random random) =>
    [
        .. Greeting.Ours,
        .. Encoder.Ready(SocketType.Dealer, Bytes.Random(random, random.Next(20))).Segments[0].Span,
        .. Encoder.Message([Bytes.Random(random, random.Next(300)), Bytes.Random(random, random.Next(20))]).Segments[0].Span,
        .. Encoder.Command("PING", Bytes.Random(random, random.Next(6))).Segments[0].Span,
    ];

    private static byte[] Damage(Random random, byte[] bytes)
    {
        for (var i = random.Next(4); i > 0; i--) { bytes[random.Next(bytes.Length)] = (byte)random.Next(256); }
        return bytes[..random.Next(bytes.Length / 2, bytes.Length)];
    }

    private static ReadOnlyMemory<byte>[] RandomMessage(Random random) =>
        [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => (ReadOnlyMemory<byte>)Bytes.Random(random, random.Next(4) == 0 ? random.Next(100_000) : random.Next(300)))];

    private static List<Incoming> DecodeAll(Decoder decoder, ReadOnlySpan<byte> bytes)
    {
        var all = new List<Incoming>();
        while (decoder.Decode(ref bytes) is { } incoming) { all.Add(incoming); }
        return all;
    }
}
