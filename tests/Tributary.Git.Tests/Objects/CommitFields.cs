using System.Text;

namespace Tributary.Git.Tests.Objects;

/// <summary>All of a commit record that can be compared and printed, a byte a character.</summary>
internal sealed record CommitFields(string Id, string Parents, string Author, string Committer, string Subject, string Body)
{
    public static CommitFields Of(in CommitRecord commit) =>
        new(commit.Id.ToString(), Text(commit.Parents), Text(commit.Author), Text(commit.Committer), Text(commit.Subject), Text(commit.Body));

    private static string Text(CommitRecord.Moment moment) => $"[{Text(moment.Name)}][{Text(moment.Address)}][{moment.Time}][{Text(moment.Offset)}]";

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    /// <summary>A visitor that keeps all commits.</summary>
    internal sealed class Visitor : IHistoryVisitor
    {
        public List<CommitFields> Commits { get; } = [];

        public void VisitCommit(in CommitRecord commit) => Commits.Add(Of(commit));

        public void VisitChange(byte status, ReadOnlySpan<byte> path) => throw new InvalidOperationException("no changes were asked for");

        public void VisitUnknownChanges() => throw new InvalidOperationException("no changes were asked for");
    }
}
