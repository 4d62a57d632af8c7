using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Designs;

/// <summary>A design or contrast that cannot be meant, or that does not belong to the data.</summary>
public sealed class DesignException(string message, string hint) : NeuroReplException(message, hint)
{
    /// <summary>Columns that say the same: their effects cannot be told apart.</summary>
    /// <param name="columns">All columns of the dependency.</param>
    public static DesignException RankDeficient(IReadOnlyList<string> columns) => new(
        $"The design has dependent columns: {string.Join(", ", columns)}.",
        $"Drop one: design.Without(\"{columns[^1]}\"), or contrast a combination that can be estimated.");

    /// <summary>Another number of rows than of observations.</summary>
    /// <param name="what">What the observations are: "transients".</param>
    /// <param name="observations">How many there are.</param>
    /// <param name="design">The design.</param>
    /// <param name="hint">What to type.</param>
    public static DesignException OtherLength(string what, int observations, DesignMatrix design, string hint) => new(
        $"There are {observations} {what} but the design has {design.Rows} rows"
        + $"{(design.Discarded > 0 ? $" and leaves out the first {design.Discarded}" : "")}; each row belongs to one of the {what}.",
        hint);

    internal static DesignException WithoutEvents(string contrast, IReadOnlyList<string> conditions) => new(
        $"The contrast \"{contrast}\" needs {string.Join(" and ", conditions)}, which has no events in this run.",
        "Leave this run out of that contrast, or contrast conditions that occurred: design.Names.");

    /// <summary>A contrast that the data cannot tell from other effects.</summary>
    /// <param name="contrast">As it was written.</param>
    /// <param name="columns">The columns of the dependency.</param>
    public static DesignException NotEstimable(string contrast, IReadOnlyList<string> columns) => new(
        $"The contrast \"{contrast}\" cannot be estimated: the columns {string.Join(", ", columns)} depend on each other.",
        $"Drop one of them: design.Without(\"{columns[^1]}\"), or contrast a combination that can be estimated; design.Check() says more.");

    internal static DesignException Unknown(string name, string contrast, IReadOnlyList<string> names) => new(
        $"The contrast \"{contrast}\" names {name}, which is no column.", $"There are: {string.Join(", ", names)}.");

    internal static DesignException Unreadable(string contrast, string why) => new(
        $"The contrast \"{contrast}\" cannot be read: {why}.", "Write it as a sum of columns with factors: \"0.5*block2 + 0.5*block3 - block1\".");
}
