namespace NeuroRepl.Statistics.Classical;

/// <summary>One subject's line in a repeated-measures correlation: the common slope through the subject's means.</summary>
/// <param name="Subject">Whose.</param>
/// <param name="X">The subject's values of x.</param>
/// <param name="Y">The subject's values of y.</param>
/// <param name="Intercept">Of the line; its slope is the common one.</param>
public sealed record SubjectLine(string Subject, IReadOnlyList<double> X, IReadOnlyList<double> Y, double Intercept);
