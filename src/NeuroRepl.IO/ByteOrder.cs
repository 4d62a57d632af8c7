using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NeuroRepl.IO;

/// <summary>Turns the bytes of numbers round.</summary>
internal static class ByteOrder
{
    public static void Swap<T>(Span<T> values)
        where T : unmanaged
    {
        switch (Marshal.SizeOf<T>())
        {
            case 2: Reverse(MemoryMarshal.Cast<T, ushort>(values)); break;
            case 4: Reverse(MemoryMarshal.Cast<T, uint>(values)); break;
            case 8: Reverse(MemoryMarshal.Cast<T, ulong>(values)); break;
        }
    }

    private static void Reverse(Span<ushort> values) => BinaryPrimitives.ReverseEndianness(values, values);

    private static void Reverse(Span<uint> values) => BinaryPrimitives.ReverseEndianness(values, values);

    private static void Reverse(Span<ulong> values) => BinaryPrimitives.ReverseEndianness(values, values);
}
