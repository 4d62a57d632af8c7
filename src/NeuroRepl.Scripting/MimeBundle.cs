namespace NeuroRepl.Scripting;

/// <summary>One thing to look at in several forms; a front end takes the best it can show.</summary>
/// <param name="Value">The object itself, for a host that renders by its own means (the terminal).</param>
/// <param name="Forms">Mime type to content: text/plain always, text/html, application/json …</param>
public sealed record MimeBundle(object? Value, IReadOnlyDictionary<string, string> Forms)
{
    /// <summary>The plain text.</summary>
    public string Text => Forms.GetValueOrDefault("text/plain", "");
}
