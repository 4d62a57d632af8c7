namespace NeuroRepl.Scripting;

/// <summary>Which stream a text goes to.</summary>
public enum OutputStream
{
    /// <summary>Results.</summary>
    StandardOutput,

    /// <summary>Errors and progress.</summary>
    StandardError,
}
