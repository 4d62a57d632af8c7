using NeuroRepl.Domain.Imaging;
using NeuroRepl.IO.Volumes;

namespace NeuroRepl.IO.Tests.Volumes;

public class BrainMapFilesTests
{
    private static readonly VoxelGrid Grid = new(3, 4, 5, new([-2, 0, 0, 90, 0, 2, 0, -126, 0, 0, 2, -72]));

    [Fact]
    public void A_masked_map_comes_back_with_its_places()
    {
        using var folder = new ScratchFolder();
        var space = VoxelSpace.Where(Grid, voxel => voxel % 3 != 0);
        var map = new BrainMap(space, [.. Enumerable.Range(1, space.Count).Select(n => n / 7f)]);

        map.Save(folder.At("map.nii.gz"));
        var back = BrainMap.Open(folder.At("map.nii.gz"));

        Assert.True(((VoxelSpace)back.Space).Grid.IsSameAs(Grid));
        Assert.Equal("map", back.Name);
        Assert.Equal(space.Count, back.Known);                            // NaN outside the mask
        Assert.Equal(map.Values.ToArray(), BrainMap.Open(folder.At("map.nii.gz"), mask: back.Select(value => float.IsNaN(value) ? 0 : 1)).Values.ToArray());
    }

    [Fact]
    public void A_mask_on_another_grid_is_refused()
    {
        using var folder = new ScratchFolder();
        new BrainMap(VoxelSpace.Whole(Grid), new float[60]).Save(folder.At("map.nii"));
        var mask = new BrainMap(VoxelSpace.Whole(new(3, 4, 5, Affine.Isotropic(3))), new float[60]);

        Assert.Throws<SpaceMismatch>(() => BrainMap.Open(folder.At("map.nii"), mask));
    }

    [Fact]
    public void Several_volumes_are_no_map()
    {
        using var folder = new ScratchFolder();
        NiftiImage.Of(new float[120], [3, 4, 5, 2]).Save(folder.At("series.nii"));

        var problem = Assert.Throws<FileProblem>(() => BrainMap.Open(folder.At("series.nii")));

        Assert.Contains("3 × 4 × 5 × 2", problem.Message, StringComparison.Ordinal);
    }
}
