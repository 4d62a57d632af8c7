using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Testing;

namespace NeuroRepl.IO.Tests.Imaging;

public sealed class MrsVoxelTests
{
    [Needs("shared:mrs")]
    public void The_voxel_of_a_measured_spectrum_is_a_box_of_its_size_at_its_place()
    {
        var voxel = Spectrum.Open(Repository.SharedData("mrs", "r1_7T_steam11_metab.nii.gz")!).Voxel();
        var scan = VoxelSpace.Whole(new(96, 96, 96, Affine.Isotropic(1, (-80, -37, -26))));
        var mask = voxel.Mask(scan);
        var inside = Enumerable.Range(0, mask.Count).Where(place => mask[place] == 1).Select(place => scan.PositionOf(place)!.Value).ToArray();

        Assert.Equal(8000, voxel.VolumeMm3!.Value, 1.0);                   // 20 × 20 × 20 mm, as nibabel reads the affine's determinant
        Assert.Equal(8000, mask.SizeInside(), 0.02 * 8000);
        Assert.Equal(-32.9, inside.Average(at => at.X), 0.5);              // and its last column, to half a millimetre of this grid
        Assert.Equal(10.66, inside.Average(at => at.Y), 0.5);
        Assert.Equal(21.36, inside.Average(at => at.Z), 0.5);
    }
}
