using System.Collections.Concurrent;

namespace NeuroRepl.Cli.Terminal.Keys;

/// <summary>The keys of a Windows console.</summary>
internal sealed class ConsoleKeys : IKeys
{
    private const int Pause = 5;
    private readonly ConcurrentQueue<Key> _posted = new();
    private int _width = Console.WindowWidth;

    /// <inheritdoc/>
    public bool HasMore => !_posted.IsEmpty || Console.KeyAvailable;

    /// <inheritdoc/>
    public Key? Read(TimeSpan? patience = null)
    {
        for (var end = patience is { } limit ? Environment.TickCount64 + (long)limit.TotalMilliseconds : long.MaxValue; ; Thread.Sleep(Pause))
        {
            if (_posted.TryDequeue(out var posted)) { return posted; }
            if (Console.KeyAvailable) { return Of(Console.ReadKey(intercept: true)); }
            if (Console.WindowWidth != _width)
            {
                _width = Console.WindowWidth;
                return new Key(KeyCode.Resize);
            }

            if (Environment.TickCount64 >= end) { return null; }
        }
    }

    /// <inheritdoc/>
    public void Begin() => Console.TreatControlCAsInput = true;

    /// <inheritdoc/>
    public void End() => Console.TreatControlCAsInput = false;

    /// <inheritdoc/>
    public void Post(Key key) => _posted.Enqueue(key);

    private static Key Of(ConsoleKeyInfo info)
    {
        var held = (info.Modifiers.HasFlag(ConsoleModifiers.Shift) ? KeyModifiers.Shift : 0)
            | (info.Modifiers.HasFlag(ConsoleModifiers.Alt) ? KeyModifiers.Alt : 0)
            | (info.Modifiers.HasFlag(ConsoleModifiers.Control) ? KeyModifiers.Control : 0);
        return info.Key switch
        {
            ConsoleKey.Enter => new(KeyCode.Enter, "", held),
            ConsoleKey.Tab => new(KeyCode.Tab, "", held),
            ConsoleKey.Backspace => new(KeyCode.Backspace, "", held),
            ConsoleKey.Delete => new(KeyCode.Delete, "", held),
            ConsoleKey.Escape => new(KeyCode.Escape, "", held),
            ConsoleKey.UpArrow => new(KeyCode.Up, "", held),
            ConsoleKey.DownArrow => new(KeyCode.Down, "", held),
            ConsoleKey.LeftArrow => new(KeyCode.Left, "", held),
            ConsoleKey.RightArrow => new(KeyCode.Right, "", held),
            ConsoleKey.Home => new(KeyCode.Home, "", held),
            ConsoleKey.End => new(KeyCode.End, "", held),
            ConsoleKey.PageUp => new(KeyCode.PageUp, "", held),
            ConsoleKey.PageDown => new(KeyCode.PageDown, "", held),
            ConsoleKey.F1 => new(KeyCode.F1, "", held),
            ConsoleKey.F2 => new(KeyCode.F2, "", held),
            ConsoleKey.F3 => new(KeyCode.F3, "", held),
            ConsoleKey.F4 => new(KeyCode.F4, "", held),
            _ when info.KeyChar >= ' ' => new(KeyCode.Character, info.KeyChar.ToString(), held & ~KeyModifiers.Shift),
            _ when info.KeyChar > 0 => new(KeyCode.Character, ((char)(info.KeyChar + 0x60)).ToString(), held | KeyModifiers.Control),
            _ => new(KeyCode.Unknown),
        };
    }
}
