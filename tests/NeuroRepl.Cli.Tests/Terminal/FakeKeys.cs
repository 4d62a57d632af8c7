using System.Text;
using NeuroRepl.Cli.Terminal.Keys;

namespace NeuroRepl.Cli.Tests.Terminal;

/// <summary>Keys from a text in the terminal's own bytes; a call between them looks at the screen.</summary>
internal sealed class FakeKeys : IKeys
{
    private readonly Queue<object> _script = new();
    private readonly Queue<Key> _posted = new();
    private readonly Lock _gate = new();

    /// <summary>What is typed, with escape sequences as a terminal sends them.</summary>
    public FakeKeys Type(string bytes)
    {
        var parser = new KeyParser();
        foreach (var key in parser.Feed(Encoding.UTF8.GetBytes(bytes)).Concat(parser.Flush())) { _script.Enqueue(key); }

        return this;
    }

    /// <summary>Looks when everything before has been typed, drawn and answered.</summary>
    public FakeKeys Then(Action look)
    {
        _script.Enqueue(look);
        return this;
    }

    /// <summary>Whether keys come in one burst, as a paste without brackets does.</summary>
    public bool IsBurst { get; set; }

    public bool HasMore
    {
        get { lock (_gate) { return _posted.Count > 0 || (IsBurst && _script.TryPeek(out var next) && next is Key); } }
    }

    public Key? Read(TimeSpan? patience = null)
    {
        while (true)
        {
            lock (_gate)
            {
                if (_posted.TryDequeue(out var posted)) { return posted; }
            }

            // What the assistant works out is waited for, so that every look sees the end of it.
            if (_script.TryPeek(out var next) && next is Action && _settled++ < 40)
            {
                Thread.Sleep(5);
                continue;
            }

            _settled = 0;
            switch (_script.TryDequeue(out var step) ? step : new Key(KeyCode.Gone))
            {
                case Key key: return key;
                case Action look: look(); break;
            }
        }
    }

    private int _settled;

    public void Begin()
    {
    }

    public void End()
    {
    }

    public void Post(Key key)
    {
        lock (_gate) { _posted.Enqueue(key); }
    }
}
