using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.IO.Spectroscopy;

/// <summary>LCModel's control file: where data, water and basis are, and what the .RAW does not say of itself.</summary>
/// <remarks>LCModel User's Manual, section 5: namelist $LCMODL with NUNFIL, DELTAT (seconds), HZPPPM (MHz), FILRAW, FILH2O, FILBAS, PPMST, PPMEND, DOWS and more.</remarks>
public sealed class LcmodelControl
{
    private readonly Namelist _list;

    private LcmodelControl(string path, Namelist list) => (Path, _list) = (path, list);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Samples of the FID (NUNFIL).</summary>
    public int Points => (int)_list.Positive("NUNFIL");

    /// <summary>Sampling rate in hertz, 1/DELTAT.</summary>
    public double BandwidthHz => _list.Positive("DELTAT") is >= 1e-6 and <= 0.1 and var dwell
        ? Math.Round(1 / dwell, 6)
        : throw FileProblem.InText(Path, "DELTAT of $LCMODL", _list.Number("DELTAT")!, _list.Line, 1, "a dwell time lies between 1e-6 and 0.1 seconds", "Write it in seconds.");

    /// <summary>Larmor frequency in megahertz (HZPPPM).</summary>
    public double SpectrometerMHz => _list.Positive("HZPPPM") is >= 1 and <= 1500 and var mhz
        ? mhz
        : throw FileProblem.InText(Path, "HZPPPM of $LCMODL", _list.Number("HZPPPM")!, _list.Line, 1, "a spectrometer frequency lies between 1 and 1500 MHz", "Write it in megahertz.");

    /// <summary>The stretch that LCModel fits, in ppm; its own 0.2 to 4.0 where the file does not say.</summary>
    public PpmRange Range => (_list.Number("PPMST") ?? 4.0, _list.Number("PPMEND") ?? 0.2);

    /// <summary>All settings as they stand, by name: "FILBAS", "DKNTMN" …</summary>
    public IReadOnlyDictionary<string, string> Settings => _list.Values;

    /// <summary>Opens a control file.</summary>
    /// <exception cref="FileProblem">The file is missing, or holds no $LCMODL.</exception>
    public static LcmodelControl Open(string path)
    {
        var whole = DataPath.Resolve(path);
        var text = new LcmodelText(whole, TextFile.ReadOld(whole));
        while (text.Next() is { } list)
        {
            if (list.Name == "LCMODL") { return new(whole, list); }
        }

        throw new FileProblem(whole, "it holds no $LCMODL namelist.", "Check that it is an LCModel control file.");
    }

    /// <summary>The data it names (FILRAW), with the water (FILH2O) if it names some. Paths are looked for as they are, then beside the control file, then by their name alone.</summary>
    /// <exception cref="FileProblem">A file that it names is not there or damaged.</exception>
    public Spectrum OpenSpectrum()
    {
        var spectrum = Raw(Named("FILRAW") ?? throw FileProblem.InText(Path, "FILRAW of $LCMODL", "missing", _list.Line, 1, "it names the data", "Give it, or open the .RAW itself."));
        return Named("FILH2O") is { } water ? spectrum.WithWater(Raw(water)) : spectrum;
    }

    /// <summary>The basis it names (FILBAS).</summary>
    /// <exception cref="FileProblem">It names none, or the file is not there or damaged.</exception>
    public BasisSet OpenBasis() => BasisSet.Open(Named("FILBAS") ?? throw FileProblem.InText(Path, "FILBAS of $LCMODL", "missing", _list.Line, 1, "it names the basis", "Open the basis itself: BasisSet.Open(\"…\")."));

    private Spectrum Raw(string path)
    {
        var spectrum = LcmodelRaw.Read(path, BandwidthHz, SpectrometerMHz);
        return spectrum.Points == Points ? spectrum : throw new FileProblem(Path, $"NUNFIL is {Points}, but {System.IO.Path.GetFileName(path)} holds {spectrum.Points} samples.", "Correct NUNFIL, or take the file that belongs to it.");
    }

    private string? Named(string key)
    {
        if (_list.Text(key) is not { } name) { return null; }

        var folder = System.IO.Path.GetDirectoryName(Path)!;
        string[] places = [name, System.IO.Path.Combine(folder, name), System.IO.Path.Combine(folder, System.IO.Path.GetFileName(name))];
        return places.FirstOrDefault(File.Exists) ?? throw new FileProblem(Path, $"{key} names {name}, which is neither there nor beside the control file.", "Put it beside, or correct the path.");
    }
}
