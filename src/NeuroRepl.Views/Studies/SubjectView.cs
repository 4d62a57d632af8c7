using NeuroRepl.Domain.Studies;
using NeuroRepl.Figures;

namespace NeuroRepl.Views.Studies;

/// <summary>A person: the row of participants.tsv, and the visits.</summary>
internal sealed class SubjectView : IView<Subject>
{
    public Card Describe(Subject subject) => new($"{subject.Id} · {NumberText.Count(subject.Sessions.Count, "session")}")
    {
        Facts = [.. subject.Row.Table.Columns.Where(c => c.Name != "participant_id").Select(c => (c.Name, c.Text(subject.Row.Index)))],
        Grid = subject.Sessions.Count == 0 ? null : new SessionListView().Describe(subject.Sessions, subject.Sessions.Count),
    };
}
