namespace NeuroRepl.Scripting.Help;

/// <summary>One part of a help page.</summary>
public abstract record HelpBlock
{
    private HelpBlock()
    {
    }

    /// <summary>A line above what follows.</summary>
    public sealed record Heading(string Text) : HelpBlock;

    /// <summary>Running text, wrapped to the width there is.</summary>
    public sealed record Paragraph(string Text) : HelpBlock;

    /// <summary>Code that can be pasted, line by line.</summary>
    public sealed record Code(string Text) : HelpBlock;

    /// <summary>Names and what each of them is.</summary>
    public sealed record Entries(IReadOnlyList<(string Name, string Text)> Items) : HelpBlock;
}
