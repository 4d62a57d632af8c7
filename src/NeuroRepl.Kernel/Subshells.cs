using System.Collections.Concurrent;
using NeuroRepl.Kernel.Messages;

namespace NeuroRepl.Kernel;

/// <summary>The main shell and the subshells: queues that work beside each other (JEP 91).</summary>
internal sealed class Subshells(Desk desk) : IDisposable
{
    private readonly Shell _main = new("shell", desk);
    private readonly Shell _language = new("language", desk);
    private readonly ConcurrentDictionary<string, Shell> _subshells = new();

    /// <summary>Puts a request where it belongs: into its subshell, beside everything where it only asks about code, else into the main shell.</summary>
    public void Post(Request request)
    {
        if (request.Header.SubshellId is { } id)
        {
            if (_subshells.TryGetValue(id, out var subshell)) { subshell.Post(request); }
            else { request.ReplyError("NoSuchSubshell", $"There is no subshell {id}."); }
        }
        else if (request.Type is "complete_request" or "inspect_request" or "is_complete_request" or "kernel_info_request") { _language.Post(request); }
        else { _main.Post(request); }
    }

    /// <summary>create_subshell.</summary>
    public void Create(Request request)
    {
        var id = Guid.NewGuid().ToString();
        _subshells[id] = new Shell($"subshell {id}", desk);
        request.Reply(json => json.WriteString("subshell_id", id));
    }

    /// <summary>delete_subshell: what it has begun, it ends.</summary>
    public void Delete(Request request)
    {
        var id = request.Content.Text("subshell_id") ?? "";
        if (!_subshells.TryRemove(id, out var subshell))
        {
            request.ReplyError("NoSuchSubshell", $"There is no subshell {id}.");
            return;
        }

        subshell.Dispose();
        request.Reply();
    }

    /// <summary>list_subshell.</summary>
    public void List(Request request) => request.Reply(json => json.WriteTexts("subshell_id", _subshells.Keys.Order(StringComparer.Ordinal)));

    public void Dispose()
    {
        _main.Dispose();
        _language.Dispose();
        foreach (var subshell in _subshells.Values) { subshell.Dispose(); }
    }
}
