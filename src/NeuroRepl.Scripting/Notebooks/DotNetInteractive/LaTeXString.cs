namespace Microsoft.DotNet.Interactive;

/// <summary>A formula in LaTeX, as it stands.</summary>
/// <param name="value">The formula.</param>
public sealed class LaTeXString(string value)
{
    /// <summary>A text as a formula.</summary>
    public static implicit operator LaTeXString(string value) => new(value);

    /// <summary>The formula as front ends take it.</summary>
    public override string ToString() => value;
}
