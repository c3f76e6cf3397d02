using System.Buffers.Binary;

namespace Tributary.Git.Tests.Packs;

/// <summary>Changes bytes as chance, damage or malice would.</summary>
internal static class Mutation
{
    private static readonly uint[] Limits = [0, 1, 0x7f, 0x80, 0xff, 0x7fffffff, 0x80000000, 0x80000001, 0xfffffffe, 0xffffffff];

    /// <summary>Other bytes, at least one of them.</summary>
    public static byte[] Of(byte[] bytes, Random random)
    {
        List<byte> changed = [.. bytes];
        for (int times = random.Next(1, 4); times > 0; times--) Change(changed, random);
        if (changed.Count == 0) changed.Add(0);
        return [.. changed];
    }

    private static void Change(List<byte> bytes, Random random)
    {
        if (bytes.Count < sizeof(uint)) bytes.AddRange(new byte[sizeof(uint)]);
        int at = random.Next(bytes.Count), length = random.Next(1, Math.Min(64, bytes.Count - at) + 1);
        switch (random.Next(7))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                for (int i = at; i < at + length; i++) bytes[i] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                break;
            case 4:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                // Digits, spaces and the ends of lines and names are what texts are cut at.
                bytes[at] = (byte)" \n\0<>70/"[random.Next(8)];
                break;
            default:
                byte[] number = new byte[sizeof(uint)];
                BinaryPrimitives.WriteUInt32BigEndian(number, Limits[random.Next(Limits.Length)]);
                at = Math.Min(at, bytes.Count - number.Length);
                for (int i = 0; i < number.Length; i++) bytes[at + i] = number[i];
                break;
        }
    }
}
