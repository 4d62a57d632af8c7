using System.Text.Json;
using NeuroRepl.Kernel.Transport;

namespace NeuroRepl.Kernel.Messages;

/// <summary>A message that wants an answer, with the way back.</summary>
internal sealed class Request(Message message, IRouter socket, WireFormat wire)
{
    private bool _isAnswered;

    /// <summary>The message.</summary>
    public Message Message { get; } = message;

    /// <summary>Its header: the parent of all that is sent because of it.</summary>
    public Header Header => Message.Header;

    /// <summary>Its matter.</summary>
    public JsonElement Content => Message.Content;

    /// <summary>What it asks for: "execute_request".</summary>
    public string Type => Message.Header.Type;

    /// <summary>The queue that it waited in; null for what is answered at once.</summary>
    public Shell? Shell { get; set; }

    /// <summary>Whether an answer has been sent.</summary>
    public bool IsAnswered => Volatile.Read(ref _isAnswered);

    /// <summary>Answers with status "ok" and what <paramref name="write"/> adds to it.</summary>
    public void Reply(Action<Utf8JsonWriter>? write = null) => ReplyWith("ok", write);

    /// <summary>Answers with an error.</summary>
    public void ReplyError(string name, string text, IEnumerable<string>? traceback = null, Action<Utf8JsonWriter>? write = null) => ReplyWith("error", json =>
    {
        json.WriteString("ename", name);
        json.WriteString("evalue", text);
        json.WriteTexts("traceback", traceback ?? []);
        write?.Invoke(json);
    });

    /// <summary>Answers with any status.</summary>
    public void ReplyWith(string status, Action<Utf8JsonWriter>? write = null)
    {
        Volatile.Write(ref _isAnswered, true);
        var content = Json.Object(json =>
        {
            json.WriteString("status", status);
            write?.Invoke(json);
        });
        var type = Type.EndsWith("_request", StringComparison.Ordinal) ? Type[..^"_request".Length] + "_reply" : Type + "_reply";
        socket.Send(Message.Peer, [.. Message.Route, .. wire.Write(type, Header, content)]);
    }
}
