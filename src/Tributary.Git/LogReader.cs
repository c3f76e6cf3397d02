using System.Buffers.Text;
using System.Diagnostics;
using Tributary.Model;

namespace Tributary.Git;

/// <summary>Reads a history from one streamed <c>git log</c>, whose output is parsed as bytes.</summary>
/// <remarks>Source of the format: git-log(1), PRETTY FORMATS, and "diff format for -z" of git-diff-tree(1).</remarks>
public sealed class LogReader(GitHome home) : IHistoryReader
{
    // Status and path rather than --raw: a third less to write and to parse. No field but the last can hold a NUL, nor can that.
    private const string Format = "--format=%H%x00%P%x00%an%x00%ae%x00%ad%x00%cn%x00%ce%x00%cd%x00%s%x00%b";

    private static readonly string[] Arguments = ["log", "--stdin", .. Texts, "--name-status", "--no-renames", "--no-ext-diff", "--no-textconv"];
    private static readonly string[] ArgumentsAlone = ["log", "--stdin", .. Texts, "--no-walk", "--no-patch"];

    /// <summary>How many fields a commit has.</summary>
    internal const int Fields = 10;

    /// <summary>What has git print a commit as <see cref="TakeFields"/> takes it.</summary>
    internal static IReadOnlyList<string> Texts => ["-z", "--no-notes", "--encoding=UTF-8", "--date=raw", Format];

    /// <inheritdoc/>
    /// <remarks>Git is run where nothing can be fetched: of a partial clone it misses what the clone lacks.</remarks>
    public void Read(Mirror mirror, ObjectId tip, IReadOnlyCollection<ObjectId> known, IHistoryVisitor visitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mirror);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(visitor);
        Read(mirror, tip, Arguments, known, visitor, cancellation);
    }

    /// <inheritdoc/>
    public MailmapFile ReadMailmap(Mirror mirror, ObjectId commitId, CancellationToken cancellation) => new MailmapReader(home).Read(mirror, commitId, cancellation);

    /// <summary>Visits one commit, without what it changed.</summary>
    /// <exception cref="MirrorException">It is missing or damaged.</exception>
    internal void ReadAlone(Mirror mirror, ObjectId commitId, IHistoryVisitor visitor, CancellationToken cancellation) => Read(mirror, commitId, ArgumentsAlone, [], visitor, cancellation);

    private void Read(Mirror mirror, ObjectId tip, string[] arguments, IReadOnlyCollection<ObjectId> known, IHistoryVisitor visitor, CancellationToken cancellation)
    {
        using Process process = home.Start(mirror, tip.Length, arguments, known.Select(id => "^" + id).Prepend(tip.ToString()));
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        // Git may be at work for long before it prints, and nobody looks at the token meanwhile.
        using CancellationTokenRegistration kill = cancellation.Register(process.Kill);
        bool ended = false;
        ObjectId? first = null;
        Exception? malformed = null;
        try
        {
            first = Parse(process.StandardOutput.BaseStream, visitor, cancellation, mirror.Boundary);
            ended = true;
        }
        catch (EndOfStreamException error)
        {
            // Most often git gave up, and says why itself.
            malformed = error;
            ended = true;
        }
        catch (InvalidDataException error)
        {
            throw GitHome.Failure(mirror, error.Message);
        }
        finally
        {
            if (!ended) process.Kill();
            process.WaitForExit();
        }

        cancellation.ThrowIfCancellationRequested();
        GitProcess.CheckStopped(process);
        if (process.ExitCode != 0 || malformed is not null) throw Failure(mirror, errors.Result is { Length: > 0 } said ? said : malformed?.Message ?? "");
        // Git passes over a tip that is a tree or a file without a word, and follows a tag.
        if (first is null ? known.Count == 0 : first != tip) throw GitHome.Failure(mirror, $"{tip}, which its default branch names, is no commit");
    }

    private static MirrorException Failure(Mirror mirror, string said) => said.Contains("unable to read tree", StringComparison.Ordinal) && mirror.MayLackTrees
        ? new MirrorException($"{mirror.Folder} is a partial clone that lacks folders ({GitProcess.Complaint(said)}), and git goes no further. Read it with '--reader auto', or clone it with '--filter=blob:none'.")
        : GitHome.Failure(mirror, said);

    /// <summary>Parses the output of <c>git log</c> in this reader's format.</summary>
    /// <returns>The commit visited first.</returns>
    internal static ObjectId? Parse(Stream output, IHistoryVisitor visitor, CancellationToken cancellation, IReadOnlySet<ObjectId>? boundary = null)
    {
        ObjectId? first = null;
        var fields = new NulFields(output);
        Span<NulFields.Field> record = stackalloc NulFields.Field[Fields];
        while (fields.Peek() >= 0)
        {
            cancellation.ThrowIfCancellationRequested();
            TakeFields(fields, record);
            CommitRecord commit = ToCommit(fields, record);
            visitor.VisitCommit(in commit);
            ObjectId commitId = commit.Id;
            first ??= commitId;
            fields.Release();
            // A line feed stands between a commit and its changes, and only there.
            if (fields.Peek() != '\n') continue;
            fields.Skip();
            VisitChanges(fields, boundary?.Contains(commitId) == true ? null : visitor);
        }

        return first;
    }

    /// <summary>Takes a commit's fields.</summary>
    /// <exception cref="EndOfStreamException">The output ends before them.</exception>
    internal static void TakeFields(NulFields fields, Span<NulFields.Field> commit)
    {
        for (int i = 0; i < commit.Length; i++)
        {
            if (!fields.TryTake(out commit[i])) throw new EndOfStreamException("git's output ends within a commit");
        }
    }

    /// <summary>The commit of these fields, valid until the next one is taken.</summary>
    /// <exception cref="InvalidDataException">They are no commit's.</exception>
    internal static CommitRecord ToCommit(NulFields fields, ReadOnlySpan<NulFields.Field> commit) => new()
    {
        Id = ObjectId.TryParse(fields.Bytes(commit[0]), out ObjectId id) ? id : throw new InvalidDataException("git's output has no commit id where one belongs"),
        Parents = fields.Bytes(commit[1]),
        Author = ToMoment(fields, commit[2], commit[3], commit[4]),
        Committer = ToMoment(fields, commit[5], commit[6], commit[7]),
        Subject = fields.Bytes(commit[8]),
        Body = fields.Bytes(commit[9]),
    };

    // A status is one letter; the next commit's id is what isn't.
    private static void VisitChanges(NulFields fields, IHistoryVisitor? visitor)
    {
        if (fields.Peek() < 0) throw new EndOfStreamException("git's output ends before a commit's changes");
        while (fields.Peek() is >= 'A' and <= 'Z')
        {
            if (!fields.TryTake(out NulFields.Field status) || status.Length != 1) throw new InvalidDataException("git's output has no status where one belongs");
            if (!fields.TryTake(out NulFields.Field path)) throw new EndOfStreamException("git's output ends within a change");
            visitor?.VisitChange(fields.Bytes(status)[0], fields.Bytes(path));
            fields.Release();
        }
    }

    private static CommitRecord.Moment ToMoment(NulFields fields, NulFields.Field name, NulFields.Field address, NulFields.Field date)
    {
        ReadOnlySpan<byte> text = fields.Bytes(date);
        bool dated = Utf8Parser.TryParse(text, out long time, out int digits) && digits < text.Length && text[digits] == ' ';
        return new CommitRecord.Moment
        {
            Name = fields.Bytes(name),
            Address = fields.Bytes(address),
            Time = dated ? time : null,
            Offset = dated ? text[(digits + 1)..] : [],
        };
    }
}
