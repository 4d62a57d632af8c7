namespace NeuroRepl.Cli.Terminal.Keys;

/// <summary>Where keys come from.</summary>
internal interface IKeys
{
    /// <summary>Whether more is there already: drawing can wait for it.</summary>
    bool HasMore { get; }

    /// <summary>Waits for the next; null when the time is over.</summary>
    /// <param name="patience">How long to wait; for ever where null.</param>
    Key? Read(TimeSpan? patience = null);

    /// <summary>From now on Ctrl+C and its like are keys too.</summary>
    void Begin();

    /// <summary>From now on Ctrl+C is a signal again, and what is typed stays with the terminal.</summary>
    void End();

    /// <summary>Puts something among the keys, from any thread.</summary>
    void Post(Key key);
}
