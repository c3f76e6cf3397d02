using System.Globalization;
using Tributary.Ingest;
using Tributary.Store;
using Tributary.Testing;

namespace Tributary.Cli.Tests;

/// <summary>A disk that runs full under a sync, wherever that happens.</summary>
public sealed class FullDiskTests : IDisposable
{
    private static readonly bool All = Environment.GetEnvironmentVariable("TRIBUTARY_ALL") == "1";

    private readonly GrowingField _field = new(6, 900, 700, 500, 300, 100, 20, 5);
    private readonly string _disk;

    public FullDiskTests()
    {
        _disk = Directory.CreateDirectory(_field["disk"]).FullName;
        Shell.Result mounted = Shell.Run(_disk, "mount", "-t", "tmpfs", "-o", "size=1m", "none", _disk);
        IsMounted = mounted.ExitCode == 0;
        Why = "a small disk is not at hand, as only root may mount one: " + mounted.Error.Trim();
    }

    private bool IsMounted { get; }

    private string Why { get; }

    public void Dispose()
    {
        // Lazily: somebody may have a file there open for a moment yet.
        if (IsMounted) Shell.Run(Path.GetTempPath(), "umount", "-l", _disk);
        _field.Dispose();
    }

    [Fact]
    public void A_sync_ends_with_a_sentence_and_goes_on_once_there_is_room()
    {
        Assert.SkipUnless(IsMounted, Why);
        string[] sync = _field.SyncFrom(mirrors: true);
        Workspace undisturbed = _field.Workspace("undisturbed");
        GrowingField.Run(undisturbed, sync).ShouldBe(0, "");
        string expected = GrowingField.ContentsOf(undisturbed.Published);
        int needed = (int)((new FileInfo(undisturbed.Store).Length + new FileInfo(undisturbed.Published).Length) >> 10) + 1024;
        int full = 0;
        // It grows while the sync goes on where it stopped; and from the beginning, with ever more room.
        for (int step = 0, size = 0; size < 2 * needed; step++)
        {
            size = needed * step / (All ? 24 : 5);
            if (step % 3 == 2) Empty();
            Resize(size);
            Shell.Result result = GrowingField.Run(_field.Workspace("disk"), sync);
            if (result.ExitCode == 0) break;
            full++;
            string said = $"{size} KiB: {result.ExitCode} {result.Text}{result.Error}";
            result.ExitCode.ShouldBeInRange(1, 2, said);
            result.Error.Trim().ShouldMatch(@"^The disk of \S+ is full\. Make room and run 'tributary sync' again; what was read is kept\.$", said);
            CheckStore(said);
        }

        full.ShouldBeGreaterThan(All ? 12 : 2);
        Resize(4 * needed);
        GrowingField.Run(_field.Workspace("disk"), sync).ShouldBe(0, "");
        (GrowingField.ContentsOf(_field.Workspace("disk").Published) == expected).ShouldBeTrue();
    }

    [Fact]
    public void What_is_fetched_is_refused_while_there_is_little_room()
    {
        Assert.SkipUnless(IsMounted, Why);
        Resize(100_000);
        Shell.Result result = GrowingField.Run(_field.Workspace("disk"), _field.SyncFrom(mirrors: false));
        result.ShouldBe(1, $"The disk of {_field.Workspace("disk").Mirrors} has less than 1024 MiB left. Make room and run 'tributary sync' again.");
        Resize(4_000_000);
        GrowingField.Run(_field.Workspace("disk"), _field.SyncFrom(mirrors: false)).ShouldBe(0, "");
    }

    private void CheckStore(string said)
    {
        Workspace workspace = _field.Workspace("disk");
        if (File.Exists(workspace.Published)) GrowingField.Run(workspace, "status").ShouldBe(0, "");
        if (!File.Exists(workspace.Store)) return;
        // Elsewhere, where there is room.
        using var folder = new TestFolder();
        foreach (string file in Directory.EnumerateFiles(workspace.Folder, "store.duckdb*")) File.Copy(file, folder[Path.GetFileName(file)]);
        using FactStore store = FactStore.OpenForWriting(folder["store.duckdb"]);
        store.Connection.QueryScalar("select count(*) from coverage v where v.commits <> (select count(*) from commit c where c.repository = v.repository and lost_at is null)").ShouldBe(0L, said);
        store.Connection.QueryScalar("select count(*) from coverage where outcome <> 'read'").ShouldBe(0L, said);
    }

    private void Empty()
    {
        if (Directory.Exists(_field.Workspace("disk").Folder)) Directory.Delete(_field.Workspace("disk").Folder, recursive: true);
    }

    private void Resize(int kibibytes)
    {
        string size = Math.Max(64, kibibytes).ToString(CultureInfo.InvariantCulture);
        Shell.Run(_disk, "mount", "-o", $"remount,size={size}k", _disk).ShouldBe(0, "");
    }
}
