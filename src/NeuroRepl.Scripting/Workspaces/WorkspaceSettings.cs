using NeuroRepl.Domain.Receptors;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Domain.Studies;

namespace NeuroRepl.Scripting.Workspaces;

/// <summary>What a script has set of its workspace; null for what it has left alone.</summary>
public sealed record WorkspaceSettings(Study? Study, IReadOnlyList<Session>? Sessions, IReadOnlyList<Spectrum>? Spectra, IReadOnlyList<ArmContrast>? Contrasts, ReceptorCatalogue? Receptors)
{
    /// <summary>The names of what stands otherwise in another one.</summary>
    internal IEnumerable<string> Changes(WorkspaceSettings other)
    {
        if (!ReferenceEquals(Study, other.Study)) { yield return "study"; }

        if (!ReferenceEquals(Sessions, other.Sessions)) { yield return "sessions"; }

        if (!ReferenceEquals(Spectra, other.Spectra)) { yield return "spectra"; }

        if (!ReferenceEquals(Contrasts, other.Contrasts)) { yield return "contrasts"; }

        if (!ReferenceEquals(Receptors, other.Receptors)) { yield return "receptors"; }
    }
}
