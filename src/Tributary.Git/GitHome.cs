using System.Diagnostics;

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
    public GitHome()
    {
        _folder = Directory.CreateTempSubdirectory("tributary-git-").FullName;
        Make("sha1");
        Make("sha256");
    }

    /// <summary>Whether one commit is an ancestor of another (or the same), both being in the mirror.</summary>
    /// <exception cref="MirrorException">One of them is not there, or git failed.</exception>
    public bool IsAncestor(Mirror mirror, Model.ObjectId ancestor, Model.ObjectId descendant)
    {
        using Process process = Start(mirror, ancestor.Length, ["merge-base", "--is-ancestor", ancestor.ToString(), descendant.ToString()]);
        Task<string> error = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode switch
        {
            0 => true,
            1 => false,
            _ => throw Failure(mirror, error.Result),
        };
    }

    /// <summary>Whether the mirror holds an object.</summary>
    public bool Contains(Mirror mirror, Model.ObjectId id)
    {
        using Process process = Start(mirror, id.Length, ["cat-file", "-e", id.ToString()]);
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        _ = error.Result;
        return process.ExitCode == 0;
    }

    /// <summary>Removes the empty repository.</summary>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Starts git over a mirror's objects, with its output and errors to be read by the caller.</summary>
    internal Process Start(Mirror mirror, int idLength, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("git")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = _folder,
        };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["GIT_DIR"] = Path.Combine(_folder, idLength == Model.ObjectId.Sha256Length ? "sha256" : "sha1");
        start.Environment["GIT_OBJECT_DIRECTORY"] = Path.GetFullPath(mirror.ObjectsFolder);
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_ATTR_NOSYSTEM"] = "1";
        start.Environment["GIT_NO_REPLACE_OBJECTS"] = "1";
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        // Git flushes after each commit into a pipe unless told not to: a sixth of the time.
        start.Environment["GIT_FLUSH"] = "0";
        start.Environment["LC_ALL"] = "C";
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        try
        {
            Process process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new MirrorException("git can't be started. Install git 2.39 or later and put it on the PATH.", error);
        }
    }

    /// <summary>What git said, as an error that names the mirror.</summary>
    internal static MirrorException Failure(Mirror mirror, string gitError)
    {
        string said = gitError.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) ?? "git ended without a message";
        foreach (string prefix in (string[])["fatal: ", "error: "])
        {
            if (said.StartsWith(prefix, StringComparison.Ordinal)) said = said[prefix.Length..];
        }

        return new MirrorException($"{mirror.Folder} can't be read: {said}. Run 'git fsck' in it, or clone it again.");
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
