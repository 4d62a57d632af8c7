using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NeuroRepl.Cli.Terminal.Keys;

/// <summary>The keys of a Unix terminal, read as bytes by a thread of its own.</summary>
/// <remarks>
/// Not Console.ReadKey: it takes a paste apart into keys, and an answer of the terminal too. The runtime still sets the terminal up (no echo, no lines of its own), gives it to
/// child processes in their manner, and puts it back at the end. The thread reads only when somebody waits for keys, so that what is typed while a cell runs stays with
/// the terminal and the cell can read it.
/// </remarks>
internal sealed class TerminalKeys : IKeys, IDisposable
{
    private static readonly TimeSpan AfterEscape = TimeSpan.FromMilliseconds(40);

    private static readonly Key Begun = new(KeyCode.Unknown, "begun");      // no key yet: the bytes so far are part of one

    private readonly BlockingCollection<Key> _keys = [];
    private readonly SemaphoreSlim _wanted = new(0);
    private readonly KeyParser _parser = new();
    private readonly Lock _gate = new();
    private readonly PosixSignalRegistration? _resized;
    private readonly FileStream _input = new(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0);
    private bool _isReading;
    private bool _isSetUp;
    private bool _isEarly;                                  // what was typed before the terminal was set up has its Enters as line feeds

    public TerminalKeys()
    {
        _resized = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => _keys.Add(new Key(KeyCode.Resize)));
        new Thread(ReadOn) { IsBackground = true, Name = "keys" }.Start();
    }

    /// <inheritdoc/>
    public bool HasMore => _keys.Count > 0;

    /// <inheritdoc/>
    public Key? Read(TimeSpan? patience = null)
    {
        var end = patience is { } limit ? Environment.TickCount64 + (long)limit.TotalMilliseconds : long.MaxValue;
        while (true)
        {
            if (_keys.TryTake(out var ready))
            {
                if (ready != Begun) { return ready; }

                continue;
            }

            Ask();
            var isMidway = IsMidway();
            var wait = isMidway ? (int)AfterEscape.TotalMilliseconds : (int)Math.Clamp(end - Environment.TickCount64, 0, 60_000);
            if (_keys.TryTake(out var key, wait))
            {
                if (key != Begun) { return key; }
            }
            else if (isMidway) { Finish(); }
            else if (Environment.TickCount64 >= end) { return null; }
        }
    }

    /// <inheritdoc/>
    public void Begin()
    {
        Console.TreatControlCAsInput = true;
        SetUp();
    }

    /// <inheritdoc/>
    public void End() => Console.TreatControlCAsInput = false;

    /// <inheritdoc/>
    public void Post(Key key) => _keys.Add(key);

    /// <inheritdoc/>
    public void Dispose()
    {
        _resized?.Dispose();
        _input.Dispose();
        _wanted.Dispose();
        _keys.Dispose();
    }

    private void Ask()
    {
        lock (_gate)
        {
            if (_isReading) { return; }

            _isReading = true;
            SetUp();
            _wanted.Release();
        }
    }

    // Asking for a key makes the runtime take the terminal's echo and lines away.
    private void SetUp()
    {
        var isThere = Console.KeyAvailable;
        _isEarly |= isThere && !_isSetUp;
        _isSetUp = true;
    }

    private void Finish()
    {
        lock (_gate)
        {
            foreach (var late in _parser.Flush()) { _keys.Add(late); }
        }
    }

    private bool IsMidway()
    {
        lock (_gate) { return _parser.IsMidway; }
    }

    private void ReadOn()
    {
        var bytes = new byte[1 << 16];
        while (true)
        {
            _wanted.Wait();
            int count;
            try { count = _input.Read(bytes); }
            catch (IOException) { count = 0; }

            lock (_gate)
            {
                _isReading = false;
                if (_isEarly) { bytes.AsSpan(0, count).Replace((byte)'\n', (byte)'\r'); }

                _isEarly = false;
                var keys = _parser.Feed(bytes.AsSpan(0, count));
                foreach (var key in keys) { _keys.Add(key); }

                if (count == 0) { _keys.Add(new Key(KeyCode.Gone)); }
                else if (keys.Count == 0) { _keys.Add(Begun); }
            }
        }
    }
}
