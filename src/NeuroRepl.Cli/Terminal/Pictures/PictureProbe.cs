using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuroRepl.Cli.Terminal.Pictures;

/// <summary>Asks a terminal what pictures it takes and how large its cells are. The questions are sent behind the first prompt and the answers come among the keys, so nobody waits for either.</summary>
/// <remarks>The last question, for device attributes, is one that every terminal answers: with its answer all that will ever come is there.</remarks>
internal sealed partial class PictureProbe
{
    /// <summary>The environment variable that says it instead: kitty, iterm2, sixel or off.</summary>
    public const string Variable = "NEUROREPL_PICTURES";

    private const string Ground = "\e]11;?\e\\";
    private const string Version = "\e[>0q";
    private const string CellSize = "\e[16t";
    private const string Attributes = "\e[c";
    private const string Kitty = "\e_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\e\\";
    private static readonly string[] Simple = ["linux", "vt100", "vt102", "vt220", "ansi", "cons25", "emacs", "eterm"];

    private readonly Func<string, string?> _environment;
    private bool _isKitty;
    private bool _isSixel;
    private bool _isITerm2;

    /// <param name="environment">The environment's variables.</param>
    public PictureProbe(Func<string, string?> environment)
    {
        _environment = environment;
        // Inside tmux these are what the first window was started from, not what is looked at now.
        _isITerm2 = !IsInTmux && (environment("TERM_PROGRAM") is "iTerm.app" or "WezTerm" or "mintty" or "vscode" || environment("LC_TERMINAL") == "iTerm2");
    }

    /// <summary>What is written to ask; nothing where the terminal would print it.</summary>
    public string Questions
    {
        get
        {
            var term = _environment("TERM") ?? "";
            if (Simple.Contains(term) || term.StartsWith("vt", StringComparison.Ordinal)) { return ""; }

            // tmux answers for itself; what it does not know it would take for a title.
            var kitty = IsInTmux || term.StartsWith("screen", StringComparison.Ordinal) ? "" : Kitty;
            return $"{kitty}{Version}{Ground}{CellSize}{Attributes}";
        }
    }

    /// <summary>Whether all answers are there.</summary>
    public bool IsAnswered { get; private set; }

    /// <summary>The size of a cell in pixels; a usual one until the terminal has said it.</summary>
    public (int Width, int Height) Cell { get; private set; } = (9, 18);

    /// <summary>The best that the terminal takes.</summary>
    public PictureProtocol Protocol => _environment(Variable) switch
    {
        "kitty" => PictureProtocol.Kitty,
        "iterm2" or "iterm" => PictureProtocol.ITerm2,
        "sixel" => PictureProtocol.Sixel,
        "off" or "0" or "false" or "blocks" or "text" => PictureProtocol.None,
        _ => _isKitty ? PictureProtocol.Kitty : _isITerm2 ? PictureProtocol.ITerm2 : _isSixel ? PictureProtocol.Sixel : PictureProtocol.None,
    };

    private bool IsInTmux => !string.IsNullOrEmpty(_environment("TMUX"));

    /// <summary>Takes an answer; true where it was the last.</summary>
    public bool Take(string answer)
    {
        if (answer.StartsWith("\e_G", StringComparison.Ordinal)) { _isKitty |= answer.Contains(";OK", StringComparison.Ordinal); }
        else if (answer.StartsWith("\eP>|", StringComparison.Ordinal)) { _isITerm2 |= answer.Contains("iTerm2", StringComparison.Ordinal) || answer.Contains("WezTerm", StringComparison.Ordinal); }
        else if (CellReply().Match(answer) is { Success: true } cell)
        {
            var (height, width) = (Number(cell, "h"), Number(cell, "w"));
            if (width is > 2 and < 100 && height is > 4 and < 200) { Cell = (width, height); }
        }
        else if (AttributesReply().Match(answer) is { Success: true } attributes)
        {
            _isSixel = attributes.Groups["list"].Value.Split(';').Skip(1).Contains("4");
            IsAnswered = true;
            return true;
        }

        return false;
    }

    private static int Number(Match match, string name) => int.TryParse(match.Groups[name].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex("""^\e\[6;(?<h>\d+);(?<w>\d+)t$""")]
    private static partial Regex CellReply();

    [GeneratedRegex("""^\e\[\?(?<list>[\d;]+)c$""")]
    private static partial Regex AttributesReply();
}
