using NeuroRepl.Domain.Imaging;
using NeuroRepl.Statistics.Permutation;

namespace NeuroRepl.Statistics.Tests.Permutation;

public class TfceTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, 8)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Scores_are_those_of_the_definition(int index)
    {
        var reference = Reference.Root.GetProperty("tfce");
        var wanted = reference.GetProperty("scores")[index];
        var (space, map, whole) = Volume();
        var tfce = new Tfce
        {
            Extent = wanted.GetProperty("E").GetDouble(), Height = wanted.GetProperty("H").GetDouble(),
            Neighbours = (VoxelNeighbours)wanted.GetProperty("neighbours").GetInt32(), Steps = wanted.GetProperty("kind").GetString() == "steps" ? 100 : 0,
        };
        var scores = new float[space.Count];

        var largest = new TfceScore(space, tfce).Score(map, scores, Sides.Two);

        var expected = wanted.GetProperty("values").Numbers();
        for (var place = 0; place < space.Count; place++) { Reference.Close(expected[whole[place]], scores[place], 1e-6, $"voxel {whole[place]}"); }

        Reference.Close(expected.Max(Math.Abs), largest, 1e-6, "the largest");
    }

    [Fact]
    public void A_scorer_gives_the_same_again_after_another_map()
    {
        var (space, map, _) = Volume();
        var scorer = new TfceScore(space, new Tfce());
        var (first, again) = (new float[space.Count], new float[space.Count]);

        scorer.Score(map, first, Sides.Two);
        scorer.Score(Array.ConvertAll(map, value => 1 - value), again, Sides.Two);
        scorer.Score(map, again, Sides.Two);

        Assert.Equal(first, again);
    }

    [Fact]
    public void Lists_of_neighbours_and_steps_in_a_box_give_the_same()
    {
        var (space, map, _) = Volume();
        var parcels = new ParcelSpace([.. Enumerable.Range(0, space.Count).Select(n => $"{n}")], adjacency: space.Neighbours());
        var (byVoxel, byList) = (new float[space.Count], new float[space.Count]);

        new TfceScore(space, new Tfce()).Score(map, byVoxel, Sides.Two);
        new TfceScore(parcels, new Tfce()).Score(map, byList, Sides.Two);

        Assert.Equal(byVoxel, byList);
    }

    [Fact]
    public void On_a_surface_the_extent_is_an_area()
    {
        // Two triangles that share an edge, right-angled, 8 mm² each; all four corners at height 3: 16 mm² · 3³/3.
        var mesh = new SurfaceMesh([0, 0, 0, 4, 0, 0, 4, 4, 0, 0, 4, 0], [0, 1, 2, 0, 2, 3], "CORTEX_LEFT");
        var scores = new float[4];

        new TfceScore(new SurfaceSpace(mesh), new Tfce()).Score([3, 3, 3, 3], scores, Sides.Greater);

        Assert.All(scores, score => Assert.Equal(16f * 9, score, 3));
    }

    [Fact]
    public void Grayordinates_are_scored_structure_by_structure()
    {
        var voxels = VoxelSpace.Whole(new(2, 1, 1, Affine.Isotropic(2)));
        var both = new Grayordinates([new("THALAMUS_LEFT", voxels), new("THALAMUS_RIGHT", voxels)]);
        var (alone, together) = (new float[2], new float[4]);

        new TfceScore(voxels, new Tfce()).Score([1, 2], alone, Sides.Greater);
        new TfceScore(both, new Tfce()).Score([1, 2, 0, 3], together, Sides.Greater);

        Assert.Equal([alone[0], alone[1], 0, 9], together);      // one voxel at height 3: 1^½ · 3³/3
    }

    /// <summary>The volume of the reference as a map.</summary>
    internal static (VoxelSpace Space, BrainMap Map) Map()
    {
        var (space, map, _) = Volume();
        return (space, new BrainMap(space, map) { Unit = "t" });
    }

    private static (VoxelSpace Space, float[] Map, int[] Voxels) Volume()
    {
        var reference = Reference.Root.GetProperty("tfce");
        var shape = reference.GetProperty("shape").Numbers();
        var (mask, map) = (reference.GetProperty("mask").Numbers(), reference.GetProperty("map").Numbers());
        var space = VoxelSpace.Where(new((int)shape[0], (int)shape[1], (int)shape[2], Affine.Isotropic(2)), voxel => mask[voxel] == 1);
        var voxels = space.Voxels.ToArray();
        return (space, [.. voxels.Select(voxel => (float)map[voxel])], voxels);
    }
}
