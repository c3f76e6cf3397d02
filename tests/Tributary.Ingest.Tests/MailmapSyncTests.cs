using Tributary.Catalog;
using Tributary.Store;
using Tributary.Store.DuckDb;
using Tributary.Testing;

namespace Tributary.Ingest.Tests;

/// <summary>A repository's own .mailmap: of mirrors that others keep as far as it is there, of ours fetched from the host.</summary>
public sealed class MailmapSyncTests : IDisposable
{
    private const string Line = "Ada Lovelace <ada@example.com> <cid@example.com>\n";

    private readonly TestFolder _folder = new();
    private readonly FactStore _store = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
    private readonly RemoteField _field = new("a/one a/two");

    public void Dispose()
    {
        _field.Dispose();
        _store.Dispose();
        _folder.Dispose();
    }

    private Upstream One => _field.Upstreams["a/one"];

    [Fact]
    public void Two_signatures_that_only_the_mailmap_joins_are_one_contributor()
    {
        foreach (string kind in (string[])["file", "none"]) Fixtures.Build("mailmap " + kind, Mirror("a/" + kind));
        SyncFolder("a/none");
        Contributors().ShouldBe(2L);
        SyncFolder("a/none a/file");
        Contributors().ShouldBe(1L);
        Scalar(_store, "select count(*) from identity where people = 'resolved' and rule = 'mailmap'").ShouldBe(1L);
        Scalar(_store, "select count(distinct contributor) from identity where people = 'raw'").ShouldBe(2L);

        object? Contributors() => Scalar(_store, "select count(distinct contributor) from identity where people = 'resolved'");
    }

    [Fact]
    public void A_folder_of_mirrors_is_read_as_far_as_it_has_contents_and_nothing_is_fetched()
    {
        Fixtures.Build("mailmap file", Mirror("a/whole"));
        Fixtures.Build("mailmap absent", Mirror("a/absent"));
        Shell.Git(Mirror("a/whole"), "config", "uploadpack.allowFilter", "true");
        Shell.Git(_folder.Path, "clone", "-q", "--bare", "--filter=blob:none", "file://" + Mirror("a/whole"), Mirror("a/partial"));
        SyncSummary summary = SyncFolder("a/whole a/absent a/partial");
        (summary.Read, summary.IsIncomplete).ShouldBe((3, false));
        Scalar(_store, "select string_agg(name) from mailmap join repository using (repository)").ShouldBe("a/whole");
        Shell.GitText(Mirror("a/partial"), "cat-file", "--batch-all-objects", "--batch-check=%(objecttype)").Split('\n').ShouldNotContain("blob");
    }

    [Theory]
    [InlineData("latin", 3)]
    [InlineData("binary", 2)]
    [InlineData("large", 0)]
    [InlineData("link", 0)]
    [InlineData("twice", 0)]
    public void Whatever_it_is_the_repository_is_read(string kind, int lines)
    {
        Fixtures.Build("mailmap " + kind, Mirror("a/one"));
        SyncFolder("a/one").NewCommits.ShouldBe(2);
        Scalar(_store, "select coalesce(sum(len(string_split(content, chr(10)))), 0)::integer from mailmap").ShouldBe(lines);
    }

    [Fact]
    public void It_is_what_the_tip_says_through_changes_rewrites_and_removal()
    {
        One.Commit("Map", ".mailmap", Line);
        string first = One.Tip;
        _field.Sync();
        Mailmap().ShouldBe(Line);
        string mirror = _field.MirrorOf("a/one");
        Shell.GitText(mirror, "cat-file", "--batch-all-objects", "--batch-check=%(objecttype)").Split('\n').Count(type => type == "blob").ShouldBe(1);
        File.ReadAllText(Path.Combine(mirror, "FETCH_HEAD")).ShouldStartWith(first);

        One.Commit("Map more", ".mailmap", Line + "Bea <bea@a.example> <bea@b.example>\n");
        _field.Sync();
        Mailmap().ShouldBe(Line + "Bea <bea@a.example> <bea@b.example>\n");
        _field.ShouldEqualAFreshStore();

        One.ForcePush(first);
        _field.Sync().LostCommits.ShouldBe(1);
        Mailmap().ShouldBe(Line);
        _field.ShouldEqualAFreshStore();

        One.ForcePush(Shell.GitText(One.Folder, "rev-parse", first + "~1"));
        _field.Sync().LostCommits.ShouldBe(1);
        Mailmap().ShouldBeNull();
        _field.ShouldEqualAFreshStore();
    }

