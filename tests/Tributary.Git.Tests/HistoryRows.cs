using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tributary.Model;

namespace Tributary.Git.Tests;

/// <summary>
/// Every field and change that a reader gives, as text rows of which each byte is a letter. Only a digest of each commit is kept, and the rows of one,
/// so that histories of any length can be compared.
/// </summary>
internal sealed class HistoryRows(int shown = -1) : IHistoryVisitor
{
    private readonly StringBuilder _rows = new();

    /// <summary>The commits' ids, in the reader's order.</summary>
    public List<ObjectId> Ids { get; } = [];

    /// <summary>The ids of each commit's parents.</summary>
    public List<ObjectId[]> Parents { get; } = [];

    /// <summary>A digest of each commit's rows.</summary>
    public List<long> Digests { get; } = [];

    /// <summary>The rows of the commit that is to be shown.</summary>
    public string Shown { get; private set; } = "";

    public static HistoryRows Read(HistoryReading read, Mirror mirror, ObjectId tip, IReadOnlyCollection<ObjectId> known, int shown = -1, CancellationToken? stop = null)
    {
        var rows = new HistoryRows(shown);
        read(mirror, tip, known, rows, stop ?? TestContext.Current.CancellationToken);
        rows.EndCommit();
        return rows;
    }

    public void VisitCommit(in CommitRecord commit)
    {
        EndCommit();
        string parents = Text(commit.Parents);
        Ids.Add(commit.Id);
        Parents.Add(parents.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parse).ToArray());
        _rows.Append("commit ").Append(commit.Id).Append("\nparents ").Append(parents);
        Add("author", commit.Author);
        Add("committer", commit.Committer);
        _rows.Append("\nsubject ").Append(Text(commit.Subject)).Append("\nbody ").Append(Text(commit.Body)).Append("\nend of body");
    }

    public void VisitChange(byte status, ReadOnlySpan<byte> path) => _rows.Append('\n').Append((char)status).Append(' ').Append(Text(path));

    public void VisitUnknownChanges() => _rows.Append("\nunknown changes");

    private static ObjectId Parse(string text) => ObjectId.TryParse(text, out ObjectId id) ? id : throw new FormatException($"{text} is no object id");

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    private void Add(string role, in CommitRecord.Moment moment) => _rows.Append('\n').Append(role).Append(' ').Append(Text(moment.Name))
        .Append(" <").Append(Text(moment.Address)).Append("> ").Append(moment.Time?.ToString(CultureInfo.InvariantCulture) ?? "at no time").Append(' ').Append(Text(moment.Offset));

    private void EndCommit()
    {
        if (_rows.Length == 0) return;
        string rows = _rows.ToString();
        _rows.Clear();
        if (Digests.Count == shown) Shown = rows;
        Digests.Add(BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.Latin1.GetBytes(rows))));
    }
}
