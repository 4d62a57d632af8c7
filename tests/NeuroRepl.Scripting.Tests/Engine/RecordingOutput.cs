using System.Text;

namespace NeuroRepl.Scripting.Tests.Engine;

/// <summary>Keeps what a cell printed.</summary>
public sealed class RecordingOutput : IOutput
{
    private readonly StringBuilder _text = new();

    public string Text
    {
        get { lock (_text) { return _text.ToString(); } }
    }

    public void Write(OutputStream stream, string text)
    {
        lock (_text) { _text.Append(stream == OutputStream.StandardError ? $"[{text}]" : text); }
    }

    public void Display(MimeBundle bundle, string? id = null) => Write(OutputStream.StandardOutput, bundle.Text);
}
