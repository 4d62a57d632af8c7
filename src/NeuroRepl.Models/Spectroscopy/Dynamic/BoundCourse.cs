namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>A course over the transients of one fit.</summary>
internal abstract class BoundCourse
{
    /// <summary>Names of the parameters that all transients share; empty for a free course.</summary>
    public abstract IReadOnlyList<string> Parameters { get; }

    /// <summary>Whether each transient has a value of its own.</summary>
    public virtual bool IsFree => false;

    /// <summary>Whether the value is linear in the parameters.</summary>
    public virtual bool IsLinear => true;

    /// <summary>Whether a parameter is the value itself wherever it counts, so that bounds on values are bounds on parameters.</summary>
    public virtual bool ParametersAreValues => true;

    /// <summary>What tells one transient from another: equal keys, equal values whatever the parameters.</summary>
    public abstract void AppendKey(int transient, List<double> key);

    public abstract double Value(int transient, ReadOnlySpan<double> parameters);

    /// <summary>The value's derivatives by the parameters.</summary>
    public abstract void Gradient(int transient, ReadOnlySpan<double> parameters, Span<double> gradient);

    /// <summary>Parameters to begin with when the value is about so much throughout.</summary>
    public abstract void Start(double value, Span<double> parameters);

    /// <summary>Bounds of its own beyond those of the quantity.</summary>
    public virtual (double Lower, double Upper) Bounds(int parameter) => (double.NegativeInfinity, double.PositiveInfinity);
}
