using System.Diagnostics.CodeAnalysis;

namespace Tributary.Model;

/// <summary>
/// A repository's name as its host spells it: <c>owner/name</c>. Compared without regard to ASCII case, as hosts do;
/// the spelling is kept.
/// </summary>
public sealed record RepositoryName
{
    private const int LongestPart = 100;

    private RepositoryName(string owner, string name)
    {
        Owner = owner;
        Name = name;
    }

    /// <summary>The user or organisation: letters, digits, '-', '_' and '.', at most 100 characters.</summary>
    public string Owner { get; }

    /// <summary>The name below the owner: letters, digits, '-', '_' and '.', at most 100 characters.</summary>
    public string Name { get; }

    /// <summary>The folder that holds this repository's mirror: <c>owner+name.git</c>.</summary>
    public string MirrorFolder => $"{Owner}+{Name}.git";

    /// <summary>Reads <c>owner/name</c>; false where the text is not of that form.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RepositoryName? name)
    {
        name = null;
        string[] parts = text?.Split('/') ?? [];
        if (parts.Length != 2 || !IsPart(parts[0]) || !IsPart(parts[1])) return false;
        name = new RepositoryName(parts[0], parts[1]);
        return true;
    }

    /// <summary>Reads <c>owner/name</c>.</summary>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static RepositoryName Parse(string text) =>
        TryParse(text, out RepositoryName? name) ? name : throw new FormatException($"'{text}' is not of the form owner/name");

    /// <inheritdoc/>
    public bool Equals(RepositoryName? other) =>
        other is not null && string.Equals(ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(ToString());

    /// <summary><c>owner/name</c>, as written.</summary>
    public override string ToString() => $"{Owner}/{Name}";

    // A part becomes a folder's name, so "." and ".." and anything outside the hosts' alphabet are refused.
    private static bool IsPart(string part) =>
        part.Length is > 0 and <= LongestPart
        && part is not ("." or "..")
        && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
