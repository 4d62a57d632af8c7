using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.Views.Spectroscopy;

/// <summary>Whether data say of themselves that they are simulated.</summary>
internal static class Simulated
{
    /// <summary>A step, the scanner or the header says so.</summary>
    public static bool Is(Spectrum spectrum) => spectrum.Steps.Any(Says) || Says(spectrum.Acquisition.Manufacturer) || Says(spectrum.Acquisition.HeaderJson);

    public static bool Is(SpectrumSeries series) => Says(series.Acquisition.Manufacturer) || Says(series.Acquisition.HeaderJson);

    /// <summary>The words of a subtitle, with "simulated" before them where it is so.</summary>
    public static string? Subtitle(bool isSimulated, string? words) => (isSimulated, words) switch
    {
        (false, _) => words,
        (true, null) => "simulated",
        _ => $"simulated · {words}",
    };

    private static bool Says(string? text) => text?.Contains("simulat", StringComparison.OrdinalIgnoreCase) == true;
}
