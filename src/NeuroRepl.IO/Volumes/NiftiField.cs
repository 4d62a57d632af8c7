namespace NeuroRepl.IO.Volumes;

/// <summary>One field of the header: its name in the standard, and where and as what it stands in NIfTI-1 and in NIfTI-2.</summary>
internal sealed record NiftiField(string Name, int At1, NiftiSlot Slot1, int At2, NiftiSlot Slot2)
{
    public static readonly NiftiField DimInfo = new("dim_info", 39, NiftiSlot.Byte, 524, NiftiSlot.Byte);
    public static readonly NiftiField Dim = new("dim", 40, NiftiSlot.Int16, 16, NiftiSlot.Int64);
    public static readonly NiftiField IntentP = new("intent_p", 56, NiftiSlot.Float32, 80, NiftiSlot.Float64);
    public static readonly NiftiField IntentCode = new("intent_code", 68, NiftiSlot.Int16, 504, NiftiSlot.Int32);
    public static readonly NiftiField Datatype = new("datatype", 70, NiftiSlot.Int16, 12, NiftiSlot.Int16);
    public static readonly NiftiField Bitpix = new("bitpix", 72, NiftiSlot.Int16, 14, NiftiSlot.Int16);
    public static readonly NiftiField SliceStart = new("slice_start", 74, NiftiSlot.Int16, 224, NiftiSlot.Int64);
    public static readonly NiftiField Pixdim = new("pixdim", 76, NiftiSlot.Float32, 104, NiftiSlot.Float64);
    public static readonly NiftiField VoxOffset = new("vox_offset", 108, NiftiSlot.Float32, 168, NiftiSlot.Int64);
    public static readonly NiftiField SclSlope = new("scl_slope", 112, NiftiSlot.Float32, 176, NiftiSlot.Float64);
    public static readonly NiftiField SclInter = new("scl_inter", 116, NiftiSlot.Float32, 184, NiftiSlot.Float64);
    public static readonly NiftiField SliceEnd = new("slice_end", 120, NiftiSlot.Int16, 232, NiftiSlot.Int64);
    public static readonly NiftiField SliceCode = new("slice_code", 122, NiftiSlot.Byte, 496, NiftiSlot.Int32);
    public static readonly NiftiField XyztUnits = new("xyzt_units", 123, NiftiSlot.Byte, 500, NiftiSlot.Int32);
    public static readonly NiftiField CalMax = new("cal_max", 124, NiftiSlot.Float32, 192, NiftiSlot.Float64);
    public static readonly NiftiField CalMin = new("cal_min", 128, NiftiSlot.Float32, 200, NiftiSlot.Float64);
    public static readonly NiftiField SliceDuration = new("slice_duration", 132, NiftiSlot.Float32, 208, NiftiSlot.Float64);
    public static readonly NiftiField Toffset = new("toffset", 136, NiftiSlot.Float32, 216, NiftiSlot.Float64);
    public static readonly NiftiField Descrip = new("descrip", 148, NiftiSlot.Text80, 240, NiftiSlot.Text80);
    public static readonly NiftiField AuxFile = new("aux_file", 228, NiftiSlot.Text24, 320, NiftiSlot.Text24);
    public static readonly NiftiField QformCode = new("qform_code", 252, NiftiSlot.Int16, 344, NiftiSlot.Int32);
    public static readonly NiftiField SformCode = new("sform_code", 254, NiftiSlot.Int16, 348, NiftiSlot.Int32);
    public static readonly NiftiField Quatern = new("quatern", 256, NiftiSlot.Float32, 352, NiftiSlot.Float64);
    public static readonly NiftiField Qoffset = new("qoffset", 268, NiftiSlot.Float32, 376, NiftiSlot.Float64);
    public static readonly NiftiField Srow = new("srow", 280, NiftiSlot.Float32, 400, NiftiSlot.Float64);
    public static readonly NiftiField IntentName = new("intent_name", 328, NiftiSlot.Text16, 508, NiftiSlot.Text16);
    public static readonly NiftiField Magic = new("magic", 344, NiftiSlot.Text4, 4, NiftiSlot.Text8);
}
