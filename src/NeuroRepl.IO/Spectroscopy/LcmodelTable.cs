using NeuroRepl.Domain.Tables;

namespace NeuroRepl.IO.Spectroscopy;

/// <summary>LCModel's .TABLE: concentrations with their Cramér-Rao bounds, and the quality of the fit.</summary>
public sealed class LcmodelTable
{
    private LcmodelTable(Table concentrations, string[] lines)
    {
        Concentrations = concentrations;
        (FwhmPpm, SignalToNoise, DataShiftPpm) = (LcmodelResult.After(lines, "FWHM ="), LcmodelResult.After(lines, "S/N ="), LcmodelResult.After(lines, "Data shift ="));
        (Phase0Degrees, Phase1DegreesPerPpm) = LcmodelResult.Phases(lines);
    }

    /// <summary>Opens a .TABLE file.</summary>
    /// <exception cref="FileProblem">The file is missing or holds no concentration table.</exception>
    public static LcmodelTable Open(string path)
    {
        var whole = DataPath.Resolve(path);
        if (!FileKind.Is(whole, ".table")) { throw FileKind.Wrong(whole, "LCModel's concentration table", ".TABLE"); }

        var (lines, at) = (TextFile.ReadOld(whole).ReplaceLineEndings("\n").Split('\n'), 0);
        return new(LcmodelResult.Concentrations(whole, lines, ref at), lines);
    }

    /// <summary>A row a metabolite or sum: metabolite, concentration, sd_percent (Cramér-Rao), and the ratio to the reference, named as in the file ("/Cr+PCr").</summary>
    public Table Concentrations { get; }

    /// <summary>Linewidth in ppm, as LCModel estimates it.</summary>
    public double FwhmPpm { get; }

    /// <summary>Signal to noise, as LCModel defines it.</summary>
    public double SignalToNoise { get; }

    /// <summary>By how much the data were shifted, in ppm.</summary>
    public double DataShiftPpm { get; }

    /// <summary>Zero-order phase in degrees.</summary>
    public double Phase0Degrees { get; }

    /// <summary>First-order phase in degrees per ppm.</summary>
    public double Phase1DegreesPerPpm { get; }
}
