using System.IO.Compression;
using System.Text;

namespace Tributary.Git.Tests.Packs;

/// <summary>Streams to inflate, and what .NET's zlib makes of them.</summary>
internal static class Deflated
{
    // What follows a stream in a pack, so that one that was changed does not end by chance where its source does.
    private static readonly byte[] Behind = new byte[600];

    /// <summary>A stream as .NET writes it, at a level from 0 (stored) to 9.</summary>
    public static byte[] Make(ReadOnlySpan<byte> data, int level, ZLibCompressionStrategy strategy = ZLibCompressionStrategy.Default)
    {
        // .NET writes nothing at all for nothing.
        if (data.IsEmpty) return new DeflateWriter().Block(1).Fixed(256).End(data);
        using var target = new MemoryStream();
        var options = new ZLibCompressionOptions { CompressionLevel = level, CompressionStrategy = strategy };
        using (var stream = new ZLibStream(target, options, leaveOpen: true)) stream.Write(data);
        return target.ToArray();
    }

    /// <summary>The stream's data as .NET reads it with bytes behind it; null where it refuses it or there are not so many bytes of data.</summary>
    public static byte[]? Inflate(ReadOnlySpan<byte> stream, int size) => Read(new ZLibStream(Followed(stream), CompressionMode.Decompress), size);

    /// <summary>As <see cref="Inflate"/> without regard to header and checksum.</summary>
    public static byte[]? InflateUnchecked(ReadOnlySpan<byte> stream, int size) => Read(new DeflateStream(Followed(stream[2..]), CompressionMode.Decompress), size);

    /// <summary>The stream with bytes behind it.</summary>
    public static byte[] WithBehind(ReadOnlySpan<byte> stream) => [.. stream, .. Behind];

    /// <summary>Lines that repeat themselves more or less, as a commit's or a tree's bytes do.</summary>
    public static byte[] Text(Random random, int size)
    {
        string[] words = ["tree ", "parent ", "author ", "100644 ", "40000 ", "src", "test", "README.md", "\n", "\0", " <someone@example.org> ", "+0200"];
        var text = new List<byte>();
        while (text.Count < size)
        {
            text.AddRange(Encoding.ASCII.GetBytes(words[random.Next(words.Length)]));
            var id = new byte[random.Next(8)];
            random.NextBytes(id);
            text.AddRange(random.Next(2) == 0 ? id : Encoding.ASCII.GetBytes(Convert.ToHexStringLower(id)));
        }

        return text[..size].ToArray();
    }

    private static MemoryStream Followed(ReadOnlySpan<byte> stream) => new(WithBehind(stream));

    private static byte[]? Read(Stream stream, int size)
    {
        using (stream)
        {
            var data = new byte[size + 1];
            try
            {
                return stream.ReadAtLeast(data, data.Length, throwOnEndOfStream: false) == size ? data[..size] : null;
            }
            catch (Exception error) when (error is InvalidDataException or IOException)
            {
                return null;
            }
        }
    }
}
