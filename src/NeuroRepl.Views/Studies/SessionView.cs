using NeuroRepl.Domain.Studies;
using NeuroRepl.Figures;

namespace NeuroRepl.Views.Studies;

/// <summary>A visit: when, which arm, and what was recorded.</summary>
internal sealed class SessionView : IView<Session>
{
    public Card Describe(Session session) => new($"{session}")
    {
        Facts = [.. Facts(session)],
        Grid = session.Runs.Count == 0 ? null : new RunListView().Describe(session.Runs, session.Runs.Count),
        Notes = [.. Notes(session)],
    };

    private static IEnumerable<string> Notes(Session session)
    {
        if (session.Excluded is { } why) { yield return $"Left out of analyses: {why}."; }
        if (session.Runs.Count == 0) { yield return "Nothing was recorded in this session."; }
    }

    private static IEnumerable<(string, string)> Facts(Session session)
    {
        yield return ("subject", session.SubjectId);
        if (session.Arm is { } arm) { yield return ("arm", arm); }
        if (session.Visit is { } visit) { yield return ("visit", $"{visit}"); }
    }
}
