using System.IO.Compression;
using System.Security.Cryptography;
using Tributary.Model;
using Tributary.Testing;

namespace Tributary.Git.Tests.Objects;

/// <summary>Puts commits into a bare repository as they are, all in one pack: a file for each takes a millisecond.</summary>
internal static class CommitPack
{
    private const int CommitType = 1;

    /// <summary>Adds commits, whatever is in them.</summary>
    /// <remarks>Source: gitformat-pack(5).</remarks>
    public static void Add(string repository, IReadOnlyCollection<byte[]> commits, int idLength)
    {
        using var pack = new MemoryStream();
        pack.Write([.. "PACK"u8, 0, 0, 0, 2, .. BigEndian(commits.Count)]);
        foreach (byte[] commit in commits)
        {
            WriteHead(pack, commit.Length);
            using var deflated = new ZLibStream(pack, CompressionLevel.Fastest, leaveOpen: true);
            deflated.Write(commit);
        }

#pragma warning disable CA5350 // A pack of a SHA-1 repository ends with its SHA-1.
        pack.Write(idLength == ObjectId.Sha256Length ? SHA256.HashData(pack.ToArray()) : SHA1.HashData(pack.ToArray()));
#pragma warning restore CA5350
        Shell.Result result = Shell.Feed(pack.ToArray(), repository, "git", "index-pack", "--stdin");
        if (result.ExitCode != 0) throw new InvalidOperationException(result.Error);
    }

    private static void WriteHead(MemoryStream pack, int size)
    {
        int next = (CommitType << 4) | (size & 15);
        for (size >>= 4; size > 0; size >>= 7)
        {
            pack.WriteByte((byte)(next | 0x80));
            next = size & 0x7f;
        }

        pack.WriteByte((byte)next);
    }

    private static byte[] BigEndian(int number) => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];
}
