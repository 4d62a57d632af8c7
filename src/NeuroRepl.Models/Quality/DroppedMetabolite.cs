namespace NeuroRepl.Models.Quality;

/// <summary>A metabolite that a study cannot report.</summary>
/// <param name="Name">Which one.</param>
/// <param name="Bad">In how many spectra its bound is too high.</param>
/// <param name="Of">Of how many that were kept.</param>
/// <param name="LimitPercent">From where a bound is too high.</param>
public sealed record DroppedMetabolite(string Name, int Bad, int Of, double LimitPercent)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name}: CRLB above {LimitPercent:0.#} % in {Bad} of {Of}";
}
