namespace NeuroRepl.Statistics;

/// <summary>Which effects a test looks for.</summary>
public enum Sides
{
    /// <summary>Either sign: the largest absolute value counts.</summary>
    Two,

    /// <summary>Positive effects only.</summary>
    Greater,

    /// <summary>Negative effects only.</summary>
    Less,
}
