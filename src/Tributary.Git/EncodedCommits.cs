using System.Diagnostics;
using Tributary.Model;

namespace Tributary.Git;

/// <summary>Has git convert the texts of commits that declare an encoding: it is started for the first of them, and answers for the others too.</summary>
/// <remarks>
/// Source: git-diff-tree(1), "--stdin". A commit that is given two parents is a merge, of which no folders are looked at. A line that is no id comes back as it is,
/// and so tells that what was asked before it is answered, or will never be. One thread at a time.
/// </remarks>
internal sealed class EncodedCommits(GitHome home, Mirror mirror) : IDisposable
{
    // Git keeps what it has printed.
    private const long MostAnswered = 1 << 26;

    private static readonly string[] Arguments = ["diff-tree", "--stdin", "--always", "--no-patch", .. LogReader.Texts];

    private Process? _git;
    private Task<string> _errors = Task.FromResult("");
    private NulFields _answers = new(Stream.Null);

    /// <summary>Visits a commit.</summary>
    /// <param name="asWritten">The commit with its texts' bytes as they stand.</param>
    /// <param name="visitor">Takes it with texts in UTF-8.</param>
    /// <param name="cancellation">Ends git.</param>
    /// <exception cref="MirrorException">Git does not read it.</exception>
    public void Visit(in CommitRecord asWritten, IHistoryVisitor visitor, CancellationToken cancellation)
    {
        Span<NulFields.Field> answer = stackalloc NulFields.Field[LogReader.Fields];
        if (Ask(asWritten.Id, answer, cancellation))
        {
            visitor.VisitCommit(LogReader.ToCommit(_answers, answer) with { Parents = asWritten.Parents });
            _answers.Release();
            return;
        }

        // An object that is another than its id says is no commit to this way of asking.
        new LogReader(home).ReadAlone(mirror, asWritten.Id, visitor, cancellation);
    }

    /// <summary>Ends git.</summary>
    public void Dispose()
    {
        _git?.Kill();
        _git?.WaitForExit();
        _git?.Dispose();
        _git = null;
    }

    private Process Ready(in ObjectId id)
    {
        if (_answers.BytesRead > MostAnswered) Dispose();
        if (_git is not null) return _git;
        _git = home.Open(mirror, id.Length, Arguments);
        _errors = _git.StandardError.ReadToEndAsync(CancellationToken.None);
        _answers = new NulFields(_git.StandardOutput.BaseStream);
        return _git;
    }

    // False: git has none.
    private bool Ask(in ObjectId id, Span<NulFields.Field> answer, CancellationToken cancellation)
    {
        Process git = Ready(id);
        using CancellationTokenRegistration kill = cancellation.Register(git.Kill);
        try
        {
            git.StandardInput.Write($"{id} {id} {id}\n\n");
            git.StandardInput.Flush();
            bool isThere = _answers.Peek() is not ('\n' or -1);
            if (isThere) LogReader.TakeFields(_answers, answer);
            if (_answers.Peek() != '\n') throw new EndOfStreamException("git answers no more");
            _answers.Skip();
            if (isThere && LogReader.ToCommit(_answers, answer).Id != id) throw new InvalidDataException("git answers with another commit");
            return isThere;
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw Failure(git, error);
        }
    }

    private MirrorException Failure(Process git, Exception error)
    {
        git.Kill();
        git.WaitForExit();
        GitProcess.CheckStopped(git);
        return GitHome.Failure(mirror, _errors.Result is { Length: > 0 } said ? said : error.Message);
    }
}
