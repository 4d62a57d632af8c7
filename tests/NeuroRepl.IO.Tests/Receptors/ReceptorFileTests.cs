using System.Net;
using System.Security.Cryptography;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Receptors;
using NeuroRepl.Numerics;
using NeuroRepl.Testing;

namespace NeuroRepl.IO.Tests.Receptors;

public sealed class ReceptorFileTests : IDisposable
{
    private readonly string _scratch = Directory.CreateTempSubdirectory("receptors-").FullName;

    public void Dispose() => Directory.Delete(_scratch, recursive: true);

    [Fact]
    public void The_stand_ins_say_that_they_are_simulated_and_whose_they_are()
    {
        var atlas = ReceptorAtlas.Open(Repository.At("datasets", "receptors"));

        Assert.Equal(["mGluR5", "MOR", "KOR", "NMDA", "GABA-A", "GABA-A a5"], atlas.Names);
        Assert.Equal(200, atlas.Space.Count);
        Assert.Contains("SIMULATED", atlas.Notes.Single(), StringComparison.Ordinal);
        Assert.All(atlas.Sources, source => Assert.Equal("SIMULATED", source!.Source));
        Assert.All(atlas, map => Assert.Equal(200, map.Known));
    }

    [Fact]
    public void A_table_comes_back_as_it_was_saved()
    {
        var space = new ParcelSpace(["a", "b", "c"], [(1.5, 2, 3), (-4, 5, 6), (7, -8, 9)]);
        var atlas = new ReceptorAtlas([new(space, [.1f, -2.5f, float.NaN]) { Name = "MOR", Unit = "BP" }, new(space, [1, 2, 3]) { Name = "KOR" }])
        {
            Name = "two", Notes = ["made up"], Sources = [new ReceptorCatalogue()["MOR"][0], null],
        };

        atlas.Save(_scratch);
        var back = ReceptorAtlas.Open(_scratch);

        Assert.Equal(("two", "BP", 204, "carfentanil"), (back.Name, back["MOR"].Unit, back.Sources[0]!.Subjects, back.Sources[0]!.Tracer));
        Assert.Null(back.Sources[1]);
        Assert.Equal(atlas["MOR"].Values.ToArray(), back["MOR"].Values.ToArray());
        Assert.Equal(space.Positions, ((ParcelSpace)back.Space).Positions);
    }

    [Fact]
    public void Volumes_of_other_grids_come_onto_the_coarsest_and_into_parcels()
    {
        Save("source-kantonen2020_desc-carfentanil_space-MNI152_res-3mm_feature.nii.gz", 3, at => at.X + (2 * at.Y));
        Save("source-smart2019_desc-abp688_space-MNI152_res-1mm_feature.nii.gz", 2, at => at.Z);
        Save("source-mine2026_desc-xyz_space-MNI152_res-2mm_feature.nii.gz", 2, _ => 5);

        var atlas = ReceptorAtlas.Open(_scratch);

        Assert.Equal(["MOR kantonen2020", "xyz mine2026", "mGluR5 smart2019"], atlas.Names);
        var space = (VoxelSpace)atlas.Space;
        Assert.Equal(3, space.Grid.Affine.VoxelSize.X, 1e-6);
        Assert.Equal((4.5f, 5f), (atlas["mGluR5 smart2019"][space.PlaceAt((1.5, 1.5, 4.5))!.Value], atlas["xyz mine2026"][space.PlaceAt((1.5, 1.5, 4.5))!.Value]));
        Assert.Equal(2, atlas.Notes.Count(note => note.Contains("not as published", StringComparison.Ordinal)));
        Assert.Contains(atlas.Notes, note => note.Contains("yours to know", StringComparison.Ordinal));

        var parcels = ReceptorAtlas.Open(_scratch, at: new ParcelSpace(["middle"], [(0, 0, 0)]));
        Assert.Equal(0, parcels["mGluR5 smart2019"][0], 1e-4f);                                   // a ball around the middle of a slope
    }

    [Fact]
    public void Every_map_of_the_catalogue_can_be_fetched_and_checked()
    {
        Assert.All(new ReceptorCatalogue(), source =>
        {
            Assert.Matches("^[0-9a-f]{32}$", source.Md5);
            Assert.StartsWith("https://files.osf.io/v1/resources/4mw3a/providers/osfstorage/", source.Address, StringComparison.Ordinal);
            Assert.Equal(source, new ReceptorCatalogue().OfFile($"somewhere/{source.FileName}"));
        });
        Assert.Equal(10, new ReceptorCatalogue().Select(source => source.Md5).Distinct().Count());
    }

