using System.Text;
using System.Text.Unicode;

namespace Tributary.Git;

/// <summary>
/// The one place where bytes of a commit become text: UTF-8 where they are that, else by the encoding that the commit declares,
/// else as ISO 8859-1, which has a letter for every byte and is what old commits most often are.
/// </summary>
public static class CommitText
{
    static CommitText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The bytes as UTF-8 text: themselves where they are valid, else converted.</summary>
    /// <param name="bytes">As written.</param>
    /// <param name="declared">The commit's encoding header; empty: none.</param>
    public static ReadOnlySpan<byte> ToUtf8(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> declared)
    {
        if (declared.IsEmpty && Utf8.IsValid(bytes)) return bytes;
        if (Ascii.IsValid(bytes)) return bytes;
        Encoding? encoding = Find(declared);
        if (encoding is null && Utf8.IsValid(bytes)) return bytes;
        string text = (encoding ?? Encoding.Latin1).GetString(bytes);
        return Encoding.UTF8.GetBytes(text);
    }

    // A header that names no encoding we know, or UTF-8 itself, says nothing.
    private static Encoding? Find(ReadOnlySpan<byte> declared)
    {
        if (declared.IsEmpty || declared.Length > 40 || !Ascii.IsValid(declared)) return null;
        try
        {
            var encoding = Encoding.GetEncoding(Encoding.ASCII.GetString(declared));
            return encoding.CodePage == Encoding.UTF8.CodePage ? null : encoding;
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
