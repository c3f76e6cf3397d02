using System.Text;

namespace Tributary.Git.Tests;

/// <summary>A visitor that keeps all it sees.</summary>
internal sealed class History : IHistoryVisitor
{
    public List<Commit> Commits { get; } = [];

    public static History Read(string folder, Model.ObjectId? known = null)
    {
        var history = new History();
        var mirror = Mirror.Open(folder);
        using var home = new GitHome();
        new LogReader(home).Read(mirror, mirror.Tip!.Value, known is { } seen ? [seen] : [], history, CancellationToken.None);
        return history;
    }

    public void VisitCommit(in CommitRecord commit) => Commits.Add(new Commit(
        commit.Id, Text(commit.Parents), commit.Author.Name.ToArray(), commit.Author.Address.ToArray(), commit.Author.Time, Text(commit.Author.Offset),
        commit.Committer.Time, commit.Subject.ToArray(), commit.Body.ToArray(), []));

    public void VisitChange(byte status, ReadOnlySpan<byte> path) => Commits[^1].Changes.Add(((char)status, Encoding.Latin1.GetString(path)));

    public void VisitUnknownChanges() => Commits[^1].Changes.Add(('?', ""));

    public Commit Find(string subject) => Commits.Single(commit => Text(commit.Subject) == subject);

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    internal sealed record Commit(
        Model.ObjectId Id, string Parents, byte[] AuthorName, byte[] AuthorAddress, long? AuthorTime, string AuthorOffset,
        long? CommitterTime, byte[] Subject, byte[] Body, List<(char Status, string Path)> Changes);
}
