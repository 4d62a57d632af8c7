using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.Domain.Tests.Imaging;

public class SurfaceSpaceTests
{
    /// <summary>Six vertices at distance 1 from the middle, eight triangles with edges √2.</summary>
    private static SurfaceMesh Octahedron() => new(
        [1, 0, 0, -1, 0, 0, 0, 1, 0, 0, -1, 0, 0, 0, 1, 0, 0, -1],
        [0, 2, 4, 2, 1, 4, 1, 3, 4, 3, 0, 4, 2, 0, 5, 1, 2, 5, 3, 1, 5, 0, 3, 5], "CORTEX_LEFT");

    [Fact]
    public void Every_vertex_of_an_octahedron_has_four_neighbours_and_a_sixth_of_its_area()
    {
        var space = new SurfaceSpace(Octahedron());

        for (var place = 0; place < 6; place++)
        {
            Assert.Equal(4, space.Neighbours().Of(place).Length);
            Assert.Equal(4 * Math.Sqrt(3) / 6, space.SizeOf(place), 6);   // 8 triangles of √3/2
        }
    }

    [Fact]
    public void Without_a_vertex_its_neighbours_have_one_fewer()
    {
        var space = new SurfaceSpace(Octahedron(), [0, 1, 2, 3, 4]);

        Assert.Equal(3, space.Neighbours().Of(0).Length);
        Assert.Equal(4, space.Neighbours().Of(4).Length);
    }

    [Fact]
    public void Grayordinates_keep_their_structures_apart()
    {
        var voxels = VoxelSpace.Whole(new(2, 1, 1, Affine.Isotropic(2, (10, 0, 0))));
        var space = new Grayordinates([new("CORTEX_LEFT", new SurfaceSpace(Octahedron(), [0, 1, 2, 3, 4])), new("THALAMUS_LEFT", voxels)]);

        Assert.Equal(7, space.Count);
        Assert.Equal([6], space.Neighbours().Of(5).ToArray());
        Assert.Equal(new Millimetres(12, 0, 0), space.PositionOf(6));
        Assert.Equal(8, space.SizeOf(6), 12);
        Assert.Equal(("THALAMUS_LEFT", 1), (space.Locate(6).Structure.Name, space.Locate(6).Place));
        Assert.Equal(3, space.Neighbours().Of(0).Length);
    }
}
