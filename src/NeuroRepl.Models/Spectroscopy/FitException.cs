using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>A spectrum, basis and model that cannot be fitted together; the message says which value does not fit.</summary>
public sealed class FitException(string message, string hint) : NeuroReplException(message, hint)
{
    internal static FitException NotFinite(string what, int index, object value) => new(
        $"{what} has the value {value} at point {index}; every sample has to be a finite number.",
        "Look at the step or the file it came from; a transient that is not a number can be left out before averaging.");

    internal static FitException AllZero(string what) => new(
        $"All samples of {what} are zero: there is nothing to fit.",
        "Look at the file it came from, or take another transient or voxel.");

    internal static FitException OtherField(BasisSet basis, Spectrum spectrum) => new(
        $"The basis {basis.Name} is for {basis.Acquisition.SpectrometerMHz:F3} MHz ({basis.Acquisition.FieldTesla:F1} T) but {spectrum.Name} was measured at "
        + $"{spectrum.SpectrometerMHz:F3} MHz ({spectrum.Acquisition.FieldTesla:F1} T).",
        $"Open a basis simulated at {spectrum.SpectrometerMHz:F1} MHz: BasisSet.Open(\"…\").");

    internal static FitException OtherDwell(BasisSet basis, Spectrum spectrum) => new(
        $"The basis {basis.Name} is sampled every {1e6 * basis.Acquisition.DwellTimeSeconds:F2} µs but {spectrum.Name} every {1e6 * spectrum.Acquisition.DwellTimeSeconds:F2} µs.",
        $"Bring it to {spectrum.BandwidthHz:F1} Hz first: basis.Resample({spectrum.BandwidthHz:R}).");

    internal static FitException OtherNucleus(BasisSet basis, Spectrum spectrum) => new(
        $"The basis {basis.Name} is for {basis.Acquisition.Nucleus} but {spectrum.Name} is of {spectrum.Acquisition.Nucleus}.",
        $"Open a basis of {spectrum.Acquisition.Nucleus}: BasisSet.Open(\"…\").");

    internal static FitException RangeOutside(PpmRange range, double low, double high) => new(
        $"The fit range {range} is not inside the spectrum's bandwidth, which reaches from {low:F2} to {high:F2} ppm.",
        $"Give a range inside it: new SpectrumModel {{ Range = ({Math.Max(low, 0.2):F1}, {Math.Min(high, 4.2):F1}) }}.");

    internal static FitException TooFewPoints(PpmRange range, int points, int unknowns) => new(
        $"The range {range} holds {points} spectral points ({2 * points} real numbers), too few for {unknowns} unknowns.",
        "Take a wider range, fewer metabolites (basis.Only(…)) or a lower BaselineOrder.");

    internal static FitException Lacks(string metabolite, BasisSet basis) => new(
        $"A group of the model names {metabolite}, which the basis {basis.Name} lacks.",
        $"It has: {string.Join(", ", basis.Names)}.");

    internal static FitException Twice(string metabolite) => new(
        $"{metabolite} is in more than one group of the model.", "Name each metabolite in one group only; those in none share one more.");
}
