using Tributary.Model;

namespace Tributary.People;

/// <summary>Signatures that a person names: all with an address, or one with name and address. Compared without case; spaces around don't count.</summary>
public sealed class AliasReference : IEquatable<AliasReference>
{
    private readonly string _written;

    private AliasReference(string? name, string address)
    {
        _written = name is null ? address : $"{name} <{address}>";
        Name = name is null ? null : Plain(name);
        Address = Plain(address);
    }

    /// <summary>Lower case; null: whatever the name.</summary>
    public string? Name { get; }

    /// <summary>Lower case.</summary>
    public string Address { get; }

    /// <summary>One signature.</summary>
    public static AliasReference To(Signature signature) => new(signature.Name.Trim(), signature.Address.Trim());

    /// <summary>Reads <c>address</c> or <c>Name &lt;address&gt;</c>; null where it is neither.</summary>
    public static AliasReference? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = text.Trim();
        int open = trimmed.LastIndexOf('<');
        if (open < 0) return trimmed.Length > 0 ? new AliasReference(null, trimmed) : null;
        return trimmed.EndsWith('>') ? new AliasReference(trimmed[..open].Trim(), trimmed[(open + 1)..^1].Trim()) : null;
    }

    /// <summary>True for a signature that is meant.</summary>
    public bool Means(Signature signature) => Plain(signature.Address) == Address && (Name is null || Plain(signature.Name) == Name);

    /// <inheritdoc/>
    public bool Equals(AliasReference? other) => other is not null && Name == other.Name && Address == other.Address;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AliasReference);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Address);

    /// <summary>As it was written.</summary>
    public override string ToString() => _written;

    /// <summary>A text as references compare them.</summary>
    internal static string Plain(string text) => text.Trim().ToLowerInvariant();
}
