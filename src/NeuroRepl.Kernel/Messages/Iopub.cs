using NeuroRepl.Kernel.Transport;

namespace NeuroRepl.Kernel.Messages;

/// <summary>What every client hears: states, output, results.</summary>
internal sealed class Iopub
{
    private readonly IPublisher _publisher;
    private readonly WireFormat _wire;

    public Iopub(IPublisher publisher, WireFormat wire)
    {
        (_publisher, _wire) = (publisher, wire);
        publisher.Welcome = Welcome;
    }

    /// <summary>Sends to all, in the order of the calls; safe from any thread.</summary>
    /// <param name="parent">The header of the request that this belongs to.</param>
    public void Publish(string type, Header parent, ReadOnlyMemory<byte> content, ReadOnlyMemory<byte>? metadata = null, IReadOnlyList<ReadOnlyMemory<byte>>? buffers = null) =>
        _publisher.Publish([System.Text.Encoding.ASCII.GetBytes(type), .. _wire.Write(type, parent, content, metadata, buffers)]);

    /// <summary>Says what the kernel does: "starting", "busy", "idle".</summary>
    public void State(string state, Header parent) => Publish("status", parent, Json.Object(json => json.WriteString("execution_state", state)));

    // A client that hears this knows that it will miss nothing from here on.
    private ReadOnlyMemory<byte>[] Welcome(ReadOnlyMemory<byte> topic)
    {
        var subscription = System.Text.Encoding.UTF8.GetString(topic.Span);
        return [topic, .. _wire.Write("iopub_welcome", Header.None, Json.Object(json => json.WriteString("subscription", subscription)))];
    }
}
