using System.Diagnostics;
using Tributary.Model;

namespace Tributary.Git;

/// <summary>Lists commits with their parents, without looking at trees: a fifth of what reading them costs.</summary>
public sealed class RevisionList(GitHome home)
{
    /// <summary>Visits every commit that is reachable from one.</summary>
    /// <param name="mirror">Where the objects are.</param>
    /// <param name="tip">The commit to start from.</param>
    /// <param name="visit">Takes a commit's id and its parents'.</param>
    /// <param name="cancellation">Ends git and the listing.</param>
    /// <exception cref="MirrorException">An object is missing or damaged.</exception>
    public void Read(Mirror mirror, ObjectId tip, Action<ObjectId, IReadOnlyList<ObjectId>> visit, CancellationToken cancellation) =>
        Run(mirror, tip.Length, ["rev-list", "--parents", tip.ToString()], input: null, visit, cancellation);

    /// <summary>
    /// The commits reachable from one whose parents are not there: where the history is cut off though nothing declares it.
    /// Empty where all are there, or where the commit itself is not.
    /// </summary>
    /// <exception cref="MirrorException">An object is damaged.</exception>
    public IReadOnlySet<ObjectId> FindBoundary(Mirror mirror, ObjectId tip, CancellationToken cancellation)
    {
        var parents = new Dictionary<ObjectId, IReadOnlyList<ObjectId>>();
        Run(mirror, tip.Length, ["rev-list", "--no-walk=unsorted", "--parents", "--stdin"], CommitsHeld(mirror, tip), (id, its) => parents[id] = its, cancellation);
        var boundary = new HashSet<ObjectId>();
        var seen = new HashSet<ObjectId> { tip };
        var queue = new Queue<ObjectId>(seen);
        while (queue.TryDequeue(out ObjectId id))
        {
            foreach (ObjectId parent in parents.GetValueOrDefault(id, []))
            {
                if (!parents.ContainsKey(parent)) boundary.Add(id);
                else if (seen.Add(parent)) queue.Enqueue(parent);
            }
        }

        return boundary;
    }

    private List<string> CommitsHeld(Mirror mirror, ObjectId tip)
    {
        using Process process = home.Start(mirror, tip.Length, ["cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objecttype) %(objectname)"]);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        var commits = new List<string>();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith("commit ", StringComparison.Ordinal)) commits.Add(line["commit ".Length..]);
        }

        process.WaitForExit();
        GitProcess.CheckStopped(process);
        return process.ExitCode == 0 ? commits : throw GitHome.Failure(mirror, errors.Result);
    }

    private void Run(
        Mirror mirror, int idLength, IEnumerable<string> arguments, IEnumerable<string>? input, Action<ObjectId, IReadOnlyList<ObjectId>> visit, CancellationToken cancellation)
    {
        using Process process = home.Start(mirror, idLength, arguments, input);
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        bool ended = false;
        try
        {
            while (process.StandardOutput.ReadLine() is { } line)
            {
                cancellation.ThrowIfCancellationRequested();
                ObjectId[] ids = Array.ConvertAll(line.Split(' '), text => ObjectId.TryParse(text, out ObjectId id) ? id : throw GitHome.Failure(mirror, "git lists something that is no commit"));
                visit(ids[0], ids[1..]);
            }

            ended = true;
        }
        finally
        {
            if (!ended) process.Kill();
            process.WaitForExit();
        }

        GitProcess.CheckStopped(process);
        if (process.ExitCode != 0) throw GitHome.Failure(mirror, errors.Result);
    }
}
