namespace NeuroRepl.Domain.Clinical;

/// <summary>When somebody counts as remitted: a total at or below a limit.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="IsLimitRemitted">Whether a total at the limit counts.</param>
/// <example><code>RemissionRule.AtMost(7).Count([7, 8, 3])</code></example>
public sealed record RemissionRule(double Limit, bool IsLimitRemitted)
{
    /// <summary>HDRS-17 of 7 or less (Sahib et al. 2020, methods).</summary>
    public static RemissionRule Hdrs17 { get; } = AtMost(7);

    /// <summary>MADRS of 10 or less.</summary>
    public static RemissionRule Madrs { get; } = AtMost(10);

    /// <summary>A total at most this.</summary>
    public static RemissionRule AtMost(double limit) => new(limit, IsLimitRemitted: true);

    /// <summary>A total below this.</summary>
    public static RemissionRule Below(double limit) => new(limit, IsLimitRemitted: false);

    /// <summary>Whether a total is remission; null where it is missing (NaN).</summary>
    public bool? IsRemitted(double total) => double.IsNaN(total) ? null : IsLimitRemitted ? total <= Limit : total < Limit;

    /// <summary>How many of the totals are remissions, and of how many that are known.</summary>
    public (int Remitted, int Of) Count(IReadOnlyList<double> totals) => (totals.Count(total => IsRemitted(total) == true), totals.Count(total => !double.IsNaN(total)));

    /// <inheritdoc/>
    public override string ToString() => $"remitted: {(IsLimitRemitted ? "≤" : "<")} {Limit}";
}
