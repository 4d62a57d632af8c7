namespace NeuroRepl.IO.Volumes;

/// <summary>What a NIfTI header says: shape, type, scaling, where the voxels lie, and what programs wrote beside.</summary>
public sealed record NiftiHeader
{
    /// <summary>NIfTI-1 or NIfTI-2.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Whether the file's numbers stand most significant byte first.</summary>
    public bool IsBigEndian { get; init; }

    /// <summary>Whether header and data are two files (.hdr and .img).</summary>
    public bool IsPair { get; init; }

    /// <summary>The lengths of the dimensions, one to seven: x, y, z, t and above.</summary>
    public required IReadOnlyList<int> Shape { get; init; }

    /// <summary>What one voxel is.</summary>
    public required NiftiType Type { get; init; }

    /// <summary>The eight pixdim: the sign for the quaternion, then the spacing of each dimension (millimetres, seconds).</summary>
    public IReadOnlyList<double> Pixdim { get; init; } = [1, 1, 1, 1, 1, 1, 1, 1];

    /// <summary>Where the data begin, in bytes.</summary>
    public long VoxOffset { get; init; }

    /// <summary>Stored numbers × slope + inter are the values; 0 means unscaled.</summary>
    public double SclSlope { get; init; }

    /// <summary>Added after the slope.</summary>
    public double SclInter { get; init; }

    /// <summary>Whether slope and inter change anything.</summary>
    public bool IsScaled => SclSlope != 0 && double.IsFinite(SclSlope) && (SclSlope != 1 || SclInter != 0);

    /// <summary>What the quaternion refers to; 0 means that it is not set.</summary>
    public int QformCode { get; init; }

    /// <summary>What the affine rows refer to; 0 means that they are not set.</summary>
    public int SformCode { get; init; }

    /// <summary>The quaternion's b, c, d.</summary>
    public IReadOnlyList<double> Quatern { get; init; } = [0, 0, 0];

    /// <summary>The quaternion's shift in millimetres.</summary>
    public IReadOnlyList<double> Qoffset { get; init; } = [0, 0, 0];

    /// <summary>The three affine rows, row-major.</summary>
    public IReadOnlyList<double> Srow { get; init; } = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0];

    /// <summary>The statistic or meaning of the values, by NIfTI's number.</summary>
    public int IntentCode { get; init; }

    /// <summary>The intent's name: "mrs_v0_2".</summary>
    public string IntentName { get; init; } = "";

    /// <summary>The intent's three parameters.</summary>
    public IReadOnlyList<double> IntentParameters { get; init; } = [0, 0, 0];

    /// <summary>Any text, up to 79 letters.</summary>
    public string Description { get; init; } = "";

    /// <summary>The name of a file that goes with this one.</summary>
    public string AuxFile { get; init; } = "";

    /// <summary>The units of space (lowest three bits) and time (next three).</summary>
    public int XyztUnits { get; init; }

    /// <summary>The darkest value a viewer shows.</summary>
    public double CalMin { get; init; }

    /// <summary>The brightest value a viewer shows.</summary>
    public double CalMax { get; init; }

    /// <summary>Which dimensions are frequency, phase and slice encoding.</summary>
    public int DimInfo { get; init; }

    /// <summary>The order in which the slices were taken.</summary>
    public int SliceCode { get; init; }

    /// <summary>The first slice that was taken.</summary>
    public long SliceStart { get; init; }

    /// <summary>The last slice that was taken.</summary>
    public long SliceEnd { get; init; }

    /// <summary>The time one slice took.</summary>
    public double SliceDuration { get; init; }

    /// <summary>The time of the first volume.</summary>
    public double TimeOffset { get; init; }

    /// <summary>What programs wrote between header and data.</summary>
    public IReadOnlyList<NiftiExtension> Extensions { get; init; } = [];

    /// <summary>How many voxels there are over all dimensions.</summary>
    public long Voxels => Shape.Aggregate(1L, (product, length) => product * length);

    /// <summary>Which form <see cref="Affine"/> is from: the sform where it is set, else the qform, else the voxel sizes alone.</summary>
    public AffineSource AffineSource => SformCode > 0 ? AffineSource.Sform : QformCode > 0 ? AffineSource.Qform : AffineSource.VoxelSizes;

    /// <summary>Voxel indices to millimetres, row-major 4 × 4.</summary>
    public IReadOnlyList<double> Affine => AffineSource switch
    {
        AffineSource.Sform => SformAffine,
        AffineSource.Qform => QformAffine,
        _ => [Pixdim[1], 0, 0, 0, 0, Pixdim[2], 0, 0, 0, 0, Pixdim[3], 0, 0, 0, 0, 1],
    };

    /// <summary>The affine of the sform, row-major 4 × 4.</summary>
    public IReadOnlyList<double> SformAffine => [.. Srow, 0, 0, 0, 1];

    /// <summary>The affine of the qform, row-major 4 × 4.</summary>
    public IReadOnlyList<double> QformAffine => Volumes.Quaternion.ToAffine(Quatern, Qoffset, Pixdim);

    /// <summary>Seconds from one volume to the next, by pixdim[4] and the header's unit of time.</summary>
    public double TimeStepSeconds => Pixdim[4] * ((XyztUnits & 0x38) switch { 16 => 1e-3, 24 => 1e-6, _ => 1 });

    /// <summary>The header with another affine as its sform, and voxel sizes to match; the qform is unset.</summary>
    /// <param name="affine">Voxel indices to millimetres, row-major 4 × 4.</param>
    /// <param name="code">What it refers to: 1 scanner, 2 aligned, 3 Talairach, 4 MNI.</param>
    public NiftiHeader WithAffine(IReadOnlyList<double> affine, int code = 2)
    {
        double Length(int column) => Math.Sqrt((affine[column] * affine[column]) + (affine[4 + column] * affine[4 + column]) + (affine[8 + column] * affine[8 + column]));
        return this with
        {
            Srow = [.. affine.Take(12)],
            SformCode = code,
            QformCode = 0,
            Pixdim = [Pixdim[0] == 0 ? 1 : Pixdim[0], Length(0), Length(1), Length(2), .. Pixdim.Skip(4)],
        };
    }

    /// <inheritdoc/>
    public override string ToString() => $"NIfTI-{Version}, {string.Join(" × ", Shape)}, {Type}";
}
