using System.Text.Json;
using NeuroRepl.Kernel.Messages;

namespace NeuroRepl.Kernel.Comms;

/// <summary>One line between an object here and its other half in the front end.</summary>
/// <param name="id">Its name, the same on both sides.</param>
/// <param name="target">What kind it is.</param>
internal sealed class Comm(string id, string target, Iopub iopub)
{
    /// <summary>Its name, the same on both sides.</summary>
    public string Id => id;

    /// <summary>What kind it is.</summary>
    public string Target => target;

    /// <summary>Told what the front end sends; the request is the parent of whatever is shown because of it.</summary>
    public Action<JsonElement, Request>? Received { get; set; }

    /// <summary>Sends to the front end.</summary>
    /// <param name="parent">The header of the request that this is because of.</param>
    /// <param name="data">The members of its data.</param>
    public void Send(Header parent, Action<Utf8JsonWriter> data) => iopub.Publish("comm_msg", parent, Content(data));

    /// <summary>Opens the other half.</summary>
    public void Open(Header parent, Action<Utf8JsonWriter> data, ReadOnlyMemory<byte>? metadata = null) => iopub.Publish("comm_open", parent, Json.Object(json =>
    {
        json.WriteString("comm_id", id);
        json.WriteString("target_name", target);
        json.WriteObject("data", data);
    }), metadata);

    /// <summary>Says that this half is gone.</summary>
    public void Close(Header parent) => iopub.Publish("comm_close", parent, Content(static _ => { }));

    private ReadOnlyMemory<byte> Content(Action<Utf8JsonWriter> data) => Json.Object(json =>
    {
        json.WriteString("comm_id", id);
        json.WriteObject("data", data);
    });
}
