using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.MixedEffects;

/// <summary>Estimates, variances and a design that make no group model.</summary>
public sealed class FlameException(string message, string hint) : NeuroReplException(message, hint)
{
    internal static FlameException NotFinite(string what, int row, double value) => new(
        $"The {what} of row {row} is {value}; each has to be a finite number{(what == "variance" ? ", above zero" : "")}.",
        "Leave that subject out, with its row of the design: table.Where(row => !row.IsMissing(\"…\")).");

    internal static FlameException TooFew(int rows, int columns) => new(
        $"{rows} estimates are too few for {columns} effects and a variance between subjects.", $"Bring at least {columns + 1}, or take a smaller design.");
}
