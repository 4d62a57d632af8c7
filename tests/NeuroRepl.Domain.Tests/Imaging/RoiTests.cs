using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Tests.Imaging;

public sealed class RoiTests
{
    private static readonly VoxelSpace Mni2 = VoxelSpace.Whole(new(91, 109, 91, new([-2, 0, 0, 90, 0, 2, 0, -126, 0, 0, 2, -72])));

    [Theory]
    [InlineData(2, 7)]
    [InlineData(3.5, 27)]                   // i² + j² + k² ≤ 3.06
    [InlineData(4, 33)]
    [InlineData(6, 123)]
    [InlineData(10, 515)]                   // points of the integer lattice within 5: OEIS A000605
    public void A_sphere_on_a_voxels_centre_has_as_many_voxels_as_the_lattice_has_points(double radius, int count)
    {
        Assert.Equal(count, Roi.Sphere((10, 8, -8), radius).Mask(Mni2).CountInside());
        Assert.Equal(2 * count, Roi.Spheres(radius, (20, 8, -8), (-20, 8, -8)).Mask(Mni2).CountInside());
    }

    [Fact]
    public void A_sphere_lies_where_its_coordinates_say_whichever_way_the_indices_run()
    {
        var flipped = VoxelSpace.Whole(new(91, 109, 91, new([2, 0, 0, -90, 0, 2, 0, -126, 0, 0, 2, -72])));
        foreach (var space in new[] { Mni2, flipped })
        {
            var mask = space.Mask(Roi.Sphere((30, 20, 10), 5));
            var inside = Enumerable.Range(0, mask.Count).Where(place => mask[place] == 1).Select(place => space.PositionOf(place)!.Value).ToArray();

            Assert.All(inside, at => Assert.True(at.DistanceTo((30, 20, 10)) <= 5));
            Assert.Equal(30, inside.Average(at => at.X), 9);
        }
    }

    [Theory]
    [InlineData(30, 20, 15)]                // 9 mL
    [InlineData(20, 15, 10)]                // 3 mL
    public void A_rotated_box_has_its_volume_within_one_layer_of_voxels_and_its_partial_volumes_within_a_percent(double x, double y, double z)
    {
        var (c, s, d, t) = (Math.Cos(0.4), Math.Sin(0.4), Math.Cos(0.3), Math.Sin(0.3));
        var box = Roi.Box((3, 25, 30), (x, y, z), [c, -s * d, s * t, s, c * d, -c * t, 0, t, d]);
        var layer = 2 * ((x * y) + (y * z) + (x * z)) * 2 / 2;                       // half a voxel on either side of each face

        Assert.Equal(x * y * z, box.VolumeMm3!.Value, 6);
        Assert.InRange(box.Mask(Mni2).SizeInside(), (x * y * z) - layer, (x * y * z) + layer);
        Assert.Equal(x * y * z, 8 * box.Fraction(Mni2).Values.ToArray().Sum(value => (double)value), x * y * z / 100);
    }

    [Fact]
    public void The_voxel_of_a_spectrum_is_the_box_that_its_affine_makes_of_the_unit_cube()
    {
        var acquisition = new MrsAcquisition(4000, 297) { VoxelToScanner = [0, -20, 0, 5, 30, 0, 0, 40, 0, 0, 15, 10, 0, 0, 0, 1] };
        var voxel = new Spectrum([1, 2], acquisition) { Name = "acc" }.Voxel();

        Assert.Equal(9000, voxel.VolumeMm3!.Value, 6);
        Assert.True(voxel.Contains((14.9, 54.9, 17.4)));
        Assert.False(voxel.Contains((15.2, 40, 10)));
        Assert.False(voxel.Contains((5, 55.2, 10)));
        Assert.Contains("Roi.Box", Assert.Throws<ArgumentMistake>(() => new Spectrum([1], new MrsAcquisition(4000, 297)).Voxel()).Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_all_subjects_overlap_the_count_is_their_number()
    {
        var boxes = Enumerable.Range(0, 12).Select(n => Roi.Box((n, 30, 20), (24, 20, 20))).ToArray();
        var overlap = Roi.Overlap(Mni2, boxes);

        Assert.Equal(12, overlap.Values.ToArray().Max());
        Assert.Equal(12, overlap[Mni2.PlaceAt((6, 30, 20))!.Value]);
        Assert.Equal(boxes.Sum(box => box.Mask(Mni2).CountInside()), overlap.Values.ToArray().Sum());
        var moved = Roi.Box((0, 0, 0), (10, 10, 10)).Moved(new([1, 0, 0, 20, 0, 1, 0, -4, 0, 0, 1, 6]));
        Assert.True(moved.Contains((24.9, -8.9, 10.9)));
        Assert.False(moved.Contains((0, 0, 0)));
    }

    [Fact]
    public void Masks_are_put_together_place_by_place()
    {
        var space = VoxelSpace.Whole(new(4, 1, 1, Affine.Isotropic(2)));
        BrainMap a = new(space, [1, 1, 0, float.NaN]), b = new(space, [0, 2, 3, 1]);

        Assert.Equal([0f, 1, 0, 0], a.And(b).Values.ToArray());
        Assert.Equal([1f, 1, 1, 1], a.Or(b).Values.ToArray());
        Assert.Equal([1f, 0, 0, 0], a.Without(b).Values.ToArray());
        Assert.Equal([0f, 0, 1, 1], a.Not().Values.ToArray());
        Assert.Equal(2, ((Roi.Sphere((0, 0, 0), 2.5) | Roi.Sphere((2, 0, 0), 1)) & Roi.Box((1, 0, 0), (3, 1, 1))).Mask(space).CountInside());
    }

    [Fact]
    public void A_region_gives_its_course_and_a_table_of_courses_with_times()
    {
        var space = VoxelSpace.Whole(new(3, 1, 1, Affine.Isotropic(2)));
        var series = new BrainSeries(space, [1, 2, 30, 3, 4, 50], 1.5) { Discarded = 2 };

        Assert.Equal([1.5, 3.5], series.MeanIn(Roi.Sphere((1, 0, 0), 1)));
        Assert.Equal([(1 + (3 * 30)) / 4.0, (3 + (3 * 50)) / 4.0], series.MeanIn(new BrainMap(space, [1, 0, 3])));
        Table table = series.Extract(("left", Roi.Sphere((0, 0, 0), 1)), ("right", Roi.Sphere((4, 0, 0), 1)));
        Assert.Equal([3.0, 4.5], table.Numbers("time"));
        Assert.Equal([30.0, 50.0], table.Numbers("right"));
    }

    [Fact]
    public void Regions_outside_and_rotations_that_are_none_are_refused()
    {
        Assert.Contains("No place", Assert.Throws<ArgumentMistake>(() => Roi.Sphere((500, 0, 0), 4).Mask(Mni2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentMistake>(() => Roi.Sphere((0, 0, 0), -1));
        Assert.Throws<ArgumentMistake>(() => Roi.Box((0, 0, 0), (1, 1, 1), [1, 0.1, 0, 0, 1, 0, 0, 0, 1]));
        Assert.Contains("WithSurfaces", Assert.Throws<ArgumentMistake>(() => Roi.Sphere((0, 0, 0), 4).Mask(new VertexSpace("CORTEX_LEFT", 10))).Hint, StringComparison.Ordinal);
    }
}
