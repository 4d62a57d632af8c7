namespace NeuroRepl.IO.Volumes;

/// <summary>How a voxel of a type lies in the file: how many elements of which .NET type.</summary>
internal sealed record NiftiElement(NiftiType Type, Type Number, int Bytes, int PerVoxel)
{
    private static readonly NiftiElement[] Known =
    [
        new(NiftiType.UInt8, typeof(byte), 1, 1), new(NiftiType.Int8, typeof(sbyte), 1, 1),
        new(NiftiType.Int16, typeof(short), 2, 1), new(NiftiType.UInt16, typeof(ushort), 2, 1),
        new(NiftiType.Int32, typeof(int), 4, 1), new(NiftiType.UInt32, typeof(uint), 4, 1),
        new(NiftiType.Int64, typeof(long), 8, 1), new(NiftiType.UInt64, typeof(ulong), 8, 1),
        new(NiftiType.Float32, typeof(float), 4, 1), new(NiftiType.Float64, typeof(double), 8, 1),
        new(NiftiType.Complex64, typeof(float), 4, 2), new(NiftiType.Complex128, typeof(double), 8, 2),
        new(NiftiType.Rgb24, typeof(byte), 1, 3), new(NiftiType.Rgba32, typeof(byte), 1, 4),
    ];

    /// <summary>Bytes of one voxel.</summary>
    public int VoxelBytes => Bytes * PerVoxel;

    /// <summary>The layout of a type, or null where it is not read here.</summary>
    public static NiftiElement? Of(NiftiType type) => Known.FirstOrDefault(element => element.Type == type);

    /// <summary>The type of plain numbers of a .NET type.</summary>
    public static NiftiElement? Of(Type number) => Known.FirstOrDefault(element => element.Number == number && element.PerVoxel == 1);
}
