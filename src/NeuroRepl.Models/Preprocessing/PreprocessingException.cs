using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Preprocessing;

/// <summary>Data that a preprocessing step cannot be done to; the message says which value does not fit.</summary>
public sealed class PreprocessingException(string message, string hint) : NeuroReplException(message, hint)
{
    internal static PreprocessingException OtherDwell(MrsAcquisition water, MrsAcquisition metabolites) => new(
        $"The water reference is sampled every {1e6 * water.DwellTimeSeconds:F2} µs but the metabolite data every {1e6 * metabolites.DwellTimeSeconds:F2} µs.",
        "Take the water reference of the same protocol, or leave it out: series.Preprocess() without WithWater(…).");

    internal static PreprocessingException OtherField(MrsAcquisition water, MrsAcquisition metabolites) => new(
        $"The water reference was measured at {water.SpectrometerMHz:F3} MHz but the metabolite data at {metabolites.SpectrometerMHz:F3} MHz.",
        "Take the water reference of the same session.");

    internal static PreprocessingException OtherCoils(int water, int metabolites) => new(
        $"The water reference has {water} coils but the metabolite data {metabolites}.",
        "Take the water reference of the same session, or combine without it: series.CombineCoils(useWater: false).");

    internal static PreprocessingException NothingUsable(string name, int count, IEnumerable<string> reasons) => new(
        $"None of the {count} transients of {name} can be used: {string.Join("; ", reasons.Distinct().Take(4))}.",
        "Look at them, series.Plot(), and at the file they come from.");

    internal static PreprocessingException AllFlagged(string name, int count, string reasons) => new(
        $"All {count} transients of {name} were flagged as bad: {reasons}.",
        "Look at series.Align().Screen().Plot(), and keep them with new PreprocessingOptions { RejectBadTransients = false } if they are to be averaged nevertheless.");

    internal static PreprocessingException OtherDimension(string name, SeriesDimension dimension) => new(
        $"{name} has {dimension.Length} × {dimension.Tag} beside its transients; these are not the same spectrum and cannot be averaged together.",
        $"Take one of them: series.Only(\"{dimension.Tag}\", 0).");

    internal static PreprocessingException CoilsLeft(string name, int coils) => new(
        $"{name} still has {coils} coils.", "Combine them first: series.CombineCoils().Combined, or let series.Preprocess() do all.");

    internal static PreprocessingException NoWater(string name) => new(
        $"{name} has no water reference, whose phase this step needs.", "Give it: CorrectEddyCurrents(water), or open the data with WithWater(…).");

    internal static void CheckPair(MrsAcquisition water, MrsAcquisition metabolites)
    {
        if (Math.Abs((water.BandwidthHz / metabolites.BandwidthHz) - 1) > 1e-4) { throw OtherDwell(water, metabolites); }

        if (Math.Abs((water.SpectrometerMHz / metabolites.SpectrometerMHz) - 1) > 1e-3) { throw OtherField(water, metabolites); }
    }
}
