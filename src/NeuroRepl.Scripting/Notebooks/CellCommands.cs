using System.Text.RegularExpressions;

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>What a cell asks for beside C#: the commands of .NET Interactive that start with <c>#!</c>, and packages that are named late in a cell.</summary>
internal sealed partial class CellCommands
{
    private readonly string _language;
    private readonly List<CellPart> _parts = [];
    private readonly List<string> _late = [];

    private CellCommands(string language) => _language = language;

    /// <summary>The stretches of the cell in their order.</summary>
    public IReadOnlyList<CellPart> Parts => _late.Count == 0 ? _parts : [new CellPart(Languages.CSharp, string.Join('\n', _late)), .. _parts];

    /// <summary>Whether the time that it takes is to be shown.</summary>
    public bool IsTimed { get; private set; }

    /// <summary>What was asked for and is not done.</summary>
    public List<string> Notes { get; } = [];

    /// <exception cref="NotebookException">There is a command that is not known.</exception>
    public static CellCommands Of(NotebookCell cell)
    {
        var commands = new CellCommands(Languages.Usual(cell.Language ?? Languages.CSharp));
        commands.Read(cell.Source.ReplaceLineEndings("\n").Split('\n'));
        return commands;
    }

    private void Read(string[] lines)
    {
        var (language, start) = (_language, 0);
        var isAtTop = true;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (Languages.OfMarker(lines[i]) is { } next)
            {
                Close(language, lines, start, i);
                (language, start, lines[i], isAtTop) = (next, i + 1, "", true);
            }
            else if (language != Languages.CSharp)
            {
                continue;
            }
            else if (line.StartsWith("#!", StringComparison.Ordinal))
            {
                lines[i] = Command(line);
            }
            else if (line.StartsWith("#i ", StringComparison.Ordinal))
            {
                Notes.Add($"{line} was passed over: packages come from the feeds that this machine has set.");
                lines[i] = "";
            }
            else if (line.StartsWith("#r ", StringComparison.Ordinal) && !isAtTop)
            {
                // C# takes references before the first statement only; .NET Interactive takes them anywhere.
                _late.Add(line);
                lines[i] = "";
            }
            else
            {
                isAtTop &= line.Length == 0 || line.StartsWith('#') || line.StartsWith("//", StringComparison.Ordinal);
            }
        }

        Close(language, lines, start, lines.Length);
    }

    private void Close(string language, string[] lines, int start, int end)
    {
        var text = string.Join('\n', lines[start..end]);
        if (text.Trim().Length == 0) { return; }

        _parts.Add(new CellPart(language, language == Languages.CSharp ? new string('\n', start) + text : text.Trim('\n')));
    }

    private string Command(string line)
    {
        var word = line.Split(' ', 2)[0];
        switch (word)
        {
            case "#!time":
                IsTimed = true;
                return "";
            case "#!who" or "#!whos":
                return "Display(Who());";
            case "#!import" or "#!load" when ScriptFile().Match(line) is { Success: true } file:
                return $"#load \"{file.Groups["path"].Value}\"";
            case "#!about" or "#!lsmagic" or "#!set-default" or "#!log" or "#!verbose":
                Notes.Add($"{word} was passed over: it says something about .NET Interactive, not about the work.");
                return "";
            default:
                throw new NotebookException($"{word} is a command of .NET Interactive that NeuroRepl does not have.", "Take the line out, or say it in C#. Known: #!csharp, #!markdown, #!html, #!javascript, #!time, #!who, #!whos, #!import \"file.csx\".");
        }
    }

    [GeneratedRegex("""^#!\w+\s+"?(?<path>[^"]+?\.csx?)"?\s*$""")]
    private static partial Regex ScriptFile();
}
