using System.Numerics;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO.Volumes;

/// <summary>A NIfTI image: its header and its voxels, in the type of the file and as scaled numbers. The first index runs fastest.</summary>
public sealed class NiftiImage
{
    private readonly Lazy<float[]> _values;
    private readonly Lazy<Complex[]> _complex;

    internal NiftiImage(NiftiHeader header, Array raw, string name, Task<float[]>? values = null)
    {
        (Header, Raw, Name) = (header, raw, name);
        _values = new(() => values is null ? ToValues() : values.GetAwaiter().GetResult());
        _complex = new(ToComplex);
    }

    /// <summary>An image of numbers, one a voxel.</summary>
    /// <param name="values">The numbers, the first dimension running fastest; taken over, not copied.</param>
    /// <param name="shape">The lengths of the dimensions, one to seven.</param>
    /// <param name="affine">Voxel indices to millimetres, row-major 4 × 4; voxels of 1 mm without it.</param>
    /// <exception cref="ArgumentMistake">The values do not fill the shape.</exception>
    public static NiftiImage Of(float[] values, IReadOnlyList<int> shape, IReadOnlyList<double>? affine = null) => Of((Array)values, NiftiType.Float32, shape, affine);

    /// <summary>An image from stored numbers under a header of one's own: byte[], short[] …, real and imaginary parts or colours beside each other.</summary>
    /// <exception cref="ArgumentMistake">The numbers are not of the header's type, or do not fill its shape.</exception>
    public static NiftiImage Of(Array raw, NiftiHeader header)
    {
        var element = NiftiElement.Of(header.Type) ?? throw new ArgumentMistake($"{header.Type} is not written here.", "Take a type of up to 64 bits.");
        if (raw.GetType().GetElementType() != element.Number) { throw new ArgumentMistake($"{header.Type} is stored as {element.Number.Name}[], not {raw.GetType().Name}.", "Convert the numbers, or change the header's Type."); }

        Guard.SameLength(raw.Length, checked((int)header.Voxels) * element.PerVoxel, "the number of values", "that of the voxels");
        return new NiftiImage(header, raw, "image");
    }

    internal static NiftiImage Of(Array raw, NiftiType type, IReadOnlyList<int> shape, IReadOnlyList<double>? affine = null)
    {
        Guard.InRange(shape.Count, 1, 7, "the number of dimensions");
        foreach (var length in shape) { Guard.InRange(length, 1, int.MaxValue, "a dimension's length"); }

        var header = new NiftiHeader { Shape = [.. shape], Type = type, Version = shape.Any(length => length > short.MaxValue) ? 2 : 1, XyztUnits = 2 | 8 };
        Guard.SameLength(raw.Length, checked((int)header.Voxels) * NiftiElement.Of(type)!.PerVoxel, "the number of values", "that of the voxels");
        return new NiftiImage(affine is null ? header : header.WithAffine(affine), raw, "image");
    }

    /// <summary>What the header says.</summary>
    public NiftiHeader Header { get; }

    /// <summary>The voxels as they stand in the file: byte[], short[], float[] …; real and imaginary parts, or colours, beside each other.</summary>
    public Array Raw { get; }

    /// <summary>What to call it.</summary>
    public string Name { get; }

    /// <summary>The lengths of the dimensions.</summary>
    public IReadOnlyList<int> Shape => Header.Shape;

    /// <summary>Voxel indices to millimetres, row-major 4 × 4.</summary>
    public IReadOnlyList<double> Affine => Header.Affine;

    /// <summary>The values, scaled by slope and inter; 64-bit numbers are rounded to float.</summary>
    /// <exception cref="ArgumentMistake">The image holds complex numbers or colours.</exception>
    public ReadOnlyMemory<float> Values => _values.Value;

    /// <summary>The complex values, scaled by slope and inter.</summary>
    /// <exception cref="ArgumentMistake">The image holds no complex numbers.</exception>
    public ReadOnlyMemory<Complex> ComplexValues => _complex.Value;

    /// <summary>The value of one voxel, by its indices from 0.</summary>
    public double this[params int[] index]
    {
        get
        {
            Guard.SameLength(index.Length, Shape.Count, "the number of indices", "that of the dimensions");
            var place = 0;
            for (var d = index.Length - 1; d >= 0; d--)
            {
                Guard.InRange(index[d], 0, Shape[d] - 1, $"index {d + 1}");
                place = (place * Shape[d]) + index[d];
            }

            return Values.Span[place];
        }
    }

    /// <summary>The image with another header, for instance another affine or intent; shape and type stay.</summary>
    public NiftiImage With(NiftiHeader header) => new(header with { Shape = Header.Shape, Type = Header.Type }, Raw, Name);

    /// <summary>Writes the image: .nii, .nii.gz, or a pair named by its .hdr or .img. The file appears under its name when it is whole.</summary>
    /// <exception cref="FileProblem">The ending is another one, or the place cannot be written.</exception>
    public void Save(string path) => NiftiFile.Save(this, path);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Header}";

    private float[] ToValues() => Header.Type switch
    {
        NiftiType.Complex64 or NiftiType.Complex128 => throw new ArgumentMistake($"{Name} holds complex numbers.", "Use image.ComplexValues."),
        NiftiType.Rgb24 or NiftiType.Rgba32 => throw new ArgumentMistake($"{Name} holds colours, not numbers.", "Use image.Raw: its bytes are red, green, blue (and opacity)."),
        _ => NiftiVoxels.ToFloat(Raw, Header),
    };

    private Complex[] ToComplex()
    {
        var (slope, inter) = Header.IsScaled ? (Header.SclSlope, Header.SclInter) : (1, 0);
        var complex = new Complex[Header.Voxels];
        switch (Header.Type)
        {
            case NiftiType.Complex64:
                var single = (float[])Raw;
                for (var i = 0; i < complex.Length; i++) { complex[i] = new((single[2 * i] * slope) + inter, single[(2 * i) + 1] * slope); }

                return complex;
            case NiftiType.Complex128:
                var twice = (double[])Raw;
                for (var i = 0; i < complex.Length; i++) { complex[i] = new((twice[2 * i] * slope) + inter, twice[(2 * i) + 1] * slope); }

                return complex;
            default:
                throw new ArgumentMistake($"{Name} holds {Header.Type}, not complex numbers.", "Use image.Values.");
        }
    }
}