    [Fact]
    public void A_fetch_goes_on_where_it_stopped_and_keeps_only_what_is_right()
    {
        var content = Enumerable.Range(0, 200_000).Select(n => (byte)(n * n / 7)).ToArray();
        using var server = new Server(content);
        var source = Source(server.Address, Md5(content));
        File.WriteAllBytes(Path.Combine(_scratch, "map.nii.gz.part"), content[..70_000]);

        var path = source.Fetch(_scratch);

        Assert.Equal(content, File.ReadAllBytes(path));
        Assert.Equal("bytes=70000-", server.Ranges.Single());
        Assert.True(source.Check(path).IsIntact);
        Assert.Equal(path, source.Fetch(_scratch));                                               // it is there and right
        Assert.Single(server.Ranges);
        Assert.False(File.Exists(path + ".part"));
    }

    [Fact]
    public void What_is_not_the_published_file_is_not_kept()
    {
        using var server = new Server([1, 2, 3]);
        var source = Source(server.Address, new string('0', 32));

        var problem = Assert.Throws<FileProblem>(() => source.Fetch(_scratch));

        Assert.Contains($"MD5 sum {Md5([1, 2, 3])}", problem.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_scratch));
    }

    [Fact]
    public void A_server_that_is_not_there_is_one_sentence()
    {
        var source = Source("http://127.0.0.1:9/none.nii.gz", new string('0', 32));

        Assert.Contains("could not be fetched", Assert.Throws<FileProblem>(() => source.Fetch(_scratch)).Message, StringComparison.Ordinal);
        Assert.Throws<FileProblem>(() => (source with { Address = "" }).Fetch(_scratch));
    }

    [Fact]
    public void A_folder_without_maps_is_refused()
    {
        Assert.Contains("Fetch", Assert.Throws<FileProblem>(() => ReceptorAtlas.Open(_scratch)).Hint, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_scratch, "receptors.tsv"), "region\tMOR\na\t1\n");
        Assert.Contains("no column parcel", Assert.Throws<FileProblem>(() => ReceptorAtlas.Open(_scratch)).Message, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_scratch, "receptors.tsv"), "parcel\tx\na\t1\n");
        Assert.Contains("no column of numbers", Assert.Throws<FileProblem>(() => ReceptorAtlas.Open(_scratch)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentMistake>(() => new ReceptorAtlas([new(new ParcelSpace(["a"]), [1]) { Name = "MOR" }]) { Sources = [] });
    }

    private static ReceptorMapSource Source(string address, string md5) => new("MOR", "test", 1, "here", "none") { Address = address, Md5 = md5, FileName = "map.nii.gz" };

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5351", Justification = "The sums that the collection publishes are MD5.")]
    private static string Md5(byte[] content) => Convert.ToHexStringLower(MD5.HashData(content));

    private void Save(string name, double millimetres, Func<Millimetres, double> value)
    {
        var count = (int)(60 / millimetres);
        var space = VoxelSpace.Whole(new(count, count, count, Affine.Isotropic(millimetres, (-30 + (millimetres / 2), -30 + (millimetres / 2), -30 + (millimetres / 2)))));
        new BrainMap(space, [.. Enumerable.Range(0, space.Count).Select(place => (float)value(space.PositionOf(place)!.Value))]).Save(Path.Combine(_scratch, name));
    }

    /// <summary>Serves one file on this machine, whole or from a byte on.</summary>
    private sealed class Server : IDisposable
    {
        private readonly HttpListener _listener = new();

        public Server(byte[] content)
        {
            for (var port = 49_200 + (Environment.ProcessId % 10_000); ; port++)
            {
                try
                {
                    _listener.Prefixes.Clear();
                    _listener.Prefixes.Add(Address = $"http://127.0.0.1:{port}/");
                    _listener.Start();
                    break;
                }
                catch (HttpListenerException) when (port < 65_000)
                {
                    _listener.Prefixes.Clear();
                }
            }

            _ = Task.Run(async () =>
            {
                while (_listener.IsListening)
                {
                    var context = await _listener.GetContextAsync().ConfigureAwait(false);
                    var range = context.Request.Headers["Range"];
                    if (range is not null) { Ranges.Add(range); }

                    var from = range is null ? 0 : int.Parse(range["bytes=".Length..^1], System.Globalization.CultureInfo.InvariantCulture);
                    context.Response.StatusCode = range is null ? 200 : 206;
                    context.Response.ContentLength64 = content.Length - from;
                    context.Response.OutputStream.Write(content.AsSpan(from));
                    context.Response.Close();
                }
            });
        }

        public string Address { get; } = "";

        public List<string> Ranges { get; } = [];

        public void Dispose() => _listener.Close();
    }
}
