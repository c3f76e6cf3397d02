using System.Text;
using System.Text.Unicode;

namespace Tributary.Git;

/// <summary>
/// The one place where a commit's bytes become text: UTF-8 where they are that, which git sees to for every encoding that a commit declares;
/// else ISO 8859-1, which has a letter for every byte and is what old commits most often are.
/// </summary>
public static class CommitText
{
    /// <summary>The bytes as UTF-8 text: themselves where they are valid, else converted.</summary>
    public static ReadOnlySpan<byte> ToUtf8(ReadOnlySpan<byte> bytes) =>
        Utf8.IsValid(bytes) ? bytes : Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(bytes));
}
