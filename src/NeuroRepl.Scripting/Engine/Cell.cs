namespace NeuroRepl.Scripting.Engine;

/// <summary>One submission as it was typed.</summary>
/// <param name="Number">Counted from 1 over the session, failures included.</param>
/// <param name="Code">The text.</param>
internal sealed record Cell(int Number, string Code)
{
    /// <summary>The name that diagnostics, stack frames and cards carry.</summary>
    public string Name => NameOf(Number);

    /// <summary>The file name that the compiler is told.</summary>
    public string Path => $"In[{Number}]";

    public static string NameOf(int number) => $"In [{number}]";
}
