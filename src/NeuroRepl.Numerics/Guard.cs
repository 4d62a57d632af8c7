using System.Numerics;
using System.Runtime.CompilerServices;

namespace NeuroRepl.Numerics;

/// <summary>Checks at the door of the public surface; what fails is an <see cref="ArgumentMistake"/> that names the argument and its value.</summary>
public static class Guard
{
    /// <summary>The collection has at least one element.</summary>
    public static void NotEmpty<T>(IReadOnlyCollection<T> values, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        if (values.Count == 0) { throw new ArgumentMistake($"{name} is empty.", $"Give at least one value for {name}."); }
    }

    /// <summary>The text has something other than blanks in it.</summary>
    public static void NotBlank(string text, [CallerArgumentExpression(nameof(text))] string name = "")
    {
        if (string.IsNullOrWhiteSpace(text)) { throw new ArgumentMistake($"{name} is blank.", $"Give a text for {name}."); }
    }

    /// <summary>The number is finite and above zero.</summary>
    public static void Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value > 0) || double.IsInfinity(value))
        {
            throw new ArgumentMistake($"{name} is {value}; it has to be a finite number above zero.", $"Look where {name} comes from, and at its unit.");
        }
    }

    /// <summary>The number lies between two bounds, both allowed.</summary>
    public static void InRange(double value, double low, double high, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value >= low && value <= high))
        {
            throw new ArgumentMistake($"{name} is {value}; it has to lie from {low} to {high}.", $"Look where {name} comes from, and at its unit.");
        }
    }

    /// <summary>Two lengths that belong together are equal.</summary>
    public static void SameLength(
        int first, int second, [CallerArgumentExpression(nameof(first))] string firstName = "", [CallerArgumentExpression(nameof(second))] string secondName = "")
    {
        if (first != second)
        {
            throw new ArgumentMistake($"{firstName} is {first} but {secondName} is {second}; they belong together and have to be equal.", "Check both inputs.");
        }
    }

    /// <summary>Every sample is a finite number.</summary>
    public static void Finite(ReadOnlySpan<Complex> values, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i].Real) || !double.IsFinite(values[i].Imaginary))
            {
                throw new ArgumentMistake($"{name}[{i}] is {values[i]}; every sample has to be a finite number.", "Look at the step that made it, or at the file it came from.");
            }
        }
    }
}
