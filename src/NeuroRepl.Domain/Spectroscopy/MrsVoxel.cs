using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Spectroscopy;

/// <summary>Where a spectrum was measured, as a region.</summary>
public static class MrsVoxel
{
    /// <summary>The voxel of a spectrum as a rotated box in scanner millimetres: <c>spectrum.Voxel().Mask(bold.Space)</c>.</summary>
    /// <exception cref="ArgumentMistake">The file says no position, or no size.</exception>
    public static Roi Voxel(this Spectrum spectrum) => Box(spectrum.Acquisition, spectrum.Name);

    /// <summary>The voxel of a series of spectra as a rotated box in scanner millimetres.</summary>
    /// <exception cref="ArgumentMistake">The file says no position, or no size.</exception>
    public static Roi Voxel(this SpectrumSeries series) => Box(series.Acquisition, series.Name);

    private static Roi Box(MrsAcquisition acquisition, string name)
    {
        var affine = acquisition.VoxelToScanner ?? throw new ArgumentMistake($"{name} does not say where its voxel lies.", "NIfTI-MRS files do (spec2nii writes it); otherwise type it: Roi.Box((0, 30, 20), (20, 30, 15)).");
        var box = Roi.Box(new Affine(affine)).Named($"voxel of {name}");
        return box.VolumeMm3 < 1e6 ? box : throw new ArgumentMistake($"The voxel of {name} is {box.VolumeMm3 / 1000:0} mL large, which is what NIfTI-MRS writes where the size is not known.", "Type it: Roi.Box((0, 30, 20), (20, 30, 15)).");
    }
}
