namespace NeuroRepl.Statistics.Auditing;

/// <summary>Whether printed numbers can all be true; the later, the worse.</summary>
public enum Verdict
{
    /// <summary>They can, within their rounding.</summary>
    Consistent,

    /// <summary>Something that is needed to tell was not printed.</summary>
    CannotTell,

    /// <summary>They cannot all be right: one is misprinted, or belongs to another test.</summary>
    Inconsistent,

    /// <summary>One of them cannot occur in any data.</summary>
    Impossible,
}
