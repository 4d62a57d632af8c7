using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.IO.Spectroscopy;

namespace NeuroRepl.IO;

/// <summary>Opens and saves single spectra.</summary>
public static class SpectrumFiles
{
    extension(Spectrum spectrum)
    {
        /// <summary>Opens one spectrum: NIfTI-MRS (.nii, .nii.gz), LCModel (.raw, .h2o), Philips (.sdat with its .spar), Siemens (.rda), jMRUI text (.txt). A water reference
        /// that lies beside it under BIDS's name (…_mrsref beside …_svs) comes along as <c>Water</c>.</summary>
        /// <param name="path">The file; see <see cref="DataPath"/> for where it is looked for.</param>
        /// <param name="bandwidthHz">Sampling rate in hertz, for LCModel files, which do not say it.</param>
        /// <param name="spectrometerMHz">Larmor frequency in megahertz, for LCModel files, which do not say it.</param>
        /// <exception cref="FileProblem">The file is missing, of another kind, damaged, or holds more than one spectrum.</exception>
        public static Spectrum Open(string path, double? bandwidthHz = null, double? spectrometerMHz = null)
        {
            var whole = DataPath.Resolve(path);
            var opened = SpectrumReader.Read(whole, bandwidthHz, spectrometerMHz);
            return SpectrumReader.WaterBeside(whole) is { } water ? opened.WithWater(SpectrumReader.Read(water)) : opened;
        }

        /// <summary>Saves the samples as NIfTI-MRS (.nii, .nii.gz; 32-bit complex) or LCModel RAW (.raw, .h2o). The header's own JSON is kept. The same spectrum gives the same bytes.</summary>
        /// <exception cref="FileProblem">The ending is another one, or the place cannot be written.</exception>
        public void Save(string path)
        {
            if (FileKind.Is(path, ".raw", ".h2o")) { LcmodelRaw.Write(spectrum, path); }
            else { NiftiMrs.Write(path, spectrum.Fid, spectrum.Points, [], spectrum.Acquisition); }
        }

        /// <summary>The spectrum without what its header says of the person and the place (name, identifiers, birth date, institution, device number, file names, dates, and everything marked private_); its water reference too.
        /// Save it under a name that says nothing either.</summary>
        public Spectrum Anonymize()
        {
            var cleaned = spectrum.With(Anonymous.Of(spectrum.Acquisition), "anonymized");
            return spectrum.Water is { } water ? cleaned.WithWater(water.Anonymize()) : cleaned;
        }
    }
}
