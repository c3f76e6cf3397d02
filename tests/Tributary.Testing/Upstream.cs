using System.Text;

namespace Tributary.Testing;

/// <summary>A bare repository that a test changes as its people would. Not for several threads at once.</summary>
public sealed class Upstream
{
    private const long FirstDate = 1775000000;
    private const long Hour = 3600;

    private int _commits;

    private Upstream(string folder, string branch) => (Folder, Branch) = (folder, branch);

    /// <summary>Where the repository lies: root/owner/name.git.</summary>
    public string Folder { get; }

    /// <summary>The default branch, without refs/heads/.</summary>
    public string Branch { get; private set; }

    /// <summary>The id of the default branch's last commit.</summary>
    public string Tip => Shell.GitText(Folder, "rev-parse", "--verify", Ref);

    private string Ref => "refs/heads/" + Branch;

    /// <summary>Makes an empty repository.</summary>
    /// <param name="root">What a server serves.</param>
    /// <param name="name">owner/name.</param>
    /// <param name="branch">The default branch.</param>
    /// <param name="objectFormat">sha1 or sha256.</param>
    public static Upstream Create(string root, string name, string branch = "main", string objectFormat = "sha1")
    {
        string folder = Path.Combine(root, name + ".git");
        Directory.CreateDirectory(folder);
        Shell.Git(folder, "init", "-q", "--bare", "--template=", "--initial-branch=" + branch, "--object-format=" + objectFormat);
        return new Upstream(folder, branch);
    }

    /// <summary>Adds a commit to the default branch and returns its id.</summary>
    /// <param name="message">The whole message.</param>
    /// <param name="path">The one path that it writes.</param>
    /// <param name="content">What it writes there; something new each time unless given.</param>
    /// <param name="at">Seconds since 1970; unless given, an hour after the one before, from 1775000000.</param>
    public string Commit(string message, string path = "file.txt", string? content = null, long? at = null)
    {
        long date = at ?? FirstDate + (_commits * Hour);
        string commands =
            $"commit {Ref}\nmark :1\nauthor Ada Example <ada@example.com> {date} +0000\ncommitter Cid Example <cid@example.com> {date} +0000\n"
            + Data(message)
            + (_commits == 0 ? "" : $"from {Ref}^0\n")
            + $"M 100644 inline {path}\n" + Data(content ?? $"{message}, number {_commits}\n")
            + "get-mark :1\n";
        Shell.Result result = Shell.Feed(Encoding.UTF8.GetBytes(commands), Folder, "git", "fast-import", "--quiet", "--date-format=raw-permissive");
        if (result.ExitCode != 0) throw new InvalidOperationException($"git fast-import: {result.Error}");
        _commits++;
        return result.Text.Trim();
    }

    /// <summary>Moves the default branch to any commit that is here, back or aside.</summary>
    public void ForcePush(string toCommit) => Shell.Git(Folder, "update-ref", Ref, toCommit);

    /// <summary>Gives the default branch another name; HEAD follows and the old ref is gone.</summary>
    public void RenameDefaultBranch(string to)
    {
        Shell.Git(Folder, "branch", "-m", Branch, to);
        Branch = to;
    }

    /// <summary>Whether clients may leave objects out; git does not offer it unless told to.</summary>
    public void AllowFilter(bool allowed) => Shell.Git(Folder, "config", "uploadpack.allowFilter", allowed ? "true" : "false");

    private static string Data(string text) => $"data {Encoding.UTF8.GetByteCount(text)}\n{text}\n";
}
