namespace NeuroRepl.Scripting.Help;

/// <summary>Pages about topics, and the answer to a search.</summary>
internal static class TopicPages
{
    /// <summary>One topic: what it is, and code to start from.</summary>
    public static HelpPage Of(Topic topic)
    {
        var blocks = new List<HelpBlock> { new HelpBlock.Paragraph(topic.Summary), new HelpBlock.Heading("Example"), new HelpBlock.Code(topic.Example) };
        if (topic.Types.Length > 0) { blocks.Add(new HelpBlock.Paragraph($"See also: {string.Join(", ", topic.Types.Select(t => $"Help(\"{t}\")"))}.")); }

        return new HelpPage(topic.Name, blocks);
    }

    /// <summary>What fits some words best, each with an example or a signature.</summary>
    public static HelpPage Search(string words, MemberCatalogue catalogue)
    {
        var asked = Words(words);
        var topics = Topics.All.Select(t => (Topic: t, Score: Score(asked, Words($"{t.Name} {string.Join(' ', t.Words)}"), Words(t.Summary))))
            .Where(x => x.Score > 0).OrderByDescending(x => x.Score).Take(3).Select(x => x.Topic).ToArray();
        var members = catalogue.Types.SelectMany(catalogue.MembersOf)
            .Select(m => (Member: m, Score: Score(asked, Words(m.FullName), Words(Documentation.Summary(m.Member)))))
            .Where(x => x.Score >= 2 * asked.Length).OrderByDescending(x => x.Score).ThenBy(x => x.Member.FullName.Length).Take(8).Select(x => x.Member).ToArray();
        return topics.Length + members.Length == 0 ? Nothing(words) : new HelpPage($"What there is on \"{words}\"", [.. topics.SelectMany(Short), .. Listed(members)]);
    }

    private static HelpPage Nothing(string words) => new($"Nothing is known here of \"{words}\".",
    [
        new HelpBlock.Paragraph("Topics to ask about:"),
        new HelpBlock.Entries([.. Topics.All.Select(t => ($"Help(\"{t.Name}\")", FirstSentence(t.Summary)))]),
    ]);

    private static IEnumerable<HelpBlock> Short(Topic topic) =>
        [new HelpBlock.Heading(topic.Name), new HelpBlock.Paragraph(topic.Summary), new HelpBlock.Code(topic.Example)];

    private static IEnumerable<HelpBlock> Listed(NamedMember[] members) => members.Length == 0 ? [] :
        [new HelpBlock.Heading("Members"), new HelpBlock.Entries([.. members.Select(m => ($"{m.FullName}", Documentation.Summary(m.Member)))])];

    // A word of the name counts three times one of the text; "fits" and "fitting" find "fit".
    private static int Score(string[] asked, string[] name, string[] text) =>
        asked.Sum(word => name.Any(w => Same(w, word)) ? 3 : text.Any(w => Same(w, word)) ? 1 : 0);

    private static bool Same(string one, string other) =>
        one == other || (Math.Min(one.Length, other.Length) >= 3 && (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal)));

    private static string[] Words(string text) =>
        [.. string.Concat(text.Select((c, i) => char.IsUpper(c) && i > 0 && char.IsLower(text[i - 1]) ? $" {c}" : $"{c}"))
            .ToLowerInvariant().Split([' ', '.', ',', ':', ';', '(', ')', '"', '\n', '-', '/'], StringSplitOptions.RemoveEmptyEntries).Distinct()];

    private static string FirstSentence(string text) => text.IndexOf(". ", StringComparison.Ordinal) is > 0 and var end ? text[..(end + 1)] : text;
}
