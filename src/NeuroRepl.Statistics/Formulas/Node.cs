using System.Globalization;

namespace NeuroRepl.Statistics.Formulas;

/// <summary>A piece of a formula as it was written, with its place.</summary>
internal abstract record Node(int At)
{
    public sealed record Name(string Text, int At) : Node(At);

    public sealed record Number(double Value, int At) : Node(At);

    public sealed record Quoted(string Text, int At) : Node(At);

    public sealed record Call(string Function, (string? Name, Node Value)[] Arguments, int At) : Node(At);

    public sealed record Binary(string Symbol, Node Left, Node Right, int At) : Node(At);

    public sealed record Minus(Node Inner, int At) : Node(At);

    public sealed record Group(Node Inner, int At) : Node(At);

    /// <summary>The piece as R would write it: the name of the variable or column that it makes.</summary>
    public sealed override string ToString() => this switch
    {
        Name name => name.Text,
        Number number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        Quoted quoted => $"\"{quoted.Text}\"",
        Call call => $"{call.Function}({string.Join(", ", call.Arguments.Select(a => a.Name is null ? $"{a.Value}" : $"{a.Name} = {a.Value}"))})",
        Binary { Symbol: "^" or ":" or "/" } tight => $"{tight.Left}{tight.Symbol}{tight.Right}",
        Binary binary => $"{binary.Left} {binary.Symbol} {binary.Right}",
        Minus minus => $"-{minus.Inner}",
        Group group => $"({group.Inner})",
        _ => "",
    };
}
