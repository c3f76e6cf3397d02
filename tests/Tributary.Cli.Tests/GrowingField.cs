using System.Diagnostics;
using System.Globalization;
using System.Text;
using Tributary.Ingest;
using Tributary.Store;
using Tributary.Store.DuckDb;
using Tributary.Testing;

namespace Tributary.Cli.Tests;

/// <summary>Repositories that chance lets grow, rewrites and renames: served over HTTP, laid out as mirrors, and synced by the program itself.</summary>
internal sealed class GrowingField : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "tributary.dll");

    private readonly TestFolder _folder = new();
    private readonly Dictionary<string, string> _branches = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lengths = new(StringComparer.Ordinal);
    private readonly Random _random;
    private long _date = 1_750_000_000;

    /// <summary>Makes the field.</summary>
    /// <param name="seed">Of all that chance decides.</param>
    /// <param name="sizes">How many commits each repository has at first.</param>
    public GrowingField(int seed, params int[] sizes)
    {
        _random = new Random(seed);
        Directory.CreateDirectory(_folder["mirrors"]);
        for (int i = 0; i < sizes.Length; i++) Create($"{(char)('a' + (i % 3))}/r{i}", sizes[i]);
        TestCatalog.Write(_folder["catalog"], string.Join(' ', Names.Take(sizes.Length / 2)) + ";" + string.Join(' ', Names.Skip(sizes.Length / 2)));
        Server = GitHttpServer.Start(_folder["upstream"]);
    }

    public IReadOnlyCollection<string> Names => _branches.Keys;

    public GitHttpServer Server { get; }

    /// <summary>A path below the field's folder.</summary>
    public string this[params string[] parts] => _folder[parts];

    /// <summary>The arguments of a sync.</summary>
    public string[] SyncFrom(bool mirrors) => mirrors ? ["sync", "--mirrors", _folder["mirrors"], "--unprepared"] : ["sync", "--source", Server.Url, "--unprepared"];

    /// <summary>The workspace of a name, made where it is new.</summary>
    public Workspace Workspace(string name)
    {
        var workspace = Ingest.Workspace.At(_folder[name]);
        workspace.Initialize(_folder["catalog"]);
        return workspace;
    }

    /// <summary>Runs the program to its end.</summary>
    public static Shell.Result Run(Workspace workspace, params string[] arguments) => Shell.Run(workspace.Root, "dotnet", [Program, .. arguments]);

    /// <summary>How to start the program.</summary>
    public static ProcessStartInfo Prepare(Workspace workspace, params string[] arguments) => Shell.Prepare(workspace.Root, "dotnet", [Program, .. arguments]);

    public string TipOf(string name) => Shell.GitText(FolderOf(name), "rev-parse", "--verify", "HEAD");

    /// <summary>How many commits a commit reaches, itself included.</summary>
    public int CountOf(string name, string commit)
    {
        if (!_lengths.TryGetValue(commit, out int count)) _lengths[commit] = count = int.Parse(Shell.GitText(FolderOf(name), "rev-list", "--count", commit), CultureInfo.InvariantCulture);
        return count;
    }

    /// <summary>Lets chance change some repositories: most grow, some are wound back and grow elsewhere, some call their default branch otherwise.</summary>
    public void Change()
    {
        foreach (string name in Names)
        {
            switch (_random.Next(9))
            {
                case 0: Shell.Git(FolderOf(name), "branch", "-m", _branches[name], _branches[name] += "x"); break;
                case 1: Rewrite(name); break;
                case 2 or 3 or 4: Grow(name, _random.Next(1, 60)); break;
            }
        }
    }

    /// <summary>What a store holds of the field that does not depend on the way to it.</summary>
    public static string ContentsOf(string store)
    {
        using FactStore open = FactStore.OpenForReading(store);
        open.CheckDerived();
        var text = new StringBuilder(StoreContents.Of(open));
        using DuckDbResult rows = open.Connection.Query(
            "select r.name, outcome, reason, branch, hex(id), committed, covered_from, commits, hex(boundary) from coverage join repository r using (repository) order by all");
        while (rows.Read()) text.AppendJoin('|', Enumerable.Range(0, rows.ColumnCount).Select(rows.GetValue)).Append('\n');
        return text.ToString();
    }

    public void Dispose()
    {
        Server.Dispose();
        for (int tries = 20; ; tries--)
        {
            try
            {
                _folder.Dispose();
                return;
            }
            catch (IOException) when (tries > 0)
            {
                // A git whose sync was killed is still writing.
                Thread.Sleep(100);
            }
        }
    }

    private string FolderOf(string name) => _folder["upstream", name + ".git"];

    private void Create(string name, int commits)
    {
        string folder = FolderOf(name);
        Directory.CreateDirectory(folder);
        Shell.Git(folder, "init", "-q", "--bare", "--template=", "--initial-branch=main");
        // Some hosts leave file contents out when asked, some do not.
        if (_random.Next(2) == 0) Shell.Git(folder, "config", "uploadpack.allowFilter", "true");
        File.CreateSymbolicLink(_folder["mirrors", name.Replace('/', '+') + ".git"], folder);
        _branches.Add(name, "main");
        Grow(name, commits);
    }

    /// <summary>Winds a branch back, and lets it grow elsewhere.</summary>
    public void Rewrite(string name)
    {
        int back = _random.Next(1, 30);
        if (Shell.Run(FolderOf(name), "git", "update-ref", "HEAD", $"HEAD~{back}").ExitCode == 0) Grow(name, _random.Next(1, 20));
    }

    private void Grow(string name, int commits)
    {
        var commands = new StringBuilder();
        string branch = "refs/heads/" + _branches[name];
        string? from = Shell.Run(FolderOf(name), "git", "rev-parse", "-q", "--verify", branch).ExitCode == 0 ? branch + "^0" : null;
        for (int i = 1; i <= commits; i++)
        {
            bool merges = i > 4 && _random.Next(10) == 0;
            string person = $"Person {_random.Next(12)}";
            string who = $"{person} <{person.Replace(' ', '.')}@example.com> {_date += _random.Next(1, 7200)} +0{_random.Next(10)}00";
            string message = $"Commit {_date}\n\nFor {name}.\n\nReviewed-by: Person {_random.Next(12)} <r@example.com>\n";
            commands.Append(CultureInfo.InvariantCulture, $"commit {branch}\nmark :{i}\nauthor {who}\ncommitter {who}\ndata {message.Length}\n{message}\n");
            if (merges) commands.Append(CultureInfo.InvariantCulture, $"from :{i - 1}\nmerge :{i - _random.Next(2, 5)}\n");
            else if (i > 1) commands.Append(CultureInfo.InvariantCulture, $"from :{(i > 3 && _random.Next(10) == 0 ? i - 2 : i - 1)}\n");
            else if (from is not null) commands.Append("from ").Append(from).Append('\n');
            for (int files = _random.Next(1, 4); files > 0; files--)
                commands.Append(CultureInfo.InvariantCulture, $"M 100644 inline d{_random.Next(9)}/f{_random.Next(60)}\ndata 12\n{_date:0000000000}{files}\n\n");
        }

        Shell.Result result = Shell.Feed(Encoding.UTF8.GetBytes(commands.ToString()), FolderOf(name), "git", "fast-import", "--quiet", "--force");
        if (result.ExitCode != 0) throw new InvalidOperationException($"git fast-import: {result.Error}");
    }
}
