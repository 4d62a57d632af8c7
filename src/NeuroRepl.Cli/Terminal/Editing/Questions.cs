using NeuroRepl.Cli.Terminal.Keys;
using NeuroRepl.Cli.Terminal.Menus;

namespace NeuroRepl.Cli.Terminal.Editing;

/// <summary>What the editor asks about its text in the background. An answer comes as a key among the keys, so that the editor itself stays on one thread.</summary>
internal sealed class Questions(TextBuffer buffer, ICodeSense sense, IKeys keys) : IDisposable
{
    private const int LongestBound = 6000;                  // characters whose names are looked up at each key

    private readonly Assistant _assistant = new();
    private Answers? _answers;

    /// <summary>Asks about the text as it is now; what was asked before is forgotten.</summary>
    /// <param name="isChoosing">Whether choices are wanted; the form of a call and the meaning of names always are.</param>
    public void Ask(bool isChoosing)
    {
        var (version, cursor, text) = (buffer.Version, buffer.Cursor, buffer.Text);
        _assistant.Ask(isStale =>
        {
            if (isChoosing) { Answer(new Answers(version, cursor) { Choices = sense.Complete(text, cursor) }); }
            if (isStale()) { return; }

            var call = sense.Call(text, cursor);
            if (isStale()) { return; }

            Answer(new Answers(version, cursor) { IsLast = true, Call = call, Names = text.Length < LongestBound ? sense.Names(text) : null });
        });
    }

    /// <summary>Whether a menu should open by itself: after a point, in a name of two letters, where a string or folder begins.</summary>
    /// <param name="typed">What was typed last.</param>
    public bool AreChoicesWanted(string typed = "")
    {
        if (typed is "." or "\"" or "/") { return true; }

        var (start, end) = Motions.Word(buffer.Text, buffer.Cursor);
        return end == buffer.Cursor && end - start >= 2 && !char.IsDigit(buffer.Text[start]);
    }

    /// <summary>Asks what the current choice is; the list does not wait for it.</summary>
    public void AskAboutChoice(CompletionMenu menu)
    {
        if (menu.Asked is not { } asked) { return; }

        var item = menu.Current;
        _assistant.Ask(_ =>
        {
            var found = sense.Inspect(asked.Code, asked.Cursor);
            if (menu.Current == item) { menu.Help = found; }

            keys.Post(new Key(KeyCode.Wake));
        });
    }

    /// <summary>The answers that have come since; null where there are none.</summary>
    public Answers? Take() => Interlocked.Exchange(ref _answers, null);

    /// <summary>Nothing is wanted any more.</summary>
    public void Forget() => _assistant.Ask(static _ => { });

    /// <inheritdoc/>
    public void Dispose() => _assistant.Dispose();

    private void Answer(Answers answers)
    {
        // Choices that nobody has taken yet come together with what follows them.
        if (Take() is { Choices: { } choices } waiting && waiting.Version == answers.Version) { answers = answers with { Choices = choices }; }

        Interlocked.Exchange(ref _answers, answers);
        keys.Post(new Key(KeyCode.Wake));
    }
}
