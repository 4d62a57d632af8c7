using System.Text;

namespace NeuroRepl.Scripting.Engine;

/// <summary>Sends what a script prints with <c>Console</c> to the output of the cell it belongs to, from whatever thread.</summary>
/// <remarks>The one place outside a host that touches the console: it stands between a script's <c>Console.WriteLine</c> and <see cref="IOutput"/>.</remarks>
internal sealed class ConsoleRouting : TextWriter
{
    private static readonly AsyncLocal<IOutput?> Ambient = new();
    private static readonly Lock Gate = new();
    private static bool _installed;
    private static bool _takesInput;

    // An output may write to the console itself (a terminal host does): what it writes goes outside.
    [ThreadStatic]
    private static bool _isWriting;

    private readonly OutputStream _stream;
    private readonly TextWriter _outside;

    private ConsoleRouting(OutputStream stream, TextWriter outside)
        : base(outside.FormatProvider)
    {
        (_stream, _outside) = (stream, outside);
        CoreNewLine = ['\n'];
    }

    public override Encoding Encoding => _outside.Encoding;

    /// <summary>The output of the cell that this code belongs to; null outside one.</summary>
    public static IOutput? Current => Ambient.Value;

    /// <summary>From here on, this flow of execution prints to an output.</summary>
    public static void Enter(IOutput output)
    {
        Install(takesInput: output is IInput);
        Ambient.Value = output;
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        if (_isWriting || Ambient.Value is not { } output) { _outside.Write(value); }
        else if (value is { Length: > 0 })
        {
            _isWriting = true;
            try { output.Write(_stream, value); }
            finally { _isWriting = false; }
        }
    }

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void WriteLine(string? value) => Write(value + "\n");

    public override void WriteLine(ReadOnlySpan<char> buffer) => Write(buffer.ToString() + "\n");

    public override void Flush() => _outside.Flush();

#pragma warning disable RS0030 // Console: this is the rule's one exception, see the remarks
    /// <summary>The next line of the process's own input, for a host that is not asked.</summary>
    public static string? ReadLine() => Console.In.ReadLine();

    private static void Install(bool takesInput)
    {
        lock (Gate)
        {
            if (!_installed)
            {
                Console.SetOut(new ConsoleRouting(OutputStream.StandardOutput, Console.Out));
                Console.SetError(new ConsoleRouting(OutputStream.StandardError, Console.Error));
                _installed = true;
            }

            // Only a host that can be asked: looking at a terminal's own input is not free.
            if (takesInput && !_takesInput)
            {
                Console.SetIn(new ConsoleInput(Console.In));
                _takesInput = true;
            }
        }
    }
#pragma warning restore RS0030
}
