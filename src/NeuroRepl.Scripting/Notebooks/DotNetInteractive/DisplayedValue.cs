namespace Microsoft.DotNet.Interactive;

/// <summary>A place where something is shown, and can be shown anew.</summary>
public sealed class DisplayedValue
{
    private readonly IReadOnlyList<string> _mimeTypes;

    internal DisplayedValue(string id, IReadOnlyList<string> mimeTypes) => (DisplayId, _mimeTypes) = (id, mimeTypes);

    /// <summary>The name of the place.</summary>
    public string DisplayId { get; }

    /// <summary>Shows another value in this place.</summary>
    public void Update(object? updatedValue) => Kernel.Show(updatedValue, DisplayId, _mimeTypes);
}
