using System.Buffers.Binary;

namespace Tributary.Testing.Packs;

internal static class NumberWriting
{
    /// <summary>Writes 32 bits, the highest first, as git does everywhere.</summary>
    public static void WriteNumber(this Stream output, uint number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        output.Write(bytes);
    }
}
