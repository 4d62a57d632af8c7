namespace NeuroRepl.Scripting.Engine;

/// <summary>Gives a script's <c>Console.ReadLine()</c> the lines of whoever can be asked where its cell's output goes.</summary>
internal sealed class ConsoleInput(TextReader outside) : TextReader
{
    private string _line = "";
    private int _at;

    public override string? ReadLine()
    {
        if (ConsoleRouting.Current is not IInput input) { return outside.ReadLine(); }

        if (_at >= _line.Length) { return input.ReadLine("", isSecret: false); }

        var rest = _line[_at..].TrimEnd('\n');
        _at = _line.Length;
        return rest;
    }

    public override int Peek() => Fill() ? _line[_at] : -1;

    public override int Read() => Fill() ? _line[_at++] : -1;

    // Character by character, a line is asked for whenever the last one is used up.
    private bool Fill()
    {
        if (ConsoleRouting.Current is not IInput input) { return TakeOutside(); }

        if (_at < _line.Length) { return true; }

        if (input.ReadLine("", isSecret: false) is not { } line) { return false; }

        (_line, _at) = (line + "\n", 0);
        return true;
    }

    private bool TakeOutside()
    {
        if (_at < _line.Length) { return true; }

        var next = outside.Read();
        if (next < 0) { return false; }

        (_line, _at) = (((char)next).ToString(), 0);
        return true;
    }
}
