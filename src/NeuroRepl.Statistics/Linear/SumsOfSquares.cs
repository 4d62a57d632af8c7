namespace NeuroRepl.Statistics.Linear;

/// <summary>Which hypothesis an analysis of variance tests for each term.</summary>
public enum SumsOfSquares
{
    /// <summary>Each term after those before it (sequential).</summary>
    TypeI,

    /// <summary>Each term after all that do not contain it.</summary>
    TypeII,

    /// <summary>Each term after all others, over levels weighted alike; as SAS, SPSS and lmerTest.</summary>
    TypeIII,
}
