using System.Collections.Concurrent;
using System.Text;

namespace NeuroRepl.Scripting.Tests.Workspaces;

/// <summary>An output that keeps what it was given.</summary>
internal sealed class Recorder : IOutput
{
    private readonly StringBuilder _text = new();

    public ConcurrentQueue<MimeBundle> Shown { get; } = new();

    public string Text { get { lock (_text) { return _text.ToString(); } } }

    public void Write(OutputStream stream, string text)
    {
        lock (_text) { _text.Append(text); }
    }

    public void Display(MimeBundle bundle, string? id = null) => Shown.Enqueue(bundle);
}
