namespace Tributary.Git;

/// <summary>Who reads histories. All give the same.</summary>
public enum ReaderChoice
{
    /// <summary>The program itself, where it knows how a repository keeps its objects; else git.</summary>
    Auto,

    /// <summary>The program itself, or nobody.</summary>
    Own,

    /// <summary>A streamed <c>git log</c>.</summary>
    Git,
}
