using NeuroRepl.Figures;
using NeuroRepl.Numerics;

namespace NeuroRepl.Views.General;

/// <summary>An exception that is looked at as a value: what it says, what to try, and what lies underneath.</summary>
internal static class ErrorView
{
    public static Card Describe(Exception error)
    {
        var facts = new List<(string, string)> { ("says", error.Message) };
        if (HintOf(error) is { } hint) { facts.Add(("try", hint)); }
        for (var inner = error.InnerException; inner is not null; inner = inner.InnerException) { facts.Add(("because of", $"{inner.GetType().Name}: {inner.Message}")); }
        return new Card(error.GetType().Name) { Facts = facts };
    }

    private static string? HintOf(Exception error) => error switch
    {
        NeuroReplException { Hint: var hint } => hint,
        FigureException { Hint: var hint } => hint,
        _ => null,
    };
}
