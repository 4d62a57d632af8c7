namespace NeuroRepl.Figures.Plotly;

/// <summary>A value that stands for what plotly reads: a number or many, a colour or a scale.</summary>
internal interface IPlotlyValue
{
    /// <summary>What is written as JSON.</summary>
    object? Json { get; }
}
