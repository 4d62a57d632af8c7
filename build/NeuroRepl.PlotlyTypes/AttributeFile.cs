namespace NeuroRepl.PlotlyTypes;

/// <summary>What plotly-attributes.txt says: enums, and types with their attributes.</summary>
internal sealed record AttributeFile(IReadOnlyList<EnumLine> Enums, IReadOnlyList<TypeLine> Types)
{
    public static AttributeFile Read(string path)
    {
        var (enums, types) = (new List<EnumLine>(), new List<TypeLine>());
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var words = line.Trim().Split(' ');
            if (line[0] == ' ') { types[^1].Attributes.Add(new(words[0], words[1], words[2], words.ElementAtOrDefault(3))); }
            else if (words[0] is "enum" or "flags") { enums.Add(new(words[1], words[0] == "flags", [.. words[2..].Select(Value)])); }
            else { types.Add(new(words[0], words[1], words[2], words.ElementAtOrDefault(3)?.Split(',') ?? [], [])); }
        }

        return new(enums, types);
    }

    // A value, with its name in C# behind a colon where that does not follow from it.
    private static EnumValue Value(string word) => word.Split(':') is [var value, var name] ? new(value.Replace('_', ' '), name) : new(word == "''" ? "" : word.Replace('_', ' '), null);
}

/// <summary>An enum: its values as plotly writes them; of flags, those after | stand alone.</summary>
internal sealed record EnumLine(string Name, bool IsFlags, IReadOnlyList<EnumValue> Values);

/// <summary>A value of an enum as plotly writes it, and its name where that does not follow from it.</summary>
internal sealed record EnumValue(string Text, string? Name);

/// <summary>A type: trace, container, or part of one that is written by hand.</summary>
internal sealed record TypeLine(string Kind, string Name, string Plotly, IReadOnlyList<string> Categories, List<AttributeLine> Attributes);

/// <summary>An attribute: how plotly and how C# call it, its kind, and the type or enum it takes.</summary>
internal sealed record AttributeLine(string Plotly, string Name, string Kind, string? Type);
