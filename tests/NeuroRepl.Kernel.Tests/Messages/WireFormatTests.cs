using System.Text;
using System.Text.Json;
using NeuroRepl.Kernel.Messages;
using NeuroRepl.Kernel.Transport;

namespace NeuroRepl.Kernel.Tests.Messages;

public sealed class WireFormatTests
{
    private static readonly WireFormat Wire = new(new Signer("key"u8.ToArray()), "session", TimeProvider.System);
    private static readonly Identity Peer = new("peer"u8.ToArray());

    [Fact]
    public void The_signature_is_that_of_rfc_4231_test_case_2_however_the_text_is_cut()
    {
        const string Expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        ReadOnlyMemory<byte> text = "what do ya want for nothing?"u8.ToArray();
        var signer = new Signer("Jefe"u8.ToArray());

        Assert.Equal(Expected, Encoding.ASCII.GetString(signer.Sign([text]).Span));
        Assert.Equal(Expected, Encoding.ASCII.GetString(signer.Sign([text[..5], text[5..5], text[5..9], text[9..]]).Span));
        Assert.True(signer.Accepts(Encoding.ASCII.GetBytes(Expected), [text]));
        Assert.False(signer.Accepts(Encoding.ASCII.GetBytes(Expected[..^1]), [text]));
    }

    [Fact]
    public void Without_a_key_messages_are_not_signed_and_all_are_taken()
    {
        var signer = new Signer(default);

        Assert.True(signer.Sign(["{}"u8.ToArray()]).IsEmpty);
        Assert.True(signer.Accepts("anything"u8, ["{}"u8.ToArray()]));
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var frames = Wire.Write("stream", Header.None, Json.Object(json => json.WriteString("text", "µ 😀 \"\n")), buffers: ["raw"u8.ToArray()]);

        var message = Wire.Read(new Envelope(Peer, ["route"u8.ToArray(), .. frames]));

        Assert.Equal("stream", message.Header.Type);
        Assert.Equal("µ 😀 \"\n", message.Content.Text("text"));
        Assert.Equal("route"u8.ToArray(), Assert.Single(message.Route).ToArray());
        Assert.Equal("raw"u8.ToArray(), Assert.Single(message.Buffers).ToArray());
        Assert.Equal("5.5", JsonDocument.Parse(message.Header.Json).RootElement.GetProperty("version").GetString());
    }

    [Fact]
    public void One_changed_byte_anywhere_makes_the_signature_wrong()
    {
        var frames = Wire.Write("status", Header.None, Json.Object(json => json.WriteString("execution_state", "idle")));
        for (var frame = 1; frame < frames.Length; frame++)
        {
            var changed = frames.ToArray();
            var bytes = changed[frame].ToArray();
            bytes[^1] ^= 1;
            changed[frame] = bytes;

            Assert.Throws<MessageException>(() => Wire.Read(new Envelope(Peer, changed)));
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"msg_type\":\"status\"}")]
    [InlineData("{\"msg_id\":1,\"msg_type\":\"status\"}")]
    [InlineData("{\"msg_id\":\"\\ud800\",\"msg_type\":\"status\"}")]
    public void A_header_that_is_none_is_refused_even_when_signed(string header)
    {
        ReadOnlyMemory<byte>[] json = [Encoding.UTF8.GetBytes(header), Json.Empty, Json.Empty, Json.Empty];

        Assert.Throws<MessageException>(() => Wire.Read(new Envelope(Peer, ["<IDS|MSG>"u8.ToArray(), new Signer("key"u8.ToArray()).Sign(json), .. json])));
    }

    [Fact]
    public void Frames_without_a_delimiter_or_with_too_few_behind_it_are_refused()
    {
        Assert.Throws<MessageException>(() => Wire.Read(new Envelope(Peer, [])));
        Assert.Throws<MessageException>(() => Wire.Read(new Envelope(Peer, ["a"u8.ToArray(), "b"u8.ToArray()])));
        Assert.Throws<MessageException>(() => Wire.Read(new Envelope(Peer, ["<IDS|MSG>"u8.ToArray(), default, Json.Empty])));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_written_as_the_replacement_character()
    {
        var json = Json.Object(json => json.WriteString("text", "a\ud800b"));

        Assert.Equal("a\ufffdb", JsonDocument.Parse(json).RootElement.GetProperty("text").GetString());
    }
}
