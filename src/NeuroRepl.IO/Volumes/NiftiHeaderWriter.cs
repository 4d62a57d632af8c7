using System.Buffers.Binary;

namespace NeuroRepl.IO.Volumes;

/// <summary>Writes a header: the block, the extensions, and zeros up to the data.</summary>
internal static class NiftiHeaderWriter
{
    /// <summary>The header's bytes; for a single file they end where the data begin.</summary>
    public static byte[] Bytes(NiftiHeader header)
    {
        var size = header.Version == 1 ? NiftiBlock.Size1 : NiftiBlock.Size2;
        var extended = size + 4 + header.Extensions.Sum(e => e.Content.Count + 8);
        var dataStart = header.IsPair ? 0 : Math.Max(header.VoxOffset, (extended + 15) / 16 * 16);
        if (!header.IsPair && dataStart - extended > 1 << 20) { dataStart = (extended + 15) / 16 * 16; }     // no megabytes of padding because a file had them

        var bytes = new byte[header.IsPair ? extended : dataStart];
        var block = new NiftiBlock(new byte[size], header.Version, header.IsBigEndian);
        Fill(block, header, dataStart);
        block.Bytes.CopyTo(bytes, 0);
        bytes[size] = (byte)(header.Extensions.Count > 0 ? 1 : 0);
        Extensions(bytes.AsSpan(size + 4), header);
        return bytes;
    }

    private static void Fill(NiftiBlock block, NiftiHeader header, long dataStart)
    {
        Put32(block.Bytes, block.Bytes.Length, header.IsBigEndian);
        block.Put(NiftiField.Magic, (header.Version, header.IsPair) switch
        {
            (1, false) => "n+1",
            (1, true) => "ni1",
            (_, false) => "n+2\0\r\n\x1a\n",
            _ => "ni2\0\r\n\x1a\n",
        });
        block.Put(NiftiField.Dim, header.Shape.Count);
        for (var i = 1; i <= 7; i++) { block.Put(NiftiField.Dim, i <= header.Shape.Count ? header.Shape[i - 1] : 1, i); }

        block.Put(NiftiField.Datatype, (int)header.Type);
        block.Put(NiftiField.Bitpix, NiftiElement.Of(header.Type)!.VoxelBytes * 8);
        Put(block, NiftiField.Pixdim, header.Pixdim);
        block.Put(NiftiField.VoxOffset, dataStart);
        block.Put(NiftiField.SclSlope, header.SclSlope);
        block.Put(NiftiField.SclInter, header.SclInter);
        block.Put(NiftiField.QformCode, header.QformCode);
        block.Put(NiftiField.SformCode, header.SformCode);
        Put(block, NiftiField.Quatern, header.Quatern);
        Put(block, NiftiField.Qoffset, header.Qoffset);
        Put(block, NiftiField.Srow, header.Srow);
        block.Put(NiftiField.IntentCode, header.IntentCode);
        block.Put(NiftiField.IntentName, header.IntentName);
        Put(block, NiftiField.IntentP, header.IntentParameters);
        block.Put(NiftiField.Descrip, header.Description);
        block.Put(NiftiField.AuxFile, header.AuxFile);
        block.Put(NiftiField.XyztUnits, header.XyztUnits);
        block.Put(NiftiField.CalMin, header.CalMin);
        block.Put(NiftiField.CalMax, header.CalMax);
        block.Put(NiftiField.DimInfo, header.DimInfo);
        block.Put(NiftiField.SliceCode, header.SliceCode);
        block.Put(NiftiField.SliceStart, header.SliceStart);
        block.Put(NiftiField.SliceEnd, header.SliceEnd);
        block.Put(NiftiField.SliceDuration, header.SliceDuration);
        block.Put(NiftiField.Toffset, header.TimeOffset);
    }

    private static void Put(NiftiBlock block, NiftiField field, IReadOnlyList<double> values)
    {
        for (var i = 0; i < values.Count; i++) { block.Put(field, values[i], i); }
    }

    private static void Extensions(Span<byte> into, NiftiHeader header)
    {
        foreach (var extension in header.Extensions)
        {
            Put32(into, extension.Content.Count + 8, header.IsBigEndian);
            Put32(into[4..], extension.Code, header.IsBigEndian);
            extension.Content.ToArray().CopyTo(into[8..]);
            into = into[(8 + extension.Content.Count)..];
        }
    }

    private static void Put32(Span<byte> at, int value, bool bigEndian)
    {
        if (bigEndian) { BinaryPrimitives.WriteInt32BigEndian(at, value); }
        else { BinaryPrimitives.WriteInt32LittleEndian(at, value); }
    }
}
