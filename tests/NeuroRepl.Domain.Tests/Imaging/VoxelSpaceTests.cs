using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Tests.Imaging;

public class VoxelSpaceTests
{
    // An oblique, left-handed grid: rows chosen by hand, so that nothing cancels by symmetry.
    private static readonly Affine Oblique = new([-2, .3, 0, 90, .1, 2.1, -.2, -126, 0, .4, 1.9, -72]);

    [Theory]
    [InlineData(VoxelNeighbours.Faces, 6, 3, 54)]
    [InlineData(VoxelNeighbours.Edges, 18, 6, 126)]
    [InlineData(VoxelNeighbours.Corners, 26, 7, 158)]
    public void A_cube_of_27_voxels_has_the_neighbours_one_counts(VoxelNeighbours kind, int middle, int corner, int bothWays)
    {
        var adjacency = VoxelSpace.Whole(new(3, 3, 3, Oblique)).Neighbours(kind);

        Assert.Equal(middle, adjacency.Of(13).Length);
        Assert.Equal(corner, adjacency.Of(0).Length);
        // 54 faces, 72 edges and 32 corners are shared by two of the 27 cubes.
        Assert.Equal(bothWays, adjacency.Neighbours.Length / 2);
    }

    [Fact]
    public void Voxels_outside_the_mask_are_nobodys_neighbours()
    {
        var space = VoxelSpace.Where(new(3, 3, 3, Oblique), voxel => voxel != 13);

        Assert.Equal(26, space.Count);
        Assert.Null(space.PlaceOf(13));
        Assert.Equal(13, space.PlaceOf(14));
        Assert.Equal(4, space.Neighbours().Of(space.PlaceOf(14)!.Value).Length);   // of five faces of a face's centre, the middle is gone
    }

    [Fact]
    public void A_place_comes_back_from_its_position()
    {
        var grid = new VoxelGrid(7, 8, 9, Oblique);

        for (var voxel = 0; voxel < grid.Count; voxel++) { Assert.Equal(voxel, grid.VoxelHolding(grid.PositionOf(voxel))); }

        Assert.Null(grid.VoxelHolding((1000, 0, 0)));
    }

    [Fact]
    public void A_place_between_two_voxels_belongs_to_the_higher_index()
    {
        var grid = new VoxelGrid(4, 4, 4, Affine.Isotropic(.1));

        Assert.Equal(grid.VoxelAt(1, 0, 0), grid.VoxelHolding((.05, 0, 0)));
        Assert.Equal(grid.VoxelAt(3, 0, 0), grid.VoxelHolding((.25, 0, 0)));
    }

    [Fact]
    public void The_volume_of_an_oblique_voxel_is_the_determinant()
    {
        // By hand: −2·(2.1·1.9 + .2·.4) − .3·(.1·1.9) = −8.197
        Assert.Equal(8.197, VoxelSpace.Whole(new(2, 2, 2, Oblique)).SizeOf(0), 12);
    }

    [Fact]
    public void Voxels_out_of_order_are_refused()
    {
        var problem = Assert.Throws<ArgumentMistake>(() => new VoxelSpace(new(3, 3, 3, Oblique), [4, 2]));

        Assert.Contains("Voxel 2 comes after 4", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Maps_on_two_grids_are_refused_with_the_call_that_mends_it()
    {
        var first = new BrainMap(VoxelSpace.Whole(new(2, 2, 2, Affine.Isotropic(2))), new float[8]);
        var second = new BrainMap(VoxelSpace.Whole(new(2, 2, 2, Affine.Isotropic(3))), new float[8]);

        var problem = Assert.Throws<SpaceMismatch>(() => first - second);

        Assert.Contains("map.ResampleTo(other.Space)", problem.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flat_affine_is_refused() => Assert.Throws<ArgumentMistake>(() => new Affine([1, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0]));
}
