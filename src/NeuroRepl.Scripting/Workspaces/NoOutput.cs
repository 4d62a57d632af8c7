namespace NeuroRepl.Scripting.Workspaces;

/// <summary>Where output goes while no host listens: nowhere.</summary>
internal sealed class NoOutput : IOutput
{
    public static NoOutput Instance { get; } = new();

    public void Write(OutputStream stream, string text)
    {
    }

    public void Display(MimeBundle bundle, string? id = null)
    {
    }
}
