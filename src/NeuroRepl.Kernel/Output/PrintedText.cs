using System.Text;
using NeuroRepl.Scripting;

namespace NeuroRepl.Kernel.Output;

/// <summary>What a cell prints, gathered into few messages: sent when the stream changes, when much has come together, and a moment after the last print.</summary>
/// <remarks>What comes faster than front ends may be sent is left out in the middle: its size is said, and its end is shown. Never two at a time: the cell's lock is held by the caller.</remarks>
internal sealed class PrintedText(Allowance allowance, Action<OutputStream, string> send)
{
    private const int Most = 32 << 10;
    private const int TailLength = 16 << 10;

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _tail = new();
    private OutputStream _stream;
    private long _leftOut;

    /// <summary>Whether something waits to be sent.</summary>
    public bool IsWaiting => _text.Length > 0 || _leftOut > 0;

    /// <summary>Takes a text.</summary>
    public void Add(OutputStream stream, string text)
    {
        if (stream != _stream) { Finish(); }

        _stream = stream;
        _text.Append(text);
        if (_text.Length >= Most) { Send(isAll: false); }
    }

    /// <summary>Sends what has come together, as far as it is allowed.</summary>
    public void Send() => Send(isAll: false);

    /// <summary>Sends everything, the end of what was left out too: the cell is over, or something else comes after it.</summary>
    public void Finish()
    {
        Send(isAll: true);
        if (_leftOut > 0) { EndGap(); }
    }

    private void Send(bool isAll)
    {
        if (_text.Length == 0) { return; }

        // A surrogate pair must not be torn in two.
        var held = !isAll && char.IsHighSurrogate(_text[^1]) ? 1 : 0;
        var text = _text.ToString(0, _text.Length - held);
        _text.Remove(0, text.Length);
        if (text.Length == 0) { return; }

        var isAllowed = allowance.TryTake(text.Length, isAgain: _leftOut > 0);
        if (isAllowed && _leftOut > 0) { EndGap(); }

        if (isAllowed) { send(_stream, text); }
        else { LeaveOut(text); }
    }

    private void LeaveOut(string text)
    {
        _tail.Append(text);
        _leftOut += text.Length;
        if (_tail.Length > 4 * TailLength) { _tail.Remove(0, _tail.Length - TailLength); }
    }

    private void EndGap()
    {
        var tail = _tail.ToString();
        if (tail.Length > TailLength) { tail = tail[^TailLength..]; }

        if (_leftOut > tail.Length)
        {
            tail = tail[(tail.IndexOf('\n') + 1)..];        // from the next whole line on
            send(_stream, $"\n[… {_leftOut - tail.Length:N0} characters left out here: they came faster than a front end can take them. Write them to a file to have them all. …]\n");
        }

        (_leftOut, _) = (0, _tail.Clear());
        allowance.Take(tail.Length);
        if (tail.Length > 0) { send(_stream, tail); }
    }
}
