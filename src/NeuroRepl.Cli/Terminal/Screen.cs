using System.Text;
using Microsoft.Win32.SafeHandles;
using NeuroRepl.Figures;
using NeuroRepl.Scripting;
using NeuroRepl.Scripting.Display;

namespace NeuroRepl.Cli.Terminal;

/// <summary>The two streams of the process: results to standard output, errors and progress to standard error, UTF-8, one writer at a time.</summary>
internal sealed class Screen : IOutput
{
    private const string Emptied = "\e[2J\e[H";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly Lock _turn = new();
    private readonly Stream _output = Open(1, Console.OpenStandardOutput);
    private bool _isToClear;
    private readonly Stream _error = Open(2, Console.OpenStandardError);

    public Screen(ColourChoice colour)
    {
        (Style, ErrorStyle) = (Style.OfOutput(colour), Style.OfError(colour));
        Progress = new ProgressLine(this);
    }

    /// <summary>Standard output's looks.</summary>
    public Style Style { get; }

    /// <summary>Standard error's looks.</summary>
    public Style ErrorStyle { get; }

    /// <summary>The line that says how far long work is.</summary>
    public ProgressLine Progress { get; }

    /// <summary>Told when who reads standard output has gone (<c>| head -1</c>): there is nobody left to compute for.</summary>
    public Action? ReaderGone { get; set; }

    /// <inheritdoc/>
    public void Write(OutputStream stream, string text)
    {
        lock (_turn)
        {
            Progress.Clear();
            if (_isToClear && stream == OutputStream.StandardOutput)
            {
                _isToClear = false;
                Put(_output, Emptied);
            }

            Put(stream == OutputStream.StandardOutput ? _output : _error, text);
        }
    }

    /// <inheritdoc/>
    public void Display(MimeBundle bundle, string? id = null)
    {
        if (bundle == MimeBundles.Clear || bundle == MimeBundles.ClearSoon)
        {
            _isToClear = Style.IsTerminal && bundle == MimeBundles.ClearSoon;
            if (Style.IsTerminal && !_isToClear) { Write(OutputStream.StandardOutput, Emptied); }

            return;
        }

        Write(OutputStream.StandardOutput, $"{TerminalLook.Of(bundle, Style)}\n");
    }

    /// <summary>A result line.</summary>
    public void WriteLine(string text) => Write(OutputStream.StandardOutput, $"{text}\n");

    /// <summary>A line of standard error.</summary>
    public void WriteErrorLine(string text) => Write(OutputStream.StandardError, $"{text}\n");

    /// <summary>An error card, on standard error.</summary>
    public void Write(ErrorCard error) => WriteErrorLine(ErrorText.Of(error, ErrorStyle));

    /// <summary>Text of the progress line, which stays out of its own way.</summary>
    internal void PutProgress(string text)
    {
        lock (_turn) { Put(_error, text); }
    }

    private void Put(Stream stream, string text)
    {
        try
        {
            stream.Write(Utf8.GetBytes(text));
            stream.Flush();
        }
        catch (IOException) when (stream == _output)
        {
            ReaderGone?.Invoke();
        }
        catch (IOException)
        {
            // Nobody reads standard error: there is nowhere to say so.
        }
    }

    // The runtime's own console stream hides a closed pipe; a file stream on the same handle tells. Not for a file, though: a file stream keeps a place of
    // its own in it, and would write over what other processes append there.
    private static Stream Open(int handle, Func<Stream> otherwise)
    {
        if (OperatingSystem.IsWindows()) { return otherwise(); }

        try
        {
            var stream = new FileStream(new SafeFileHandle(handle, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            return stream.CanSeek ? otherwise() : stream;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return otherwise();
        }
    }
}
