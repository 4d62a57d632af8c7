using System.Globalization;

namespace NeuroRepl.IO.Spectroscopy;

/// <summary>A file of Fortran namelists with numbers between them, read from top to bottom.</summary>
internal sealed class LcmodelText(string path, string text)
{
    private int _at;

    public string Path => path;

    /// <summary>The line that is being read, from 1.</summary>
    public int Line => LineOf(_at);

    /// <summary>The next namelist (<c>$NAME … $END</c> or <c>&amp;NAME … /</c>) after here, or null at the end.</summary>
    public Namelist? Next()
    {
        var start = text.AsSpan(_at).IndexOfAny('$', '&');
        if (start < 0) { return null; }

        start += _at;
        var (i, line) = (start + 1, LineOf(start));
        var name = Word(ref i);
        Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
        var key = "";
        while (i < text.Length)
        {
            if (text[i] is '$' or '&' || (text[i] == '/' && IsAlone(i)))
            {
                if (text[i] != '/') { i++; Word(ref i); }
                else { i++; }

                _at = i;
                return new Namelist(path, line, name.ToUpperInvariant(), values);
            }

            if (text[i] == '\'') { values[key] = Quoted(ref i); }
            else if (IsKey(i, out var next, out var found)) { (key, i) = (found, next); values.TryAdd(key, ""); }
            else { Append(values, key, text[i]); i++; }
        }

        throw FileProblem.InText(path, $"the namelist ${name}", "without its $END", line, 1, "it ends with $END", FileProblem.Refetch);
    }

    /// <summary>Numbers up to the next namelist or the end.</summary>
    public List<double> Numbers(int expected)
    {
        List<double> numbers = new(Math.Min(expected, (text.Length - _at) / 2));
        while (_at < text.Length && text[_at] is not ('$' or '&'))
        {
            if (char.IsWhiteSpace(text[_at]) || text[_at] == ',') { _at++; }
            else { numbers.Add(Number()); }
        }

        return numbers;
    }

    /// <summary>One number as Fortran writes it: <c>1.5E+01</c>, <c>1.5D+01</c>, <c>1.5-101</c>; two may touch when the second has a sign.</summary>
    private double Number()
    {
        var start = _at;
        var end = start;
        if (end < text.Length && text[end] is '+' or '-') { end++; }

        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.')) { end++; }

        var exponent = "";
        if (end < text.Length && (text[end] is 'E' or 'e' or 'D' or 'd' || (text[end] is '+' or '-' && IsBareExponent(end))))
        {
            var mark = end;
            if (char.IsAsciiLetter(text[end])) { end++; }

            var digits = end;
            if (end < text.Length && text[end] is '+' or '-') { end++; }

            while (end < text.Length && char.IsAsciiDigit(text[end])) { end++; }

            exponent = $"E{text.AsSpan(digits, end - digits)}";
            if (double.TryParse($"{text.AsSpan(start, mark - start)}{exponent}", NumberStyles.Float, CultureInfo.InvariantCulture, out var scaled)) { _at = end; return scaled; }
        }
        else if (double.TryParse(text.AsSpan(start, end - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var plain))
        {
            _at = end;
            return plain;
        }

        var shown = text.AsSpan(start, Math.Min(16, text.Length - start)).ToString().Split(['\n', '\r', ' '])[0];
        throw FileProblem.InText(path, "a sample", $"\"{shown}\"", LineOf(start), ColumnOf(start), "it should be a number", FileProblem.Refetch);
    }

    private bool IsBareExponent(int at)
    {
        var end = at + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end])) { end++; }

        return end - at == 4 && (end == text.Length || text[end] != '.');
    }

    private bool IsKey(int at, out int next, out string key)
    {
        (next, key) = (at, "");
        if (!char.IsAsciiLetter(text[at]) || (at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '_' or '.'))) { return false; }

        var word = Word(ref next);
        while (next < text.Length && text[next] is ' ' or '\t') { next++; }

        if (next >= text.Length || text[next] != '=') { return false; }

        (next, key) = (next + 1, word);
        return true;
    }

    private string Word(ref int at)
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '(' or ')')) { at++; }

        return text[start..at];
    }

    private string Quoted(ref int at)
    {
        var start = ++at;
        while (at < text.Length && (text[at] != '\'' || (at + 1 < text.Length && text[at + 1] == '\''))) { at += text[at] == '\'' ? 2 : 1; }

        if (at >= text.Length) { throw FileProblem.InText(path, "a text", "without its closing quote", LineOf(start), ColumnOf(start), "it ends with '", FileProblem.Refetch); }

        return text[start..at++].Replace("''", "'", StringComparison.Ordinal);
    }

    private bool IsAlone(int at) => (at == 0 || char.IsWhiteSpace(text[at - 1])) && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]));

    private static void Append(Dictionary<string, string> values, string key, char letter)
    {
        if (key.Length > 0 && letter is not (',' or '\n' or '\r')) { values[key] += letter; }
    }

    private int LineOf(int at) => text.AsSpan(0, Math.Min(at, text.Length)).Count('\n') + 1;

    private int ColumnOf(int at) => at - (at == 0 ? -1 : text.LastIndexOf('\n', at - 1));
}
