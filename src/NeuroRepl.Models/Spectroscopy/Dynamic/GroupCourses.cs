namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>How the lines of one group of metabolites run, where they differ from the model's own courses.</summary>
public sealed record GroupCourses
{
    /// <summary>The Lorentzian width; the model's course unless given.</summary>
    public Course? Lorentzian { get; init; }

    /// <summary>The Gaussian width; the model's course unless given.</summary>
    public Course? Gaussian { get; init; }

    /// <summary>The shift; the model's course unless given.</summary>
    public Course? Shift { get; init; }
}
