using NeuroRepl.Kernel.Comms;
using NeuroRepl.Kernel.Messages;

namespace NeuroRepl.Kernel.Output;

/// <summary>What the cells of a session share on their way to the front ends.</summary>
/// <param name="Iopub">Where output goes.</param>
/// <param name="Questions">Where lines of input come from.</param>
/// <param name="Allowance">How much may be sent.</param>
/// <param name="Comms">The lines to what can be moved in the front ends.</param>
internal sealed record Front(Iopub Iopub, Questions Questions, Allowance Allowance, CommTable Comms)
{
    /// <summary>The named places that have been shown.</summary>
    public Places Places { get; } = new();

    /// <summary>Values in the forms that notebooks take.</summary>
    public NotebookForms Forms { get; } = new();
}
