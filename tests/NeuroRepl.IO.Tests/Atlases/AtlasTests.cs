using NeuroRepl.Domain.Atlases;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.IO.Atlases;
using NeuroRepl.Numerics;
using NeuroRepl.Testing;

namespace NeuroRepl.IO.Tests.Atlases;

public sealed class AtlasTests : IDisposable
{
    private const string Templates = "/usr/share/mricron/templates/";
    private readonly string _scratch = Directory.CreateTempSubdirectory("atlases-").FullName;

    public void Dispose() => Directory.Delete(_scratch, recursive: true);

    // Where these structures lie is common knowledge of MNI space: textbook coordinates, not this program's output.
    [Needs(Templates + "aal.nii.gz", Templates + "brodmann.nii.gz", Templates + "HarvardOxford-cort-maxprob-thr0-1mm.nii.gz", Templates + "JHU-WhiteMatter-labels-1mm.nii.gz")]
    public void Known_places_have_their_known_names()
    {
        (string Atlas, Millimetres At, string Name)[] known =
        [
            ("AAL", (12, 12, 8), "Caudate_R"), ("AAL", (-26, 4, 2), "Putamen_L"), ("AAL", (-26, -20, -14), "Hippocampus_L"), ("AAL", (24, -2, -18), "Amygdala_R"),
            ("AAL", (-12, -18, 8), "Thalamus_L"), ("AAL", (-4, 36, 18), "Cingulum_Ant_L"), ("AAL", (-38, -24, 54), "Postcentral_L"), ("AAL", (-8, -78, 8), "Calcarine_L"),
            ("Brodmann", (-40, -18, 58), "BA 4"), ("Brodmann", (-8, -96, 0), "BA 17"), ("Brodmann", (4, 36, 18), "BA 24"),
            ("Harvard-Oxford cortex", (-24, 60, 6), "Frontal Pole"), ("Harvard-Oxford cortex", (-46, -20, 8), "Heschl's Gyrus"), ("Harvard-Oxford cortex", (-14, -100, 0), "Occipital Pole"),
            ("Harvard-Oxford cortex", (-36, 4, 0), "Insular Cortex"), ("Harvard-Oxford cortex", (0, 34, 22), "Cingulate Gyrus, anterior division"), ("Harvard-Oxford cortex", (-40, -16, 50), "Precentral Gyrus"),
            ("JHU white matter", (0, 26, 4), "Genu_of_corpus_callosum"),
        ];

        foreach (var group in known.GroupBy(row => row.Atlas))
        {
            var atlas = Atlas.Open(group.Key);
            Assert.All(group, row => Assert.Equal(row.Name, $"{atlas.At(row.At)}"));
        }
    }

    [Needs(Templates + "HarvardOxford-cort-maxprob-thr0-1mm.nii.gz", "python:nibabel", "python:numpy")]
    public void Shares_of_a_ball_in_the_Harvard_Oxford_cortex_are_the_counts_of_numpy()
    {
        const string Script = """
            import sys, nibabel, numpy
            image = nibabel.load(sys.argv[1]); data = numpy.asarray(image.dataobj).astype(int)
            grid = numpy.stack(numpy.meshgrid(*[numpy.arange(n) for n in data.shape], indexing='ij'), -1)
            mm = nibabel.affines.apply_affine(image.affine, grid)
            ball = numpy.linalg.norm(mm - [-40, -20, 50], axis=-1) <= 12
            labels, counts = numpy.unique(data[ball], return_counts=True)
            print(' '.join(f'{l}:{c}' for l, c in zip(labels, counts) if l), ball.sum())
            """;
        var told = Tools.Run(Tools.Python, "-c", Script, Templates + "HarvardOxford-cort-maxprob-thr0-1mm.nii.gz").Split();

        var atlas = Atlas.Open("Harvard-Oxford cortex");
        var space = (VoxelSpace)atlas.Map.Space;
        var ball = Enumerable.Range(0, space.Count).Where(place => space.PositionOf(place)!.Value.DistanceTo((-40, -20, 50)) <= 12).ToList();
        var counts = ball.SelectMany(atlas.SharesAt).GroupBy(share => share.Label.Number).OrderBy(group => group.Key).Select(group => $"{group.Key}:{group.Count()}");

        Assert.Equal(told.Where(word => word.Contains(':', StringComparison.Ordinal)), counts);
        Assert.Contains($"{ball.Count}", told);
    }

