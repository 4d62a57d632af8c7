namespace NeuroRepl.Cli.Terminal.Keys;

/// <summary>Which key it is, or what else came the same way.</summary>
internal enum KeyCode
{
    /// <summary>A character, or with Ctrl or Alt the letter of that key.</summary>
    Character,
    Enter,
    Tab,
    Backspace,
    Delete,
    Insert,
    Escape,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    F1,
    F2,
    F3,
    F4,

    /// <summary>A text that the terminal says was pasted.</summary>
    Paste,

    /// <summary>An answer of the terminal to a question of ours.</summary>
    Reply,

    /// <summary>The window has another size.</summary>
    Resize,

    /// <summary>No key: something that was worked out in the background is ready.</summary>
    Wake,

    /// <summary>Nobody types any more: the terminal is gone.</summary>
    Gone,

    /// <summary>A key that nothing here is bound to.</summary>
    Unknown,
}
