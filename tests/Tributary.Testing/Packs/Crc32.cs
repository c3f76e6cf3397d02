namespace Tributary.Testing.Packs;

/// <summary>The checksum that an index keeps of each entry: zlib's crc32.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = Enumerable.Range(0, 256).Select(Remainder).ToArray();

    public static uint Of(params ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes) crc = Table[(byte)(crc ^ b)] ^ (crc >> 8);
        return ~crc;
    }

    private static uint Remainder(int index)
    {
        uint remainder = (uint)index;
        for (int bit = 0; bit < 8; bit++) remainder = (remainder & 1) == 0 ? remainder >> 1 : 0xedb8_8320 ^ (remainder >> 1);
        return remainder;
    }
}
