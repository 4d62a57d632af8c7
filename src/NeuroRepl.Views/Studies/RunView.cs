using NeuroRepl.Domain.Studies;
using NeuroRepl.Figures;

namespace NeuroRepl.Views.Studies;

/// <summary>A recording: its file, what its name says, and what its sidecars say.</summary>
internal sealed class RunView : IView<Run>
{
    private const int MostMetadata = 20;

    public Card Describe(Run run) => new(run.Name)
    {
        Facts =
        [
            ("type", $"{run.Datatype}/{run.Suffix}"),
            .. run.Entities.Select(e => (e.Key, e.Value)),
            .. run.Metadata.OrderBy(m => m.Key, StringComparer.Ordinal).Take(MostMetadata).Select(m => (m.Key, $"{m.Value}")),
            ("file", run.Path),
        ],
        Notes = run.Metadata.Count > MostMetadata ? [$"{run.Metadata.Count - MostMetadata} more entries are in run.Metadata."] : [],
    };
}
