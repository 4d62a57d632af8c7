using System.Text.Json;

namespace NeuroRepl.Kernel.Messages;

/// <summary>Who sent a message and what it is; fields that we do not know stay in <see cref="Json"/>.</summary>
/// <param name="Id">Unique to the message.</param>
/// <param name="Type">What it asks for: "execute_request".</param>
/// <param name="SubshellId">Which subshell it is for; null for the main shell.</param>
/// <param name="Json">The header as it came: replies carry it on, letter by letter.</param>
internal sealed record Header(string Id, string Type, string? SubshellId, ReadOnlyMemory<byte> Json)
{
    /// <summary>The header of nobody: what messages without a cause carry as their parent.</summary>
    public static Header None { get; } = new("", "", null, Messages.Json.Empty);

    /// <summary>Reads a header.</summary>
    /// <exception cref="JsonException">It is no header.</exception>
    public static Header Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var header = document.RootElement;
        return header.Text("msg_id") is { } id && header.Text("msg_type") is { Length: > 0 } type
            ? new Header(id, type, header.Text("subshell_id"), json)
            : throw new JsonException("A header has a msg_id and a msg_type.");
    }
}
