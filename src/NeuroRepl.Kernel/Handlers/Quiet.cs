using NeuroRepl.Scripting;

namespace NeuroRepl.Kernel.Handlers;

/// <summary>Where the output of what the kernel itself evaluates goes: nowhere.</summary>
internal sealed class Quiet : IOutput
{
    public static Quiet Output { get; } = new();

    public void Write(OutputStream stream, string text)
    {
    }

    public void Display(MimeBundle bundle, string? id = null)
    {
    }
}
