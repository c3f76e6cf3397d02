using System.Globalization;
using System.Text;
using Tributary.Testing;

namespace Tributary.Differential.Tests;

/// <summary>
/// A reading of <c>git log --raw --no-renames</c> that shares nothing with the product: another format, other options, decoded as text and cut with Split.
/// </summary>
internal static class GitReading
{
    public sealed record Commit(
        string Id, string Parents, string Author, string AuthorAddress, long AuthorTime, string AuthorOffset, string Committer, string CommitterAddress, long CommitterTime, string Subject,
        List<(string Status, string Path)> Changes)
    {
        public bool IsMerge => Parents.Contains(' ', StringComparison.Ordinal);
    }

    public static List<Commit> Read(string mirror)
    {
        byte[] output = Shell.Git(
            mirror, "--no-replace-objects", "-c", "log.mailmap=false", "log", "--raw", "--no-renames", "--no-abbrev", "-z", "--date=raw",
            "--format=format:%x1e%H%x1f%P%x1f%an%x1f%ae%x1f%at%x1f%ad%x1f%cn%x1f%ce%x1f%ct%x1f%s%x1d");
        return Encoding.Latin1.GetString(output).Split('\x1e').Skip(1).Select(Parse).ToList();
    }

    // Bytes are kept one a character, and become text here, with git's own conversion done already.
    private static string Decode(string bytes)
    {
        byte[] raw = Encoding.Latin1.GetBytes(bytes);
        return System.Text.Unicode.Utf8.IsValid(raw) ? Encoding.UTF8.GetString(raw) : bytes;
    }

    private static Commit Parse(string record)
    {
        string[] halves = record.Split('\x1d', 2);
        string[] fields = halves[0].Split('\x1f');
        string[] diff = halves[1].TrimStart('\n').TrimEnd('\0').Split('\0');
        var changes = new List<(string, string)>();
        for (int i = 0; i + 1 < diff.Length; i += 2) changes.Add((diff[i].Split(' ')[^1], DecodePath(diff[i + 1])));
        return new Commit(
            fields[0], fields[1], Decode(fields[2]), Decode(fields[3]), Number(fields[4]), fields[5].Split(' ')[^1], Decode(fields[6]), Decode(fields[7]), Number(fields[8]), Decode(fields[9]), changes);
    }

    private static string DecodePath(string bytes) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(bytes));

    // A date that no clock holds is 1970 to git wherever it shows it as a date.
    private static long Number(string text) => text.Length == 0 ? long.MinValue : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long time) ? time : 0;
}
