namespace Tributary.Git.Packs;

/// <summary>A pack, its index, or an object in it is not as git writes it.</summary>
public sealed class PackFormatException : MirrorException
{
    /// <summary>What is wrong, and where.</summary>
    /// <param name="file">The file.</param>
    /// <param name="offset">The byte at which what is wrong begins.</param>
    /// <param name="problem">A clause, such as "a delta copies from beyond its base".</param>
    public PackFormatException(string file, long offset, string problem) : base(Sentence(file, offset, problem)) => (File, Offset) = (file, offset);

    /// <summary>As the other, with the exception that led to it.</summary>
    public PackFormatException(string file, long offset, string problem, Exception cause) : base(Sentence(file, offset, problem), cause) => (File, Offset) = (file, offset);

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The byte at which what is wrong begins.</summary>
    public long Offset { get; }

    private static string Sentence(string file, long offset, string problem) => $"{file}: {problem} at offset {offset}. Run 'git fsck' in that repository, or clone it again.";
}