    [Fact]
    public void A_volume_with_names_beside_it_is_an_atlas()
    {
        var path = Volume("mine.nii.gz", place => place.X < 0 ? 1 : place.Y > 6 ? 17 : 0);
        File.WriteAllText(Path.Combine(_scratch, "mine.txt"), "# made up\n1\tLeft side\t120 18 131 0\n17\tRight front\t1 2 3 0\n");

        var atlas = Atlas.Open(path);

        Assert.Equal("Left side", $"{atlas.At((-4, 0, 0))}");
        Assert.Equal("Right front", $"{atlas.At((4, 8, 0))}");
        Assert.Equal("no region (nearest: Left side, 4 mm)", $"{atlas.At((2, 0, 0))}");
        Assert.Equal(17, atlas["front"].Number);
        Assert.Equal(Enumerable.Range(0, atlas.Map.Count).Count(place => atlas.Map[place] == 17), atlas.Mask("Right front").Values.ToArray().Sum());
        Assert.Contains("Left side, Right front", Assert.Throws<ArgumentMistake>(() => atlas["Thalamus"]).Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 Precentral_L 2001", "Precentral_L")]
    [InlineData("1 7Networks_LH_Vis_1 120 18 131 0", "7Networks_LH_Vis_1")]
    [InlineData("index\tname\n1\tGenu of corpus callosum", "Genu of corpus callosum")]
    [InlineData("index,name\n1,\"Planum Polare\"", "Planum Polare")]
    public void Tables_of_names_of_other_programs_are_read(string table, string name)
    {
        var path = Path.Combine(_scratch, "names.txt");
        File.WriteAllText(path, table);

        Assert.Equal(new AtlasLabel(1, name), AtlasReader.NamesIn(path).Single());
    }

    [Fact]
    public void An_atlas_of_FSL_has_its_probabilities()
    {
        Directory.CreateDirectory(Path.Combine(_scratch, "Made"));
        var space = Space();
        var both = new float[2 * space.Count];
        for (var place = 0; place < space.Count; place++)
        {
            both[place] = space.PositionOf(place)!.Value.X < 0 ? 80 : 20;
            both[space.Count + place] = 100 - both[place] - 10;
        }

        NeuroRepl.IO.Volumes.NiftiImage.Of(both, [space.Grid.Nx, space.Grid.Ny, space.Grid.Nz, 2], [.. space.Grid.Affine.Rows, 0, 0, 0, 1]).Save(Path.Combine(_scratch, "Made", "prob-2mm.nii.gz"));
        File.WriteAllText(Path.Combine(_scratch, "Made.xml"), "<atlas><header><name>Made up</name><type>Probabilistic</type><images><imagefile>/Made/prob-2mm</imagefile></images></header><data><label index=\"0\">One</label><label index=\"1\">Two</label></data></atlas>");

        var atlas = Atlas.Open(Path.Combine(_scratch, "Made.xml"));

        Assert.True(atlas.IsProbabilistic);
        Assert.Equal("80 % One, 10 % Two", $"{atlas.At((-4, 0, 0))}");
        Assert.Equal("70 % Two, 20 % One", $"{atlas.At((4, 0, 0))}");
        Assert.Equal(1, atlas.Map[((VoxelSpace)atlas.Map.Space).PlaceAt((-4, 0, 0))!.Value]);
        Assert.Equal("Made up", FslAtlas.Described(Path.Combine(_scratch, "Made.xml"))!.Name);
        Assert.Null(FslAtlas.Described(Volume("none.nii.gz", _ => 1)));
    }

    [Fact]
    public void A_folder_of_ones_own_is_found()
    {
        Volume("Schaefer2018_100Parcels_7Networks_order_FSLMNI152_2mm.nii.gz", _ => 1);
        File.WriteAllText(Path.Combine(_scratch, "Schaefer2018_100Parcels_7Networks_order.txt"), "1\t7Networks_LH_Vis_1\t120\t18\t131\t0\n");
        var before = Environment.GetEnvironmentVariable(AtlasFinder.Variable);
        Environment.SetEnvironmentVariable(AtlasFinder.Variable, _scratch);
        try
        {
            var found = Atlas.Find().Single(source => source.Path.StartsWith(_scratch, StringComparison.Ordinal));

            Assert.Equal(("Schaefer2018_100Parcels_7Networks_2mm", "Schaefer et al. 2018"), (found.Name, found.Source));
            Assert.Equal("7Networks_LH_Vis_1", $"{found.Open().At((0, 0, 0))}");
            Assert.Equal("7Networks_LH_Vis_1", Atlas.Open("Schaefer2018_100Parcels_7Networks_2mm").Labels.Single().Name);
        }
        finally
        {
            Environment.SetEnvironmentVariable(AtlasFinder.Variable, before);
        }
    }

    [Fact]
    public void What_is_no_atlas_is_refused()
    {
        Assert.Contains("whole numbers", Assert.Throws<ArgumentMistake>(() => Atlas.Open(Volume("half.nii.gz", _ => 1.5f))).Message, StringComparison.Ordinal);
        Assert.Throws<FileProblem>(() => Atlas.Open("no such atlas at all"));
        Assert.Throws<ArgumentMistake>(() => new Atlas("twice", new BrainMap(Space(), new float[Space().Count]), [new(1, "a"), new(1, "b")]));
        Assert.Throws<ArgumentMistake>(() => Atlas.OfProbabilities("wild", [new(1, "a")], [new BrainMap(Space(), [.. Enumerable.Repeat(30f, Space().Count)])]));
        File.WriteAllText(Path.Combine(_scratch, "empty.txt"), "no numbers here\n");
        Assert.Throws<FileProblem>(() => AtlasReader.NamesIn(Path.Combine(_scratch, "empty.txt")));
    }

    private static VoxelSpace Space() => VoxelSpace.Whole(new(10, 11, 9, Affine.Isotropic(2, (-10, -10, -8))));

    private string Volume(string name, Func<Millimetres, float> value)
    {
        var space = Space();
        var path = Path.Combine(_scratch, name);
        new BrainMap(space, [.. Enumerable.Range(0, space.Count).Select(place => value(space.PositionOf(place)!.Value))]).Save(path);
        return path;
    }
}
