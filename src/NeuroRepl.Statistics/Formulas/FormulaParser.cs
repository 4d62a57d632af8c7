using System.Globalization;

namespace NeuroRepl.Statistics.Formulas;

/// <summary>Reads R's formula notation by precedence: ^ binds tightest, then unary minus, ':', %in%, * and /, + and −, comparisons, | and ||, and ~ least.</summary>
internal sealed class FormulaParser
{
    private static readonly Dictionary<string, int> Precedence = new()
    {
        ["~"] = 1, ["|"] = 2, ["||"] = 2, ["=="] = 4, ["!="] = 4, ["<"] = 4, [">"] = 4, ["<="] = 4, [">="] = 4,
        ["+"] = 5, ["-"] = 5, ["*"] = 6, ["/"] = 6, ["%in%"] = 7, [":"] = 8, ["^"] = 10,
    };

    private static readonly string[] Symbols = ["%in%", "||", "==", "!=", "<=", ">=", "~", "|", "<", ">", "+", "-", "*", "/", ":", "^", "(", ")", ",", "="];

    private readonly string _text;
    private readonly List<Token> _tokens = [];
    private int _next;

    private FormulaParser(string text) => _text = text;

    private enum Kind
    {
        Name,
        Number,
        Quoted,
        Symbol,
        End,
    }

    public static Node Parse(string text)
    {
        var parser = new FormulaParser(text);
        parser.Tokenise();
        var node = parser.Expression(0);
        return parser.Now.Kind == Kind.End ? node : throw parser.Mistake($"\"{parser.Now.Text}\" is not expected here.", parser.Now.Text == ")" ? "There is one ) more than there are (." : "Join terms with + or *: y ~ a + b.");
    }

    private Token Now => _tokens[_next];

    private FormulaException Mistake(string message, string hint, int? at = null) => new(message, hint, _text, at ?? Now.At);

    private void Tokenise()
    {
        var i = 0;
        while (i < _text.Length)
        {
            var c = _text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }

            var start = i;
            if (char.IsLetter(c) || c is '_' || (c == '.' && !(i + 1 < _text.Length && char.IsDigit(_text[i + 1]))))
            {
                while (i < _text.Length && (char.IsLetterOrDigit(_text[i]) || _text[i] is '_' or '.')) { i++; }

                _tokens.Add(new(Kind.Name, _text[start..i], start));
            }
            else if (char.IsDigit(c) || c == '.') { _tokens.Add(NumberAt(ref i)); }
            else if (c is '`' or '"' or '\'')
            {
                var close = _text.IndexOf(c, i + 1);
                if (close < 0) { throw Mistake($"The {c} that opens here is not closed.", $"Write the second {c}.", start); }

                i = close + 1;
                _tokens.Add(new(c == '`' ? Kind.Name : Kind.Quoted, _text[(start + 1)..close], start));
            }
            else
            {
                var symbol = Symbols.FirstOrDefault(s => string.CompareOrdinal(_text, i, s, 0, s.Length) == 0)
                    ?? throw Mistake($"\"{c}\" has no meaning in a formula.", "Names with such characters go between backticks: `my column`.", start);
                i += symbol.Length;
                _tokens.Add(new(Kind.Symbol, symbol, start));
            }
        }

        _tokens.Add(new(Kind.End, "the end", _text.Length));
    }

    private Token NumberAt(ref int i)
    {
        var start = i;
        while (i < _text.Length && (char.IsDigit(_text[i]) || _text[i] is '.' || (_text[i] is 'e' or 'E' && i + 1 < _text.Length && (char.IsDigit(_text[i + 1]) || _text[i + 1] is '-' or '+'))
            || (_text[i] is '-' or '+' && _text[i - 1] is 'e' or 'E' && i > start)))
        {
            i++;
        }

        return double.TryParse(_text[start..i], NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? new(Kind.Number, _text[start..i], start)
            : throw Mistake($"\"{_text[start..i]}\" is not a number.", "Write numbers as 2, 0.5 or 1e-3.", start);
    }

    private Node Expression(int least)
    {
        var left = Operand();
        while (Now.Kind == Kind.Symbol && Precedence.TryGetValue(Now.Text, out var level) && level > least)
        {
            var symbol = Now;
            _next++;
            var right = Expression(symbol.Text == "^" ? level - 1 : level);
            left = new Node.Binary(symbol.Text, left, right, symbol.At);
        }

        return left;
    }

    private Node Operand()
    {
        var token = Now;
        if (token.Kind != Kind.End) { _next++; }

        switch (token)
        {
            case { Kind: Kind.Number }: return new Node.Number(double.Parse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture), token.At);
            case { Kind: Kind.Quoted }: return new Node.Quoted(token.Text, token.At);
            case { Kind: Kind.Name } when Now is { Kind: Kind.Symbol, Text: "(" }: return Call(token);
            case { Kind: Kind.Name }: return new Node.Name(token.Text, token.At);
            case { Text: "-" }: return new Node.Minus(Expression(9), token.At);
            case { Text: "+" }: return Expression(9);
            case { Text: "~" }: return new Node.Binary("~", new Node.Name("", token.At), Expression(1), token.At);
            case { Text: "(" }:
                var inner = Expression(0);
                Close(token);
                return new Node.Group(inner, token.At);
            default:
                throw Mistake(token.Kind == Kind.End ? "The formula stops where a variable is expected." : $"A variable is expected here, not \"{token.Text}\".", "Complete it: y ~ a + b + (1 | subject).", token.At);
        }
    }

    private Node.Call Call(Token name)
    {
        var open = Now;
        _next++;
        var arguments = new List<(string?, Node)>();
        while (Now.Text != ")")
        {
            if (arguments.Count > 0)
            {
                if (Now.Text != ",") { throw Mistake($"A comma or ) is expected here in {name.Text}(…), not \"{Now.Text}\".", $"Close the brackets of {name.Text}( … )."); }

                _next++;
            }

            string? argument = null;
            if (Now.Kind == Kind.Name && _tokens[_next + 1].Text == "=")
            {
                argument = Now.Text;
                _next += 2;
            }

            arguments.Add((argument, Expression(0)));
        }

        Close(open);
        return new Node.Call(name.Text, [.. arguments], name.At);
    }

    private void Close(Token open)
    {
        if (Now.Text != ")") { throw Mistake(Now.Kind == Kind.End ? "The ( here is not closed." : $"A ) is expected before \"{Now.Text}\".", "Write the ) that belongs to it.", Now.Kind == Kind.End ? open.At : Now.At); }

        _next++;
    }

    private sealed record Token(Kind Kind, string Text, int At);
}
