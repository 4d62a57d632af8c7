using System.Runtime.CompilerServices;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Views.Imaging;

/// <summary>What a map lies on in slices: somebody's anatomy as shades of grey, or the map's own mask as a pale shape.</summary>
internal sealed class Backdrop
{
    private const float Pale = .91f, Darkest = .10f, Brightest = .92f;

    // One anatomy lies below many maps.
    private static readonly ConditionalWeakTable<BrainMap, Backdrop> Known = [];

    private readonly VolumeImage _image;
    private readonly bool _isMask;
    private readonly (double Low, double High) _window;

    private Backdrop(VolumeImage image, bool isMask, (double, double) window) => (_image, _isMask, _window) = (image, isMask, window);

    /// <summary>The lower corner of what is shown, in millimetres.</summary>
    public Millimetres Low => _image.Low;

    /// <summary>The upper corner of what is shown.</summary>
    public Millimetres High => _image.High;

    /// <summary>Whether a line is drawn around it.</summary>
    public bool HasOutline => _isMask;

    /// <summary>The places that a map has, whatever their values.</summary>
    public static Backdrop OfMask(VoxelSpace space, float[] values) => new(VolumeImage.Of(space, Inside(space, values)), isMask: true, default);

    /// <summary>1 at each place of the head, NaN elsewhere.</summary>
    public static float[] Inside(VoxelSpace space, ReadOnlySpan<float> values)
    {
        // A whole box says nothing about the head; what is not 0 or missing in it does.
        var isBox = space.Count == space.Grid.Count;
        var inside = new float[values.Length];
        for (var place = 0; place < inside.Length; place++) { inside[place] = isBox && (float.IsNaN(values[place]) || values[place] == 0) ? float.NaN : 1; }

        return inside;
    }

    /// <summary>An anatomical volume: what is darker than 4 % of its bright voxels is paper.</summary>
    /// <exception cref="ArgumentMistake">It is not a map of voxels, or has no values above 0.</exception>
    public static Backdrop OfAnatomy(BrainMap anatomy) => Known.GetValue(anatomy, Windowed);

    public float[] Shade(SlicePlane plane, int columns, int rows)
    {
        var shade = _isMask ? _image.Nearest(plane, columns, rows) : _image.Linear(plane, columns, rows);
        for (var n = 0; n < shade.Length; n++)
        {
            if (float.IsNaN(shade[n])) { continue; }

            shade[n] = _isMask ? Pale : (float)(Darkest + ((Brightest - Darkest) * Math.Clamp((shade[n] - _window.Low) / Math.Max(1e-12, _window.High - _window.Low), 0, 1)));
        }

        return shade;
    }

    /// <summary>The nearest plane of voxels to a place along an axis.</summary>
    public double Snapped(int axis, double at) => _image.Snapped(axis, at);

    private static Backdrop Windowed(BrainMap anatomy)
    {
        if (anatomy.Space is not VoxelSpace space) { throw new ArgumentMistake($"The anatomy {anatomy.Name} lies on {anatomy.Space}; slices are drawn over voxels.", "Give a volume: anatomy: BrainMap.Open(\"T1w.nii.gz\")."); }

        var sample = Enumerable.Range(0, Math.Min(anatomy.Count, 40_000)).Select(n => anatomy[(int)((long)n * anatomy.Count / Math.Min(anatomy.Count, 40_000))]).Where(value => value > 0).Order().ToArray();
        if (sample.Length == 0) { throw new ArgumentMistake($"The anatomy {anatomy.Name} has no value above 0.", "Give a T1- or T2-weighted volume, or leave anatomy out."); }

        var high = sample[(int)(.985 * (sample.Length - 1))];
        var paper = .04f * high;
        var bright = sample.Where(value => value > paper).ToArray();
        return new(VolumeImage.Of(space, anatomy.Values.Span, value => value > paper), isMask: false, (bright[(int)(.02 * (bright.Length - 1))], high));
    }
}
