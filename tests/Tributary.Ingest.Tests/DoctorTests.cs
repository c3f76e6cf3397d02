using Tributary.Git.Remotes;
using Tributary.Ingest.Checkups;
using Tributary.Model;
using Tributary.Store;
using Tributary.Testing;

namespace Tributary.Ingest.Tests;

public sealed class DoctorTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Workspace _workspace;
    private readonly GitHttpServer _server;

    public DoctorTests()
    {
        foreach (string name in (string[])["a/one", "a/two"])
        {
            Upstream upstream = Upstream.Create(_folder["upstream"], name);
            upstream.AllowFilter(true);
            upstream.Commit("First");
            upstream.Commit("Second");
        }

        _server = GitHttpServer.Start(_folder["upstream"]);
        _workspace = Workspace.At(_folder["work"]);
        _workspace.Initialize(TestCatalog.Write(_folder["catalog"], "a/one a/two"));
    }

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_new_workspace_is_well() => Ill().ShouldBeEmpty();

    [Fact]
    public void A_synced_workspace_is_well_and_stays_as_it_is()
    {
        Sync();
        byte[] before = File.ReadAllBytes(_workspace.Published);
        Run(verify: true).ShouldAllBe(it => it.Health == Health.Well);
        File.ReadAllBytes(_workspace.Published).ShouldBe(before);
    }

    [Fact]
    public void What_a_killed_process_left_is_removed()
    {
        Sync();
        Directory.CreateDirectory(Path.Combine(_workspace.Scratch, "git"));
        // No process has this number.
        Directory.CreateDirectory(_workspace.Store + ".2147483646.tmp");
        Directory.CreateDirectory(_workspace.Store + $".{Environment.ProcessId}.tmp");
        File.WriteAllText(_workspace.Published + ".part", "half");
        Run().Single(it => it.Subject == "leftovers").Health.ShouldBe(Health.Mended);
        Directory.Exists(_workspace.Scratch).ShouldBeFalse();
        File.Exists(_workspace.Published + ".part").ShouldBeFalse();
        Directory.Exists(_workspace.Store + ".2147483646.tmp").ShouldBeFalse();
        Directory.Exists(_workspace.Store + $".{Environment.ProcessId}.tmp").ShouldBeTrue();
    }

    [Theory]
    [InlineData("packed-refs", false)]
    [InlineData("pack", true)]
    public void A_damaged_mirror_is_removed_and_cloned_again_by_the_next_sync_that_needs_it(string damage, bool onlySeenByGit)
    {
        Sync();
        string mirror = Path.Combine(_workspace.Mirrors, "a+one.git");
        if (damage == "pack") Corrupt(Directory.GetFiles(Path.Combine(mirror, "objects", "pack"), "*.pack").Single());
        else File.WriteAllText(Path.Combine(mirror, "packed-refs"), "nonsense refs/heads/main\n");
        if (onlySeenByGit) Run().ShouldAllBe(it => it.Health == Health.Well);
        Run(verify: true).Where(it => it.Health != Health.Well).ShouldHaveSingleItem().ShouldSatisfyAllConditions(it => it.Subject.ShouldBe("mirror of a/one"), it => it.Health.ShouldBe(Health.Mended));
        Directory.Exists(mirror).ShouldBeFalse();
        Sync().IsIncomplete.ShouldBeFalse();
    }

    [Fact]
    public void Figures_of_a_sync_that_was_stopped_are_derived_and_published()
    {
        Sync();
        using (FactStore store = FactStore.OpenForWriting(_workspace.Store)) store.Connection.Execute("delete from provenance");
        File.Delete(_workspace.Published);
        Run().Where(it => it.Health == Health.Mended).Select(it => it.Subject).ShouldBe(["store", "published"]);
        using FactStore published = FactStore.OpenForReading(_workspace.Published);
        published.CheckDerived();
    }

    [Fact]
    public void A_mistake_in_recorded_events_is_said_and_keeps_a_sync_from_running()
    {
        Sync();
        File.WriteAllText(_workspace.Events, "events:\n  - { id: out, date: 2026-02-31, kind: launch, title: It is out, repositories: [a/one], source: The Paper }\n");
        Checkup events = Ill().ShouldHaveSingleItem();
        (events.Subject, events.Says.Contains("'2026-02-31' is no day", StringComparison.Ordinal)).ShouldBe(("events", true));
        Should.Throw<TributaryException>(Sync).Message.ShouldContain("'2026-02-31' is no day");
        File.WriteAllText(_workspace.Events, "events:\n  - { id: out, date: 2026-02-28, kind: launch, title: It is out, repositories: [a/one], source: The Paper }\n");
        Run().First(it => it.Subject == "events").Says.ShouldBe("1 recorded");
    }

    [Fact]
    public void What_needs_a_person_is_said()
    {
        Sync();
        File.WriteAllText(_workspace.Store, "no database, but long enough to be looked at as if it were one");
        File.WriteAllText(_folder["catalog", "catalog.yaml"], "name: [");
        Ill().Select(it => it.Subject).ShouldBe(["catalog"]);
        TestCatalog.Write(_folder["catalog"], "a/one a/two");
        Ill().First(it => it.Subject == "store").Says.ShouldContain("Move it away and run 'tributary sync'");
        using WorkspaceLock held = WorkspaceLock.Take(_workspace, TimeProvider.System);
        Ill().ShouldHaveSingleItem().Says.ShouldContain($"is held by process {Environment.ProcessId}");
    }

    private SyncSummary Sync() => FieldSync.Run(
        _workspace, new SyncOptions { Source = RemoteUrl.Parse(_server.Url), Remote = new RemoteOptions { SpareDisk = 0 } }, new Progress<SyncEvent>(), CancellationToken.None);

    private List<Checkup> Run(bool verify = false) => new Doctor(_workspace, verify, TimeProvider.System).Run(CancellationToken.None).ToList();

    // A machine that tests run on may be short of disk.
    private List<Checkup> Ill() => Run().Where(it => it.Health == Health.Ill && it.Subject != "disk").ToList();

    private static void Corrupt(string pack)
    {
        File.SetAttributes(pack, FileAttributes.Normal);
        using FileStream stream = File.Open(pack, FileMode.Open);
        stream.Position = stream.Length / 2;
        int old = stream.ReadByte();
        stream.Position--;
        stream.WriteByte((byte)(old ^ 0xff));
    }
}
