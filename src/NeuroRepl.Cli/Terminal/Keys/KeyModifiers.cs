namespace NeuroRepl.Cli.Terminal.Keys;

/// <summary>What is held down with a key.</summary>
[Flags]
internal enum KeyModifiers
{
    None = 0,
    Shift = 1,
    Alt = 2,
    Control = 4,
}
