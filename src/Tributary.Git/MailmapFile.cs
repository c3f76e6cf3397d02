using Tributary.Model;

namespace Tributary.Git;

/// <summary>What there is of a commit's <c>.mailmap</c>.</summary>
public abstract record MailmapFile
{
    private MailmapFile() { }

    /// <summary>It says something.</summary>
    /// <param name="Text">What, up to a NUL, where git ends too.</param>
    public sealed record Content(string Text) : MailmapFile;

    /// <summary>There is no such file, or none that anybody wrote by hand: a link, a folder, something larger than <see cref="MailmapReader.Largest"/>.</summary>
    public sealed record None : MailmapFile;

    /// <summary>The mirror does not tell.</summary>
    /// <param name="Id">The file's object, which is not in the mirror; null: it can't be known, because the mirror is damaged.</param>
    public sealed record NotAtHand(ObjectId? Id) : MailmapFile;
}
