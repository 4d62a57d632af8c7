using NeuroRepl.Scripting;

namespace NeuroRepl.Benchmarks;

/// <summary>Shows nothing; says when something was printed.</summary>
internal sealed class SilentOutput : IOutput
{
    public static SilentOutput Instance { get; } = new();

    public volatile bool Printed;

    public void Write(OutputStream stream, string text) => Printed = true;

    public void Display(MimeBundle bundle, string? id = null) => Printed = true;
}
