namespace NeuroRepl.Statistics.Classical;

/// <summary>What a test is made against.</summary>
public enum Alternative
{
    /// <summary>Any difference.</summary>
    TwoSided,

    /// <summary>The first is greater, or the association positive.</summary>
    Greater,

    /// <summary>The first is less, or the association negative.</summary>
    Less,
}
