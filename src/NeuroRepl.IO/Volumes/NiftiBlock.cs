using System.Buffers.Binary;
using System.Text;

namespace NeuroRepl.IO.Volumes;

/// <summary>The 348 or 540 bytes of a header, read and written field by field in either byte order.</summary>
internal sealed class NiftiBlock(byte[] bytes, int version, bool bigEndian)
{
    public const int Size1 = 348;
    public const int Size2 = 540;

    public byte[] Bytes => bytes;

    public int Version => version;

    public bool IsBigEndian => bigEndian;

    /// <summary>Where an element of a field stands, in bytes from the start.</summary>
    public int At(NiftiField field, int index = 0) => (version == 1 ? field.At1 : field.At2) + (index * Width(Slot(field)));

    public long Whole(NiftiField field, int index = 0)
    {
        var at = bytes.AsSpan(At(field, index));
        return Slot(field) switch
        {
            NiftiSlot.Byte => at[0],
            NiftiSlot.Int16 => bigEndian ? BinaryPrimitives.ReadInt16BigEndian(at) : BinaryPrimitives.ReadInt16LittleEndian(at),
            NiftiSlot.Int32 => bigEndian ? BinaryPrimitives.ReadInt32BigEndian(at) : BinaryPrimitives.ReadInt32LittleEndian(at),
            _ => bigEndian ? BinaryPrimitives.ReadInt64BigEndian(at) : BinaryPrimitives.ReadInt64LittleEndian(at),
        };
    }

    public double Real(NiftiField field, int index = 0)
    {
        var at = bytes.AsSpan(At(field, index));
        return Slot(field) switch
        {
            NiftiSlot.Float32 => bigEndian ? BinaryPrimitives.ReadSingleBigEndian(at) : BinaryPrimitives.ReadSingleLittleEndian(at),
            NiftiSlot.Float64 => bigEndian ? BinaryPrimitives.ReadDoubleBigEndian(at) : BinaryPrimitives.ReadDoubleLittleEndian(at),
            _ => Whole(field, index),
        };
    }

    public string Text(NiftiField field)
    {
        var text = bytes.AsSpan(At(field), Width(Slot(field)));
        var end = text.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? text : text[..end]);
    }

    public void Put(NiftiField field, double value, int index = 0)
    {
        var at = bytes.AsSpan(At(field, index));
        switch (Slot(field))
        {
            case NiftiSlot.Byte: at[0] = (byte)value; break;
            case NiftiSlot.Int16 when bigEndian: BinaryPrimitives.WriteInt16BigEndian(at, (short)value); break;
            case NiftiSlot.Int16: BinaryPrimitives.WriteInt16LittleEndian(at, (short)value); break;
            case NiftiSlot.Int32 when bigEndian: BinaryPrimitives.WriteInt32BigEndian(at, (int)value); break;
            case NiftiSlot.Int32: BinaryPrimitives.WriteInt32LittleEndian(at, (int)value); break;
            case NiftiSlot.Int64 when bigEndian: BinaryPrimitives.WriteInt64BigEndian(at, (long)value); break;
            case NiftiSlot.Int64: BinaryPrimitives.WriteInt64LittleEndian(at, (long)value); break;
            case NiftiSlot.Float32 when bigEndian: BinaryPrimitives.WriteSingleBigEndian(at, (float)value); break;
            case NiftiSlot.Float32: BinaryPrimitives.WriteSingleLittleEndian(at, (float)value); break;
            case NiftiSlot.Float64 when bigEndian: BinaryPrimitives.WriteDoubleBigEndian(at, value); break;
            case NiftiSlot.Float64: BinaryPrimitives.WriteDoubleLittleEndian(at, value); break;
        }
    }

    public void Put(NiftiField field, string text)
    {
        var at = bytes.AsSpan(At(field), Width(Slot(field)));
        at.Clear();
        var letters = Encoding.Latin1.GetBytes(text);
        letters.AsSpan(0, Math.Min(letters.Length, at.Length)).CopyTo(at);
    }

    private NiftiSlot Slot(NiftiField field) => version == 1 ? field.Slot1 : field.Slot2;

    private static int Width(NiftiSlot slot) => slot switch
    {
        NiftiSlot.Byte => 1,
        NiftiSlot.Int16 => 2,
        NiftiSlot.Int32 or NiftiSlot.Float32 or NiftiSlot.Text4 => 4,
        NiftiSlot.Int64 or NiftiSlot.Float64 or NiftiSlot.Text8 => 8,
        NiftiSlot.Text16 => 16,
        NiftiSlot.Text24 => 24,
        _ => 80,
    };
}
