using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Tributary.Model;

/// <summary>A git object's id: 20 bytes in a SHA-1 repository, 32 in a SHA-256 one.</summary>
/// <remarks>Source: gitformat-pack(5), "hash function transition".</remarks>
public readonly struct ObjectId : IEquatable<ObjectId>
{
    /// <summary>Bytes of a SHA-1 id.</summary>
    public const int Sha1Length = 20;

    /// <summary>Bytes of a SHA-256 id.</summary>
    public const int Sha256Length = 32;

    private readonly Bytes32 _bytes;

    /// <summary>An id of exactly 20 or 32 bytes.</summary>
    /// <exception cref="ArgumentException">Another length.</exception>
    public ObjectId(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is not (Sha1Length or Sha256Length)) throw new ArgumentException("an object id has 20 or 32 bytes", nameof(bytes));
        Length = bytes.Length;
        bytes.CopyTo(_bytes);
    }

    /// <summary>20 or 32; 0 for the default value, which is no id.</summary>
    public int Length { get; }

    /// <summary>Reads 40 or 64 hexadecimal digits; false for anything else.</summary>
    public static bool TryParse(ReadOnlySpan<byte> hex, out ObjectId id)
    {
        id = default;
        if (hex.Length is not (2 * Sha1Length or 2 * Sha256Length)) return false;
        Span<byte> bytes = stackalloc byte[hex.Length / 2];
        if (Convert.FromHexString(hex, bytes, out _, out _) != System.Buffers.OperationStatus.Done) return false;
        id = new ObjectId(bytes);
        return true;
    }

    /// <summary>Reads 40 or 64 hexadecimal digits; false for anything else.</summary>
    public static bool TryParse(string? hex, out ObjectId id)
    {
        id = default;
        return hex is { Length: 2 * Sha1Length or 2 * Sha256Length } && TryParse(System.Text.Encoding.UTF8.GetBytes(hex), out id);
    }

    /// <summary>Its first 8 bytes, by which ids can be told apart before they are compared.</summary>
    public ulong Start => BinaryPrimitives.ReadUInt64BigEndian(_bytes);

    /// <summary>A copy of the id's bytes.</summary>
    public byte[] ToArray() => ((ReadOnlySpan<byte>)_bytes)[..Length].ToArray();

    /// <summary>Copies the id's bytes to the start of <paramref name="destination"/>, which has at least <see cref="Length"/> bytes.</summary>
    public void CopyTo(Span<byte> destination) => ((ReadOnlySpan<byte>)_bytes)[..Length].CopyTo(destination);

    /// <inheritdoc/>
    public bool Equals(ObjectId other) => Length == other.Length && ((ReadOnlySpan<byte>)_bytes).SequenceEqual(other._bytes);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is ObjectId other && Equals(other);

    // An id is a digest already: any four of its bytes are as good a hash as can be made.
    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.ToInt32(_bytes);

    /// <summary>Lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(((ReadOnlySpan<byte>)_bytes)[..Length]);

    /// <summary>Same length and bytes.</summary>
    public static bool operator ==(ObjectId left, ObjectId right) => left.Equals(right);

    /// <summary>Another length or other bytes.</summary>
    public static bool operator !=(ObjectId left, ObjectId right) => !left.Equals(right);

    [InlineArray(Sha256Length)]
    private struct Bytes32
    {
        private byte _first;
    }
}
