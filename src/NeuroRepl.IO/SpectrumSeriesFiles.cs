using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.IO.Spectroscopy;

namespace NeuroRepl.IO;

/// <summary>Opens and saves series of spectra: coils, transients.</summary>
public static class SpectrumSeriesFiles
{
    extension(SpectrumSeries series)
    {
        /// <summary>Opens all FIDs of a NIfTI-MRS file, with what its dimensions are (DIM_COIL, DIM_DYN …).</summary>
        /// <exception cref="FileProblem">The file is missing, of another kind, or damaged.</exception>
        public static SpectrumSeries Open(string path)
        {
            var whole = DataPath.Resolve(path);
            return !Directory.Exists(whole) && FileKind.Is(whole, ".nii", ".nii.gz") ? NiftiMrs.Read(whole) : throw FileKind.Wrong(whole, "a series of spectra", ".nii, .nii.gz (NIfTI-MRS)");
        }

        /// <summary>Saves the series as NIfTI-MRS (.nii, .nii.gz; 32-bit complex), dimensions tagged.</summary>
        /// <exception cref="FileProblem">The ending is another one, or the place cannot be written.</exception>
        public void Save(string path) => NiftiMrs.Write(path, series.Fids, series.Points, series.Dimensions, series.Acquisition);
    }
}
