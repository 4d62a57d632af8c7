namespace Microsoft.DotNet.Interactive;

/// <summary>A formula in the notation of LaTeX, without its dollar signs.</summary>
/// <param name="value">The formula.</param>
public sealed class MathString(string value)
{
    /// <summary>A text as a formula.</summary>
    public static implicit operator MathString(string value) => new(value);

    /// <summary>The formula as front ends take it.</summary>
    public override string ToString() => $"$${value}$$";
}