    [Fact]
    public void A_new_tip_with_the_same_mailmap_asks_for_it_no_more_and_an_old_tip_for_nothing()
    {
        One.Commit("Map", ".mailmap", Line);
        _field.Sync();
        Packs().ShouldBe(3);
        One.Commit("Fourth");
        _field.Sync();
        (Packs(), Mailmap()).ShouldBe((4, Line));
        _field.Sync().Unchanged.ShouldBe(2);
        (Packs(), Mailmap()).ShouldBe((4, Line));

        int Packs() => _field.Server.Requests.Count(it => it.Stage == Stage.Pack);
    }

    [Fact]
    public void A_host_that_does_not_give_it_is_no_error_and_the_last_one_stays()
    {
        One.Commit("Map", ".mailmap", Line);
        _field.Sync();
        One.Commit("Map more", ".mailmap", Line + "Bea <bea@a.example> <bea@b.example>\n");
        string id = Shell.GitText(One.Folder, "rev-parse", "HEAD:.mailmap");
        string blob = Path.Combine(One.Folder, "objects", id[..2], id[2..]);
        File.Move(blob, blob + ".away");
        SyncSummary summary = _field.Sync();
        (summary.NewCommits, summary.IsIncomplete, Mailmap()).ShouldBe((1, false, Line));
        _field.Events.OfType<SyncEvent.Retrying>().ShouldBeEmpty();

        // It is asked for again only with the next tip.
        File.Move(blob + ".away", blob);
        _field.Sync().Unchanged.ShouldBe(2);
        Mailmap().ShouldBe(Line);
        One.Commit("Fourth");
        _field.Sync();
        _field.ShouldEqualAFreshStore();
    }

    [Fact]
    public void What_is_gone_or_unreachable_keeps_its_mailmap()
    {
        One.Commit("Map", ".mailmap", Line);
        _field.Sync();
        _field.Server.For("a/one").Status(404);
        _field.Sync();
        (_field.Status("a/one").Outcome, Mailmap()).ShouldBe(("gone", Line));
        _field.Server.Dispose();
        _field.Remote = _field.Remote with { Retries = 0 };
        _field.Sync();
        (_field.Status("a/one").Outcome, Mailmap()).ShouldBe(("unreachable", Line));
    }

    [Fact]
    public void A_mailmap_that_nobody_wrote_by_hand_is_none()
    {
        One.Commit("Map", ".mailmap", Line);
        _field.Sync();
        One.Commit("Too large", ".mailmap", Line + new string('#', 1 << 20));
        _field.Sync().NewCommits.ShouldBe(1);
        Mailmap().ShouldBeNull();
    }

    [Theory]
    [InlineData("sha256")]
    [InlineData("shallow")]
    [InlineData("grafted")]
    [InlineData("whole")]
    public void It_comes_from_every_kind_of_source(string kind)
    {
        One.Commit("Map", ".mailmap", Line);
        if (kind == "sha256")
        {
            Directory.Delete(One.Folder, recursive: true);
            Upstream wide = Upstream.Create(_field.Root, "a/one", objectFormat: "sha256");
            wide.AllowFilter(true);
            wide.Commit("Map", ".mailmap", Line);
        }
        else if (kind == "shallow")
        {
            Directory.Move(One.Folder, _field["whole.git"]);
            Shell.Git(_field[""], "clone", "-q", "--bare", "--depth", "2", "file://" + _field["whole.git"], One.Folder);
            One.AllowFilter(true);
        }
        else if (kind == "grafted")
        {
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(One.Folder, "info")).FullName, "grafts"), Shell.GitText(One.Folder, "rev-parse", "HEAD~1") + "\n");
        }
        else
        {
            One.AllowFilter(false);
        }

        _field.Sync().IsIncomplete.ShouldBeFalse();
        Mailmap().ShouldBe(Line);
    }

    private string Mirror(string name) => _folder["mirrors", Model.RepositoryName.Parse(name).MirrorFolder];

    private SyncSummary SyncFolder(string names) =>
        new Synchronizer(_store, CatalogReader.Read(TestCatalog.Write(_folder["catalog"], names)), new SyncOptions { Mirrors = _folder["mirrors"] }).Run(new Progress<SyncEvent>(), CancellationToken.None);

    private string? Mailmap() => (string?)_field.Scalar("select content from mailmap join repository using (repository) where name = 'a/one'");

    private static object? Scalar(FactStore store, string sql) => store.Connection.QueryScalar(sql);
}
