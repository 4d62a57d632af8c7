namespace NeuroRepl.Statistics.Formulas;

/// <summary>How the levels of a factor become columns.</summary>
public enum Coding
{
    /// <summary>Each level against the first (contr.treatment).</summary>
    Treatment,

    /// <summary>Each level but the last against the mean of all (contr.sum).</summary>
    Sum,

    /// <summary>Each level against the mean of those before it (contr.helmert).</summary>
    Helmert,

    /// <summary>Linear, quadratic, cubic … trends over the levels in order (contr.poly).</summary>
    Polynomial,
}
