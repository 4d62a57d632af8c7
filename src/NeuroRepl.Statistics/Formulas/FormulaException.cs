using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Formulas;

/// <summary>A formula that cannot be read, or that asks for something the table does not have; the message points at the place.</summary>
public sealed class FormulaException : NeuroReplException
{
    internal FormulaException(string message, string hint, string formula, int at)
        : base($"{message}\n    {formula}\n    {new string(' ', Math.Clamp(at, 0, formula.Length))}^", hint) => Position = at;

    /// <summary>Where in the formula, counted from 0.</summary>
    public int Position { get; }
}
