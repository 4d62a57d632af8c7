namespace NeuroRepl.IO.Volumes;

/// <summary>What one voxel of a NIfTI file is; the numbers are NIfTI's datatype codes.</summary>
public enum NiftiType
{
    /// <summary>No type; never in a file that can be read.</summary>
    None = 0,

    /// <summary>8-bit whole numbers from 0.</summary>
    UInt8 = 2,

    /// <summary>16-bit whole numbers.</summary>
    Int16 = 4,

    /// <summary>32-bit whole numbers.</summary>
    Int32 = 8,

    /// <summary>32-bit floating point.</summary>
    Float32 = 16,

    /// <summary>Complex numbers of two 32-bit floats.</summary>
    Complex64 = 32,

    /// <summary>64-bit floating point.</summary>
    Float64 = 64,

    /// <summary>Colours of three bytes: red, green, blue.</summary>
    Rgb24 = 128,

    /// <summary>8-bit whole numbers with sign.</summary>
    Int8 = 256,

    /// <summary>16-bit whole numbers from 0.</summary>
    UInt16 = 512,

    /// <summary>32-bit whole numbers from 0.</summary>
    UInt32 = 768,

    /// <summary>64-bit whole numbers.</summary>
    Int64 = 1024,

    /// <summary>64-bit whole numbers from 0.</summary>
    UInt64 = 1280,

    /// <summary>128-bit floating point: not read, since files hold three different layouts under this one code.</summary>
    Float128 = 1536,

    /// <summary>Complex numbers of two 64-bit floats.</summary>
    Complex128 = 1792,

    /// <summary>Complex numbers of two 128-bit floats: not read, as <see cref="Float128"/>.</summary>
    Complex256 = 2048,

    /// <summary>Colours of four bytes: red, green, blue, opacity.</summary>
    Rgba32 = 2304,
}
