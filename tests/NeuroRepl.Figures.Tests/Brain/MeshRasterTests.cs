using NeuroRepl.Figures.Brain;
using NeuroRepl.Figures.Charts;

namespace NeuroRepl.Figures.Tests.Brain;

public sealed class MeshRasterTests
{
    private static readonly ValueColors Colors = new(-3, 3);

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(1, 0, 0)]
    [InlineData(0, 0, 1)]
    [InlineData(0, 1, 0)]
    public void A_vertex_that_is_seen_has_its_value(double x, double y, double z)
    {
        var view = Ball() with { From = (x, y, z) };
        const int Size = 600;
        var raster = MeshRaster.Draw(view, Colors, light: 0, Size, Size);

        var seen = 0;
        for (var vertex = 0; vertex < view.Values.Length; vertex++)
        {
            var at = view.Coordinates.Span.Slice(3 * vertex, 3);
            if ((at[0] * x) + (at[1] * y) + (at[2] * z) < 20) { continue; }                     // the rim and what is behind it

            var (u, v, isSeen) = MeshRaster.PixelOf(view, vertex, Size, Size);
            Assert.True(isSeen);
            var color = raster[u, v];
            Assert.Equal(view.Values[vertex], Colors.ValueOf(color.R, color.G, color.B), .15);  // the pixel's centre lies beside the vertex
            seen++;
        }

        Assert.InRange(seen, 40, view.Values.Length / 2);
    }

    [Fact]
    public void What_is_behind_is_hidden()
    {
        // A large triangle in front, from the left, of a small one.
        float[] at = [-10, -20, -20, -10, 20, -20, -10, 0, 20, 0, -5, -5, 0, 5, -5, 0, 0, 5];
        var view = new SurfaceView(at, new[] { 0, 1, 2, 3, 4, 5 }, [1, 1, 1, -2, -2, -2]) { From = (-1, 0, 0) };

        Assert.Equal(1, Middle(view), .05);
        Assert.Equal(-2, Middle(view with { From = (1, 0, 0) }), .05);
        Assert.False(MeshRaster.PixelOf(view, 5, 200, 200).IsSeen);
    }

    [Fact]
    public void The_left_hemisphere_from_outside_has_its_front_on_the_left()
    {
        // y is to the front: a value in the front half only.
        var view = Ball() with { From = (-1, 0, 0) };
        var front = view with { Values = [.. Enumerable.Range(0, view.Values.Length).Select(n => view.Coordinates.Span[(3 * n) + 1] > 0 ? 3f : -3f)] };
        var raster = MeshRaster.Draw(front, Colors, light: 0, 200, 200);

        Assert.True(Colors.ValueOf(raster[50, 100].R, raster[50, 100].G, raster[50, 100].B) > 2);
        Assert.True(Colors.ValueOf(raster[150, 100].R, raster[150, 100].G, raster[150, 100].B) < -2);
    }

    [Fact]
    public void Flat_views_and_gaps_take_the_nearest_vertex()
    {
        float[] at = [0, -20, -20, 0, 20, -20, 0, 0, 20];
        var view = new SurfaceView(at, new[] { 0, 1, 2 }, [1, 3, float.NaN]) { From = (1, 0, 0) };
        var drawn = MeshRaster.Sample(view, Colors, 60, 60);

        Assert.Equal([1f, 3f], drawn.Values.Where(value => !float.IsNaN(value)).Distinct().Order());
        Assert.Contains(Enumerable.Range(0, drawn.Values.Length), n => float.IsNaN(drawn.Values[n]) && !float.IsNaN(drawn.Shade[n]));
    }

    [Fact]
    public void Nothing_to_draw_is_refused() => Assert.Throws<FigureException>(() => Chart.BrainSurfaces([], Colors));

    private static double Middle(SurfaceView view)
    {
        var raster = MeshRaster.Draw(view, Colors, light: 0, 200, 200);
        return Colors.ValueOf(raster[100, 100].R, raster[100, 100].G, raster[100, 100].B);
    }

    private static SurfaceView Ball()
    {
        const int Rings = 24, Around = 36;
        const float Radius = 40;
        var at = new List<float>();
        var triangles = new List<int>();
        for (var ring = 0; ring <= Rings; ring++)
        {
            for (var n = 0; n < Around; n++)
            {
                var (polar, angle) = (Math.PI * ring / Rings, 2 * Math.PI * n / Around);
                at.AddRange([(float)(Radius * Math.Sin(polar) * Math.Cos(angle)), (float)(Radius * Math.Sin(polar) * Math.Sin(angle)), (float)(Radius * Math.Cos(polar))]);
                if (ring == Rings) { continue; }

                var (here, next) = ((ring * Around) + n, (ring * Around) + ((n + 1) % Around));
                triangles.AddRange([here, here + Around, next, next, here + Around, next + Around]);
            }
        }

        var values = Enumerable.Range(0, at.Count / 3).Select(n => (float)(2.5 * Math.Sin(at[3 * n] / 15) * Math.Cos(at[(3 * n) + 1] / 18))).ToArray();
        return new(at.ToArray(), triangles.ToArray(), values);
    }
}
