using NeuroRepl.Scripting;

namespace NeuroRepl.Cli.Terminal.Rendering;

/// <summary>The colours of the editor, for a light or a dark terminal; none where none are wanted.</summary>
/// <param name="Prompt">What stands before the first line.</param>
/// <param name="Keyword">Words of the language.</param>
/// <param name="Text">Strings.</param>
/// <param name="Number">Numbers.</param>
/// <param name="Remark">Comments.</param>
/// <param name="Type">Names of types.</param>
/// <param name="Method">Names of methods.</param>
/// <param name="Match">A bracket and its partner.</param>
/// <param name="Mismatch">A bracket without a partner.</param>
/// <param name="Quiet">What stands beside the point.</param>
/// <param name="Menu">A choice.</param>
/// <param name="Chosen">The choice that Enter takes.</param>
/// <param name="Strong">What matters in a line.</param>
internal sealed record Theme(
    string Prompt, string Keyword, string Text, string Number, string Remark, string Type, string Method,
    string Match, string Mismatch, string Quiet, string Menu, string Chosen, string Strong)
{
    /// <summary>No escape code but those that say where the choice is.</summary>
    public static Theme Plain { get; } = new("", "", "", "", "", "", "", "", "", "", "", "7", "");

    /// <summary>For light letters on a dark ground.</summary>
    public static Theme Dark { get; } = new(
        "32", "38;5;75", "38;5;180", "38;5;151", "38;5;245", "38;5;79", "38;5;222", "1;4", "1;31", "38;5;245", "38;5;252;48;5;237", "38;5;231;48;5;25", "1");

    /// <summary>For dark letters on a light ground.</summary>
    public static Theme Light { get; } = new(
        "32", "38;5;26", "38;5;130", "38;5;28", "38;5;243", "38;5;30", "38;5;94", "1;4", "1;31", "38;5;243", "38;5;235;48;5;254", "38;5;231;48;5;26", "1");

    /// <summary>For terminals of sixteen colours, whose own palette suits their ground.</summary>
    public static Theme Sixteen { get; } = new("32", "34", "31", "35", "2", "36", "33", "1;4", "1;31", "2", "", "7", "1");

    /// <summary>The one that suits, before the terminal has said how light it is: <c>NEUROREPL_THEME</c> (light, dark), then <c>COLORFGBG</c>, then dark.</summary>
    public static Theme For(Style style)
    {
        if (!style.HasColour) { return Plain; }
        if (!HasMany) { return Sixteen; }

        return Named ?? (Environment.GetEnvironmentVariable("COLORFGBG")?.Split(';')[^1] is { } ground && int.TryParse(ground, out var number) && number is 7 or > 8 ? Light : Dark);
    }

    /// <summary>The one for a ground of this lightness (0 to 1), unless the user named one.</summary>
    public Theme ForGround(double lightness) => this == Plain || this == Sixteen || Named is not null ? this : lightness > 0.5 ? Light : Dark;

    /// <summary>How a word of code looks.</summary>
    public string Of(CodeWordKind kind) => kind switch
    {
        CodeWordKind.Keyword => Keyword,
        CodeWordKind.Text => Text,
        CodeWordKind.Number => Number,
        CodeWordKind.Remark => Remark,
        CodeWordKind.Type => Type,
        CodeWordKind.Method => Method,
        _ => "",
    };

    private static Theme? Named => Environment.GetEnvironmentVariable("NEUROREPL_THEME") switch { "light" => Light, "dark" => Dark, _ => null };

    private static bool HasMany => Environment.GetEnvironmentVariable("COLORTERM") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM")?.Contains("256", StringComparison.Ordinal) == true
        || Environment.GetEnvironmentVariable("TERM") is { } term && (term.StartsWith("xterm-", StringComparison.Ordinal) || term.StartsWith("tmux", StringComparison.Ordinal));
}
