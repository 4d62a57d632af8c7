namespace NeuroRepl.Cli.Terminal.Keys;

/// <summary>A key as it was pressed, or whatever else comes from a terminal.</summary>
/// <param name="Code">Which.</param>
/// <param name="Text">The character (one, which may be two chars long), the pasted text, or the terminal's answer.</param>
/// <param name="Modifiers">What was held down.</param>
internal readonly record struct Key(KeyCode Code, string Text = "", KeyModifiers Modifiers = KeyModifiers.None)
{
    /// <summary>The key in Emacs's words: "C-a", "M-f", "S-Tab", "Enter", "x".</summary>
    public string Name
    {
        get
        {
            var held = $"{(Modifiers.HasFlag(KeyModifiers.Control) ? "C-" : "")}{(Modifiers.HasFlag(KeyModifiers.Alt) ? "M-" : "")}{(Modifiers.HasFlag(KeyModifiers.Shift) ? "S-" : "")}";
            return held + (Code == KeyCode.Character ? Text == " " ? "Space" : Text : Code.ToString());
        }
    }

    /// <summary>Whether it puts its text into the line.</summary>
    public bool IsText => Code == KeyCode.Character && (Modifiers & (KeyModifiers.Control | KeyModifiers.Alt)) == 0;
}
