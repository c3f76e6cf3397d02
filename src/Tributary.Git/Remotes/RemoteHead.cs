using Tributary.Model;

namespace Tributary.Git.Remotes;

/// <summary>What a host says of a repository's default branch.</summary>
/// <param name="Url">Where it was found: the last of the redirects, if there were any.</param>
/// <param name="Branch">The branch's full ref name; null where HEAD is detached, or where the host does not say.</param>
/// <param name="Tip">Its commit; null: the repository has none.</param>
/// <param name="AskedAt">When it was asked, UTC: the tip is of this moment or later.</param>
public sealed record RemoteHead(RemoteUrl Url, string? Branch, ObjectId? Tip, DateTime AskedAt);
