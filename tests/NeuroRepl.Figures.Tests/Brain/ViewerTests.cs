using System.Text.RegularExpressions;
using NeuroRepl.Figures.Brain;
using NeuroRepl.Figures.Charts;
using NeuroRepl.Figures.Text;
using NeuroRepl.Testing;

namespace NeuroRepl.Figures.Tests.Brain;

/// <summary>The viewer in a real browser that has no network: it draws, it jumps to peaks, its slider hides values.</summary>
public sealed class ViewerTests : IDisposable
{
    private const int Size = 24;
    private static readonly ValueColors Colors = new(-6, 6) { Threshold = 2, Unit = "t" };
    private readonly string _folder = Directory.CreateTempSubdirectory("viewer-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Needs("chromium", "npm")]
    public void A_page_shows_volumes_without_a_network_and_jumps_to_peaks()
    {
        // A click on the second peak; then what stands at the cross-hair, and what the page asked of a network.
        var page = Page(Volume(), "document.querySelectorAll('[data-brain-peak]')[1].click();");

        var dom = Chromium("--dump-dom", page);

        Assert.Contains("data-brain-shown", dom, StringComparison.Ordinal);
        Assert.Equal("t = −4.00 at (20.0, 12.0, 16.0) mm", Regex.Match(dom, "data-brain-value=\"[^>]*>([^<]*)<").Groups[1].Value);
        Assert.Equal("0", Regex.Match(dom, "<p id=\"asked\">(.*?)</p>").Groups[1].Value);
        Assert.Contains("display: none", Regex.Match(dom, "<div class=\"nrepl-picture\"[^>]*>").Value, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(dom, "data-brain-peak=\""));
    }

    [Needs("chromium", "npm")]
    public void The_slider_takes_the_colours_away()
    {
        Chromium($"--screenshot={_folder}/low.png", Page(Volume()));
        Chromium($"--screenshot={_folder}/high.png", Page(Volume(), "var s = document.querySelector('input'); s.value = 5.9; s.dispatchEvent(new Event('input'));"));

        Assert.InRange(Reddish("low.png"), 100, 100_000);
        Assert.InRange(Reddish("high.png"), 0, 40);
    }

    [Needs("chromium", "npm")]
    public void A_page_shows_surfaces_with_their_values()
    {
        var page = Page(Surface());

        Assert.Contains("data-brain-shown", Chromium("--dump-dom", page), StringComparison.Ordinal);
        Chromium($"--screenshot={_folder}/surface.png", page);
        Assert.InRange(Reddish("surface.png"), 500, 200_000);
    }

    [Fact]
    public void Where_no_script_runs_there_is_the_still_picture()
    {
        var html = Volume().ToHtml();

        Assert.Matches("<div class=\"nrepl-brain\" data-brain=\"nrepl-[0-9a-f]{12}\"><div class=\"nrepl-picture\"><img alt=", html);
        Assert.DoesNotContain("nreplNiivue = new Response", html, StringComparison.Ordinal);      // a notebook's host brings the viewer, once
        Assert.True(Volume().IsPicture);
        Assert.NotNull(Volume().TryPng());
    }

    [Needs("python:nibabel", "python:numpy")]
    public void The_volume_that_travels_has_the_values_at_their_places()
    {
        var values = Values();
        values[0] = float.NaN;
        var file = Path.Combine(_folder, "travels.nii.gz");
        File.WriteAllBytes(file, new SceneVolume((Size, Size, Size), Affine, [.. values.Select((value, n) => n % Size < 3 ? float.NaN : value)]).ToNifti());

        var told = Tools.Run(Tools.Python, "-c", """
            import sys, nibabel, numpy
            i = nibabel.load(sys.argv[1]); d = i.get_fdata(); p = numpy.unravel_index(d.argmax(), d.shape)
            print(d.shape, round(d.max(), 2), [round(float(x), 3) for x in nibabel.affines.apply_affine(i.affine, p)])
            """, file);

        Assert.Equal($"({Size - 3}, {Size}, {Size}) 5.0 [-20.0, -12.0, 0.0]", told.Trim());
    }

    [Fact]
    public void A_viewer_takes_the_place_of_one_picture_only() =>
        Assert.Throws<FigureException>(() => Figure.Grid([Volume(), Volume()]).WithViewer(new BrainScene("two", Colors)));

    // Voxels of 4 mm around 0; one positive and one negative peak.
    private static IReadOnlyList<double> Affine => [4, 0, 0, -48, 0, 4, 0, -48, 0, 0, 4, -48];

    private static float[] Values()
    {
        var values = new float[Size * Size * Size];
        for (var n = 0; n < values.Length; n++)
        {
            var (x, y, z) = ((4 * (n % Size)) - 48, (4 * (n / Size % Size)) - 48, (4 * (n / (Size * Size))) - 48);
            var (near, far) = (Math.Sqrt(((x + 20) * (x + 20)) + ((y + 12) * (y + 12)) + (z * z)), Math.Sqrt(((x - 20) * (x - 20)) + ((y - 12) * (y - 12)) + ((z - 16) * (z - 16))));
            values[n] = near < 14 ? (float)(5 - (near / 10)) : far < 14 ? (float)(-4 + (far / 10)) : .5f;
        }

        return values;
    }

    private static Figure Volume() => Still().WithViewer(new BrainScene("made up", Colors)
    {
        Background = new((Size, Size, Size), Affine, [.. Values().Select(_ => 1f)]) { IsMask = true },
        Values = new((Size, Size, Size), Affine, Values()),
        Columns = ["cluster", "peak t"],
        Peaks = [(-20, -12, 0, ["1", "5"]), (20, 12, 16, ["2", "-4"])],
        Start = (-20, -12, 0),
    });

    private static Figure Surface()
    {
        float[] at = [-40, -60, -40, -40, 60, -40, -40, 0, 50, 30, 0, 0];
        return Still().WithViewer(new BrainScene("made up", Colors) { Surfaces = [new SurfaceView(at, new[] { 0, 1, 2, 0, 3, 1, 1, 3, 2, 2, 3, 0 }, [5, 3, 4, 5])] });
    }

    private static Figure Still() => Chart.BrainSlices([new BrainSlice(100, 100, (columns, rows) => new(new float[columns * rows], [.. Enumerable.Repeat(.7f, columns * rows)])) { Label = "z = 0" }], Colors).WithTitle("made up");

    private string Page(Figure figure, string then = "")
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}.html");
        var after = "<p id=\"asked\"></p><script>(function wait(n) { if (document.querySelector('[data-brain-shown]')) { " + then
            + " document.getElementById('asked').textContent = performance.getEntriesByType('resource').filter(function (e) { return !/^(data|blob|file):/.test(e.name); }).length; } else if (n > 0) setTimeout(function () { wait(n - 1); }, 50); })(400);</script></body>";
        File.WriteAllText(path, figure.ToHtmlPage().Replace("</body>", after, StringComparison.Ordinal));
        return path;
    }

    private string Chromium(string what, string page) => Tools.Run(
        "chromium", "--headless", "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--host-resolver-rules=MAP * ~NOTFOUND",
        $"--user-data-dir={Path.Combine(_folder, "profile")}", "--no-first-run", "--window-size=860,800", "--virtual-time-budget=20000", what, $"file://{page}");

    private int Reddish(string file)
    {
        var pixels = PngPixels.Of(File.ReadAllBytes(Path.Combine(_folder, file)))!.ToRaster();
        return Enumerable.Range(0, pixels.Width * pixels.Height).Count(n => pixels[n % pixels.Width, n / pixels.Width] is var color && color.R > 110 && color.R > 2 * color.B && color.R > color.G + 40 && Math.Abs(color.G - (color.R * .69)) > 12);
    }
}
