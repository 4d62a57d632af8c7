using NeuroRepl.Domain.Designs;

namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>What a course needs to know to become parameters: the fit's design and each transient's time.</summary>
internal sealed record CourseContext(DesignMatrix Design, double[] Seconds)
{
    public int Transients => Seconds.Length;
}
