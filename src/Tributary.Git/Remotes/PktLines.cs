using System.Text;

namespace Tributary.Git.Remotes;

/// <summary>Reads pkt-lines, of which git's protocol is made: four hexadecimal digits of length, then the content.</summary>
/// <remarks>Source: gitprotocol-common(5).</remarks>
internal sealed class PktLines(Stream stream)
{
    private const int LengthDigits = 4;
    private const int LongestLine = 65_520;

    private readonly byte[] _buffer = new byte[LongestLine];

    /// <summary>The next line without its line feed; empty for a flush or delimiter; null at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">This is no pkt-line.</exception>
    public async Task<string?> ReadAsync(CancellationToken cancellation)
    {
        int read = await stream.ReadAtLeastAsync(_buffer.AsMemory(0, LengthDigits), LengthDigits, throwOnEndOfStream: false, cancellation);
        if (read == 0) return null;
        if (read < LengthDigits || !ushort.TryParse(_buffer.AsSpan(0, LengthDigits), System.Globalization.NumberStyles.AllowHexSpecifier, null, out ushort length) || length is 3 or > LongestLine)
            throw new InvalidDataException("what came is not git's protocol");
        if (length < LengthDigits) return "";
        Memory<byte> content = _buffer.AsMemory(0, length - LengthDigits);
        await stream.ReadExactlyAsync(content, cancellation);
        return Encoding.UTF8.GetString(content.Span).TrimEnd('\n');
    }

    /// <summary>A line as it is sent.</summary>
    public static string Line(string content) => (Encoding.UTF8.GetByteCount(content) + LengthDigits + 1).ToString("x4", System.Globalization.CultureInfo.InvariantCulture) + content + "\n";
}
