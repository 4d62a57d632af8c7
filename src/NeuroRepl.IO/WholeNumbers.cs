using NeuroRepl.Numerics;

namespace NeuroRepl.IO;

/// <summary>Labels that a file holds as floating-point numbers.</summary>
internal static class WholeNumbers
{
    /// <param name="values">The numbers; missing ones count as 0.</param>
    /// <param name="place">What to call a place.</param>
    /// <param name="name">The file or map.</param>
    /// <exception cref="ArgumentMistake">One is no whole number; names value and place.</exception>
    public static int[] Of(ReadOnlySpan<float> values, Func<int, string> place, string name)
    {
        var keys = new int[values.Length];
        for (var n = 0; n < values.Length; n++)
        {
            var value = float.IsNaN(values[n]) ? 0 : values[n];
            if (value != MathF.Floor(value) || Math.Abs(value) > 1 << 24)
            {
                throw new ArgumentMistake(
                    $"{name} is {values[n]} at {place(n)}; a label is a whole number (up to {1 << 24}, what 32-bit numbers count without gaps).",
                    "This is a map of values, or labels were interpolated: resample labels to the nearest voxel. BrainMap.Open opens it as a map.");
            }

            keys[n] = (int)value;
        }

        return keys;
    }
}
