namespace Microsoft.DotNet.Interactive;

/// <summary><c>value.Display()</c>, as .NET Interactive's notebooks write it.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value now.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="mimeTypes">In which form; all where none is named.</param>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => Kernel.display(value, mimeTypes);

    /// <summary>Shows a text that is of a mime type already.</summary>
    /// <param name="value">The text.</param>
    /// <param name="mimeType">What it is.</param>
    public static DisplayedValue DisplayAs(this string value, string mimeType) => Kernel.display(value, mimeType);
}
