using NeuroRepl.Numerics;

namespace NeuroRepl.IO.Surfaces;

/// <summary>One array of a GIFTI file, the last index running fastest.</summary>
public sealed class GiftiArray
{
    internal GiftiArray(string intent, IReadOnlyList<int> shape, Array raw)
    {
        Guard.SameLength(raw.Length, shape.Aggregate(1, (product, length) => product * length), "the number of values", "that of the shape");
        (Intent, Shape, Raw) = (intent, shape, raw);
    }

    /// <summary>What it is, by NIfTI's word: "POINTSET", "TRIANGLE", "LABEL", "TIME_SERIES", "SHAPE", "NONE".</summary>
    public string Intent { get; }

    /// <summary>The lengths of its dimensions.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The numbers in the type of the file: float[], int[], byte[] …</summary>
    public Array Raw { get; }

    /// <summary>Names and values about this array: "Name".</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Its coordinate systems; the numbers stand in the data space and are not transformed.</summary>
    public IReadOnlyList<GiftiCoordinates> Coordinates { get; init; } = [];

    /// <summary>The numbers as floats.</summary>
    public float[] Values => Raw as float[] ?? [.. Raw.Cast<object>().Select(value => Convert.ToSingle(value, System.Globalization.CultureInfo.InvariantCulture))];

    /// <inheritdoc/>
    public override string ToString() => $"{Intent} {string.Join(" × ", Shape)}";
}
