namespace NeuroRepl.Statistics.Bayes.Families;

/// <summary>What is modelled, with what was said of it left of ~: trials, limits, known errors.</summary>
internal sealed class Response
{
    public required string Name { get; init; }

    /// <summary>The numbers, or the codes of the categories from 0.</summary>
    public required double[] Values { get; init; }

    /// <summary>The categories; null for numbers.</summary>
    public IReadOnlyList<string>? Categories { get; init; }

    public double[]? Trials { get; init; }

    /// <summary>−1 where only "at most" is known, 1 where only "at least", 0 where the value itself is.</summary>
    public int[]? Censoring { get; init; }

    /// <summary>Known standard errors.</summary>
    public double[]? Errors { get; init; }

    /// <summary>Whether there is residual variance beside the known errors.</summary>
    public bool HasSigmaToo { get; init; }

    public double[]? Weights { get; init; }

    public int Count => Values.Length;
}
