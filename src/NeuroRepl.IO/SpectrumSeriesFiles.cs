using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.IO.Spectroscopy;

namespace NeuroRepl.IO;

/// <summary>Opens and saves series of spectra: coils, transients.</summary>
public static class SpectrumSeriesFiles
{
    extension(SpectrumSeries series)
    {
        /// <summary>Opens all FIDs of a NIfTI-MRS file, with what its dimensions are (DIM_COIL, DIM_DYN …), or the rows of a Philips SDAT. A water reference that lies beside it under BIDS's
        /// name (…_mrsref beside …_svs) comes along as <c>Water</c>.</summary>
        /// <exception cref="FileProblem">The file is missing, of another kind, or damaged.</exception>
        public static SpectrumSeries Open(string path)
        {
            var whole = DataPath.Resolve(path);
            var opened = Read(whole);
            return SpectrumReader.WaterBeside(whole) is { } water ? opened.WithWater(Read(water)) : opened;
        }

        /// <summary>Saves the series as NIfTI-MRS (.nii, .nii.gz; 32-bit complex), dimensions tagged.</summary>
        /// <exception cref="FileProblem">The ending is another one, or the place cannot be written.</exception>
        public void Save(string path) => NiftiMrs.Write(path, series.Fids, series.Points, series.Dimensions, series.Acquisition);

        /// <summary>The series without what its header says of the person and the place; its water reference too. See <c>Spectrum.Anonymize</c>.</summary>
        public SpectrumSeries Anonymize()
        {
            var cleaned = new SpectrumSeries(series.Fids.ToArray(), series.Points, series.Dimensions, Anonymous.Of(series.Acquisition)) { Name = series.Name, Notes = series.Notes, Steps = [.. series.Steps, "anonymized"], ReadAs = series.ReadAs };
            return series.Water is { } water ? cleaned.WithWater(water.Anonymize()) : cleaned;
        }
    }

    private static SpectrumSeries Read(string path) => Directory.Exists(path) ? throw FileKind.Wrong(path, "a series of spectra", Endings)
        : FileKind.Is(path, ".nii", ".nii.gz") ? NiftiMrs.Read(path)
        : FileKind.Is(path, ".sdat", ".spar") ? PhilipsSdat.ReadSeries(path)
        : throw FileKind.Wrong(path, "a series of spectra", Endings);

    private const string Endings = ".nii, .nii.gz (NIfTI-MRS), .sdat (Philips)";
}
