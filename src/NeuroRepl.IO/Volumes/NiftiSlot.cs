namespace NeuroRepl.IO.Volumes;

/// <summary>What a header field is stored as.</summary>
internal enum NiftiSlot
{
    Byte,
    Int16,
    Int32,
    Int64,
    Float32,
    Float64,
    Text4,
    Text8,
    Text16,
    Text24,
    Text80,
}
