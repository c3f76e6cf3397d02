using System.Diagnostics;
using System.Security.Cryptography;
using Tributary.Model;

namespace Tributary.Git;

/// <summary>
/// Runs git over a mirror's objects from an empty repository of our own, so that no configuration, hook, attribute, graft,
/// replace ref or commit-graph of the mirror, the user or the system is seen, and nothing can be fetched.
/// </summary>
/// <remarks>Threads may share one. Dispose removes its folder.</remarks>
public sealed class GitHome : IDisposable
{
    private readonly string _folder;

    /// <summary>Makes the empty repository in the system's folder for temporary files.</summary>
    public GitHome() : this(Directory.CreateTempSubdirectory("tributary-git-").FullName) { }

    /// <summary>Makes the empty repository in a folder of its own.</summary>
    public GitHome(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        Make("sha1");
        Make("sha256");
    }

    /// <summary>The folder, which holds nothing that git would take for a user's settings.</summary>
    public string Folder => _folder;

    /// <summary>Whether one commit is an ancestor of another (or the same), both being in the mirror.</summary>
    /// <exception cref="MirrorException">One of them is not there, or git failed.</exception>
    public bool IsAncestor(Mirror mirror, ObjectId ancestor, ObjectId descendant)
    {
        using Process process = Start(mirror, ancestor.Length, ["merge-base", "--is-ancestor", ancestor.ToString(), descendant.ToString()]);
        Task<string> error = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        GitProcess.CheckStopped(process);
        return process.ExitCode switch
        {
            0 => true,
            1 => false,
            _ => throw Failure(mirror, error.Result),
        };
    }

    /// <summary>Whether the mirror holds an object.</summary>
    public bool Contains(Mirror mirror, ObjectId id)
    {
        using Process process = Start(mirror, id.Length, ["cat-file", "-e", id.ToString()]);
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        _ = error.Result;
        GitProcess.CheckStopped(process);
        return process.ExitCode == 0;
    }

    /// <summary>Removes the empty repository.</summary>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Starts git over a mirror's objects, with its output and errors to be read by the caller.</summary>
    /// <param name="mirror">Whose objects are seen, as far as its <see cref="Mirror.Boundary"/>.</param>
    /// <param name="idLength">Bytes of its object ids.</param>
    /// <param name="arguments">Git's arguments.</param>
    /// <param name="input">Lines for its standard input.</param>
    internal Process Start(Mirror mirror, int idLength, IEnumerable<string> arguments, IEnumerable<string>? input = null)
    {
        Process process = Open(mirror, idLength, arguments);
        try
        {
            foreach (string line in input ?? []) process.StandardInput.Write(line + "\n");
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // Git ended before it had read all of it, and says why in its errors.
        }

        return process;
    }

    /// <summary>As <see cref="Start"/>, with its input to be written by the caller as well.</summary>
    internal Process Open(Mirror mirror, int idLength, IEnumerable<string> arguments)
    {
        mirror.CheckObjects();
        ProcessStartInfo start = GitProcess.Prepare(_folder, arguments);
        start.Environment["GIT_DIR"] = Path.Combine(_folder, idLength == ObjectId.Sha256Length ? "sha256" : "sha1");
        start.Environment["GIT_OBJECT_DIRECTORY"] = Path.GetFullPath(mirror.ObjectsFolder);
        if (mirror.Boundary.Count > 0) start.Environment["GIT_SHALLOW_FILE"] = WriteBoundary(mirror);
        // Git flushes after each commit into a pipe unless told not to: a sixth of the time.
        start.Environment["GIT_FLUSH"] = "0";
        return GitProcess.Start(start);
    }

    /// <summary>What git said, as an error that names the mirror.</summary>
    internal static MirrorException Failure(Mirror mirror, string gitError) =>
        new($"{mirror.Folder} can't be read: {GitProcess.Complaint(gitError)}. Run 'git fsck' in it, or clone it again.");

    // The file is named after its content, so that threads need not take turns.
    private string WriteBoundary(Mirror mirror)
    {
        string file = Path.Combine(_folder, "shallow-" + mirror.BoundaryDigest);
        if (File.Exists(file)) return file;
        string part = file + "." + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        File.WriteAllLines(part, mirror.Boundary.Select(id => id.ToString()).Order(StringComparer.Ordinal));
        File.Move(part, file, overwrite: true);
        return file;
    }

    private void Make(string objectFormat)
    {
        string home = Path.Combine(_folder, objectFormat);
        Directory.CreateDirectory(Path.Combine(home, "objects"));
        Directory.CreateDirectory(Path.Combine(home, "refs"));
        File.WriteAllText(Path.Combine(home, "HEAD"), "ref: refs/heads/none\n");
        File.WriteAllText(
            Path.Combine(home, "config"),
            $"""
            [core]
                repositoryformatversion = 1
                bare = true
                commitGraph = false
                hooksPath = /dev/null
                attributesFile = /dev/null
            [extensions]
                objectFormat = {objectFormat}
            [log]
                mailmap = false
                showRoot = true
                showSignature = false
            [protocol]
                allow = never

            """);
    }
}
