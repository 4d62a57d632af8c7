using System.Globalization;

namespace NeuroRepl.Domain.Designs;

/// <summary>Reads a linear form of names: sums, differences, parentheses, products and quotients with numbers.</summary>
internal sealed class LinearFormReader(string text, IReadOnlyList<string> names)
{
    private int _at;

    /// <summary>The weights of the names.</summary>
    public double[] Read()
    {
        var form = Sum();
        if (Peek() is { } left) { throw DesignException.Unreadable(text, $"'{left}' is not expected at place {_at + 1}"); }

        if (form[^1] != 0) { throw DesignException.Unreadable(text, $"it adds the number {form[^1].ToString(CultureInfo.InvariantCulture)}"); }

        return form.Any(weight => weight != 0) ? form[..^1] : throw DesignException.Unreadable(text, "all its weights are zero");
    }

    /// <summary>A form holds a weight a name and, last, the number without a name.</summary>
    private double[] Sum()
    {
        var form = Product();
        while (Peek() is '+' or '-' or '−')
        {
            var sign = text[_at++] == '+' ? 1 : -1;
            form = [.. form.Zip(Product(), (a, b) => a + (sign * b))];
        }

        return form;
    }

    private double[] Product()
    {
        var form = Factor();
        while (Peek() is '*' or '/' or '·')
        {
            var divides = text[_at++] == '/';
            var other = Factor();
            if (divides || IsNumber(other))
            {
                if (!IsNumber(other) || (divides && other[^1] == 0)) { throw DesignException.Unreadable(text, "it divides by something that is no number, or by zero"); }

                form = Scaled(form, divides ? 1 / other[^1] : other[^1]);
            }
            else
            {
                form = IsNumber(form) ? Scaled(other, form[^1]) : throw DesignException.Unreadable(text, "it multiplies two effects");
            }
        }

        return form;
    }

    private double[] Factor()
    {
        switch (Peek())
        {
            case null:
                throw DesignException.Unreadable(text, "it ends too early");
            case '-' or '−':
                _at++;
                return Scaled(Factor(), -1);
            case '+':
                _at++;
                return Factor();
            case '(':
                _at++;
                var inner = Sum();
                if (Peek() != ')') { throw DesignException.Unreadable(text, "a parenthesis is not closed"); }

                _at++;
                return inner;
            case >= '0' and <= '9' or '.':
                return Number();
            default:
                return Name();
        }
    }

    private double[] Number()
    {
        var start = _at;
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] == '.')) { _at++; }

        if (_at < text.Length - 1 && text[_at] is 'e' or 'E' && (char.IsAsciiDigit(text[_at + 1]) || text[_at + 1] is '-' or '+'))
        {
            _at += 2;
            while (_at < text.Length && char.IsAsciiDigit(text[_at])) { _at++; }
        }

        if (!double.TryParse(text[start.._at], NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            throw DesignException.Unreadable(text, $"{text[start.._at]} is no number");
        }

        var form = new double[names.Count + 1];
        form[^1] = value;
        return form;
    }

    private double[] Name()
    {
        var start = _at;
        string name;
        if (text[_at] == '`')
        {
            var end = text.IndexOf('`', _at + 1);
            if (end < 0) { throw DesignException.Unreadable(text, "a backquote is not closed"); }

            (name, _at) = (text[(start + 1)..end], end + 1);
        }
        else
        {
            while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '_' or '.' or ':' or '[' or ']')) { _at++; }

            name = text[start.._at];
            if (name.Length == 0) { throw DesignException.Unreadable(text, $"'{text[_at]}' is not expected at place {_at + 1}"); }
        }

        var form = new double[names.Count + 1];
        for (var k = 0; k < names.Count; k++)
        {
            if (names[k] == name)
            {
                form[k] = 1;
                return form;
            }
        }

        throw DesignException.Unknown(name, text, names);
    }

    private bool IsNumber(double[] form) => form.AsSpan(0, names.Count).IndexOfAnyExcept(0.0) < 0;

    private static double[] Scaled(double[] form, double factor) => [.. form.Select(weight => weight * factor)];

    private char? Peek()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at])) { _at++; }

        return _at < text.Length ? text[_at] : null;
    }
}
