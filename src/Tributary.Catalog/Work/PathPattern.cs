using System.IO.Enumeration;

namespace Tributary.Catalog.Work;

/// <summary>Something that can be said of a path. Case is of no matter.</summary>
/// <param name="Kind">What it looks at.</param>
/// <param name="Text">As it is written in a rule.</param>
public sealed record PathPattern(PathPatternKind Kind, string Text)
{
    /// <summary>Whether it holds of a path, found without any index: what an index must agree with.</summary>
    public bool Matches(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        int name = path.LastIndexOf('/') + 1;
        return Kind switch
        {
            PathPatternKind.Extension => Extension(path.AsSpan(name)).Equals(Text, StringComparison.OrdinalIgnoreCase),
            PathPatternKind.Name => FileSystemName.MatchesSimpleExpression(Text, path.AsSpan(name)),
            PathPatternKind.Path => FileSystemName.MatchesSimpleExpression(Text, path),
            PathPatternKind.Folder => ('/' + path[..name]).Contains('/' + Text + '/', StringComparison.OrdinalIgnoreCase),
            _ => Phrase.Parse(Text) is { } phrase && path.Split('/').Any(segment => phrase.IsIn(segment)),
        };
    }

    /// <summary>The kind's word and the text: <c>folder kernels</c>.</summary>
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()} {Text}";

    /// <summary>What follows the last point of a file's name; empty where there is none but at its start.</summary>
    internal static ReadOnlySpan<char> Extension(ReadOnlySpan<char> name)
    {
        int point = name.LastIndexOf('.');
        return point > 0 ? name[(point + 1)..] : [];
    }
}

/// <summary>What of a path a pattern looks at.</summary>
public enum PathPatternKind
{
    /// <summary>What follows the last point of the file's name.</summary>
    Extension,

    /// <summary>The file's name; <c>*</c> stands for anything.</summary>
    Name,

    /// <summary>A folder on the way, or several in a row: <c>csrc/ir</c>.</summary>
    Folder,

    /// <summary>A word, or words in a row, of a folder's or the file's name.</summary>
    Word,

    /// <summary>The whole path; <c>*</c> stands for anything, slashes too.</summary>
    Path,
}
