using System.Net;
using System.Text;

namespace NeuroRepl.Scripting.Help;

/// <summary>What <c>Help</c> answers; shows itself as text or as HTML.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Blocks">What there is to say, in reading order.</param>
public sealed record HelpPage(string Title, IReadOnlyList<HelpBlock> Blocks)
{
    /// <summary>The code that the page offers to paste, example by example.</summary>
    public IReadOnlyList<string> Examples => [.. Blocks.OfType<HelpBlock.Code>().Select(code => code.Text)];

    /// <summary>The page as text for a screen so many characters wide.</summary>
    /// <param name="width">Where lines are wrapped.</param>
    /// <param name="emphasis">How a heading is marked, for a terminal with colours; as it is where null.</param>
    /// <param name="code">How code is marked; as it is where null.</param>
    public string ToText(int width = 100, Func<string, string>? emphasis = null, Func<string, string>? code = null)
    {
        var (strong, mono) = (emphasis ?? (text => text), code ?? (text => text));
        var page = new StringBuilder().Append(strong(Title)).Append('\n');
        foreach (var block in Blocks)
        {
            switch (block)
            {
                case HelpBlock.Heading heading:
                    page.Append('\n').Append(strong(heading.Text)).Append('\n');
                    break;
                case HelpBlock.Paragraph paragraph:
                    foreach (var line in Wrap.Lines(paragraph.Text, width)) { page.Append(line).Append('\n'); }

                    break;
                case HelpBlock.Code block1:
                    foreach (var line in block1.Text.Split('\n')) { page.Append("    ").Append(mono(line)).Append('\n'); }

                    break;
                case HelpBlock.Entries entries:
                    AppendEntries(page, entries, width, mono);
                    break;
            }
        }

        return page.ToString().TrimEnd('\n');
    }

    /// <summary>The page as a piece of HTML.</summary>
    public string ToHtml()
    {
        var page = new StringBuilder($"<div class=\"neurorepl-help\"><strong>{Escape(Title)}</strong>");
        foreach (var block in Blocks)
        {
            page.Append(block switch
            {
                HelpBlock.Heading heading => $"<h4>{Escape(heading.Text)}</h4>",
                HelpBlock.Paragraph paragraph => string.Concat(paragraph.Text.Split('\n').Select(text => $"<p>{Escape(text)}</p>")),
                HelpBlock.Code code => $"<pre><code>{Escape(code.Text)}</code></pre>",
                HelpBlock.Entries entries => $"<dl>{string.Concat(entries.Items.Select(e => $"<dt><code>{Escape(e.Name)}</code></dt><dd>{Escape(e.Text)}</dd>"))}</dl>",
                _ => "",
            });
        }

        return page.Append("</div>").ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => ToText();

    // Short names get their text beside them, long ones (signatures) above it.
    private static void AppendEntries(StringBuilder page, HelpBlock.Entries entries, int width, Func<string, string> mono)
    {
        const int Longest = 28;
        var column = entries.Items.Select(e => e.Name.Length).Where(length => length <= Longest).DefaultIfEmpty(0).Max() + 2;
        foreach (var (name, text) in entries.Items)
        {
            var lines = Wrap.Lines(text, Math.Max(20, width - column - 2)).ToArray();
            var isBeside = name.Length <= Longest;
            page.Append("  ").Append(mono(name));
            if (isBeside && lines.Length > 0) { page.Append(' ', column - name.Length).Append(lines[0]); }

            page.Append('\n');
            foreach (var line in lines.Skip(isBeside ? 1 : 0)) { page.Append(' ', column + 2).Append(line).Append('\n'); }
        }
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
