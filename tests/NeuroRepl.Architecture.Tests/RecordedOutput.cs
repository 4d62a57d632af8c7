using System.Text;
using NeuroRepl.Scripting;

namespace NeuroRepl.Architecture.Tests;

/// <summary>Keeps what a submission shows, as plain text.</summary>
internal sealed class RecordedOutput : IOutput
{
    private readonly StringBuilder _text = new();

    public string Text
    {
        get
        {
            lock (_text) { return _text.ToString(); }
        }
    }

    public void Write(OutputStream stream, string text)
    {
        lock (_text)
        {
            if (stream == OutputStream.StandardOutput) { _text.Append(text); }
        }
    }

    public void Display(MimeBundle bundle, string? id = null)
    {
        lock (_text) { _text.Append(bundle.Text).Append('\n'); }
    }
}
