namespace Tributary.Git.Objects;

/// <summary>What an object is, by the number that packs have for it.</summary>
internal enum ObjectType : byte
{
    /// <summary>Not known: a delta's base tells.</summary>
    None = 0,

    /// <summary>A commit.</summary>
    Commit = 1,

    /// <summary>A tree: a folder's entries.</summary>
    Tree = 2,

    /// <summary>A file's content.</summary>
    Blob = 3,

    /// <summary>An annotated tag.</summary>
    Tag = 4,
}
