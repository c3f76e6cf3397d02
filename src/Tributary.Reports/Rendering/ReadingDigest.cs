using System.Security.Cryptography;
using System.Text;
using Tributary.Store;

namespace Tributary.Reports.Rendering;

/// <summary>Says in sixteen letters whether two editions were made from the same reading.</summary>
internal static class ReadingDigest
{
    private const int Bytes = 8;

    /// <summary>Equal where every repository is read to the same commit and time; of the names, outcomes, tips and times that an edition's JSON gives.</summary>
    public static string Of(IReadOnlyList<RepositoryStatus> repositories)
    {
        var text = new StringBuilder();
        foreach (RepositoryStatus it in repositories) text.AppendJoin('\t', it.Name, it.Outcome, it.Tip, Wording.Instant(it.CoveredFrom), Wording.Instant(it.CoveredUntil)).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, Bytes));
    }
}
