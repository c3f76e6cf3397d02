using System.Globalization;
using System.Text;
using Tributary.Testing;

namespace Tributary.Git.Tests;

/// <summary>Of a partial clone that lacks folders the commits are read, and of each its changes, or that they are not known.</summary>
public sealed class PartialCloneTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly GitHome _home = new();
    private readonly string _whole, _clone;

    public PartialCloneTests()
    {
        (_whole, _clone) = (_folder["whole.git"], _folder["clone.git"]);
        Fixtures.Build("stores fast-import", _whole);
        Shell.Git(_whole, "config", "uploadpack.allowFilter", "true");
    }

    public void Dispose()
    {
        _home.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("tree:0", 108)]
    [InlineData("tree:1", 108)]
    [InlineData("tree:2", 108)]
    [InlineData("tree:3", 0)]
    public void Changes_are_those_of_the_whole_history_or_not_known(string filter, int notKnown)
    {
        Clone(filter);
        History read = Read(ReaderChoice.Auto), whole = History.Read(_whole);
        read.Commits.Select(commit => commit.Id).ShouldBe(whole.Commits.Select(commit => commit.Id));
        read.Commits.Count(commit => commit.Changes is [('?', _)]).ShouldBe(notKnown);
        foreach ((History.Commit one, History.Commit other) in read.Commits.Zip(whole.Commits).Where(pair => pair.First.Changes is not [('?', _)])) one.Changes.ShouldBe(other.Changes);
    }

    [Theory]
    [InlineData("tree:0")]
    [InlineData("tree:2")]
    public void Several_threads_read_as_one_does(string filter)
    {
        Clone(filter);
        string[] read = Readers.Others.Select(reader =>
        {
            var digest = new HistoryDigest(isDigested: true);
            var mirror = Mirror.Open(_clone);
            Readers.Make(reader, _home)(mirror, mirror.Tip!.Value, [], digest, TestContext.Current.CancellationToken);
            digest.UnknownChanges.ShouldBe(108);
            return digest.Finish()!;
        }).ToArray();
        read.Length.ShouldBeGreaterThan(1);
        read.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void Those_that_need_no_missing_folder_are_known()
    {
        // Of a commit in which one file beside the missing folders changed, the root folder tells all.
        string tree = Shell.GitText(_whole, "rev-parse", "main^{tree}");
        string blob = Shell.GitText(_whole, "rev-parse", "main:notes/6/120");
        string next = Encoding.ASCII.GetString(Shell.Feed([.. Shell.Git(_whole, "ls-tree", tree), .. Encoding.ASCII.GetBytes($"100644 blob {blob}\tREADME\n")], _whole, "git", "mktree").Output).Trim();
        string tip = Shell.GitText(_whole, "-c", "user.name=x", "-c", "user.email=x@example.com", "commit-tree", next, "-p", "main", "-m", "Beside the folders");
        Shell.Git(_whole, "update-ref", "refs/heads/main", tip);
        Clone("tree:1");
        Read(ReaderChoice.Auto).Commits[0].Changes.ShouldBe([('A', "README")]);
    }

    [Theory]
    [InlineData("tree:1", false)]
    [InlineData("tree:2", true)]
    public void Of_more_changes_than_are_kept_all_are_told_or_none(string filter, bool isKnown)
    {
        // Of the folder, which may be missing, they hear last.
        const int Count = 6_000;
        string name = new('n', 120);
        var stream = new StringBuilder("commit refs/heads/main\ncommitter Cid Example <cid@example.com> 1775000000 +0000\ndata 1\n1\nM 100644 inline z/last\ndata 1\nz\n");
        for (int file = 0; file < Count; file++) stream.Append(CultureInfo.InvariantCulture, $"M 100644 inline {name}{file:D5}\ndata 1\na\n");
        Shell.Feed(Encoding.ASCII.GetBytes(stream.ToString()), _whole, "git", "fast-import", "--quiet", "--force").ExitCode.ShouldBe(0);
        Clone(filter);
        List<(char Status, string Path)> changes = Read(ReaderChoice.Auto).Commits.ShouldHaveSingleItem().Changes;
        if (!isKnown) changes.ShouldHaveSingleItem().Status.ShouldBe('?');
        else (changes.Count, changes[^1]).ShouldBe((Count + 1, ('A', "z/last")));
    }

    [Fact]
    public void Git_is_not_asked_to_fetch_what_is_missing_and_says_who_can_read_it()
    {
        Clone("tree:0");
        string[] before = Files();
        Should.Throw<MirrorException>(() => Read(ReaderChoice.Git)).Message.ShouldContain("Read it with '--reader auto', or clone it with '--filter=blob:none'");
        _ = Read(ReaderChoice.Own);
        Files().ShouldBe(before);
    }

    [Fact]
    public void A_folder_that_is_missing_elsewhere_is_an_error()
    {
        Clone("tree:0");
        Shell.Git(_clone, "config", "--remove-section", "remote.origin");
        Read(ReaderChoice.Auto).Commits.Count.ShouldBe(120);
        foreach (string promise in Directory.GetFiles(Path.Combine(_clone, "objects", "pack"), "*.promisor")) File.Delete(promise);
        Should.Throw<MirrorException>(() => Read(ReaderChoice.Auto)).Message.ShouldContain("is missing");
        // Where only files' contents were left out, folders have to be there.
        foreach ((string name, string value) in (ReadOnlySpan<(string, string)>)[("promisor", "true"), ("partialclonefilter", "blob:none")]) Shell.Git(_clone, "config", "remote.other." + name, value);
        Should.Throw<MirrorException>(() => Read(ReaderChoice.Auto)).Message.ShouldContain("is missing");
        Shell.Git(_clone, "config", "remote.other.partialclonefilter", "sparse:oid=main:x");
        Read(ReaderChoice.Auto).Commits.Count.ShouldBe(120);
    }

    [Fact]
    public void A_missing_commit_is_an_error_still()
    {
        Clone("tree:0");
        string pack = Directory.GetFiles(Path.Combine(_clone, "objects", "pack"), "*.pack").Single(), outside = _folder["outside.pack"];
        File.Move(pack, outside);
        File.Delete(Path.ChangeExtension(pack, ".idx"));
        Shell.Feed(File.ReadAllBytes(outside), _clone, "git", "unpack-objects", "-q").ExitCode.ShouldBe(0);
        Read(ReaderChoice.Auto).Commits.Count.ShouldBe(120);
        string commit = Shell.GitText(_whole, "rev-parse", "main~7");
        File.Delete(Path.Combine(_clone, "objects", commit[..2], commit[2..]));
        Should.Throw<MirrorException>(() => Read(ReaderChoice.Auto)).Message.ShouldContain($"the commit {commit} is missing");
    }

    [Fact]
    public void The_empty_tree_need_not_be_there()
    {
        using var readers = new ComparedReaders(EmptiedAndFilled(), Readers.Others.First());
        readers.Compare().ShouldNotBeNull().Ids.Count.ShouldBe(3);
    }

    // Its files come and go, and nothing holds the tree without entries.
    private string EmptiedAndFilled()
    {
        string folder = _folder["empty.git"];
        Shell.Git(_folder.Path, "init", "-q", "--bare", "--initial-branch=main", folder);
        const string Person = "Cid Example <cid@example.com> 1775000000 +0000";
        string stream = $"commit refs/heads/main\ncommitter {Person}\ndata 1\n1\ncommit refs/heads/main\ncommitter {Person}\ndata 1\n2\nM 100644 inline a\ndata 1\na\ncommit refs/heads/main\ncommitter {Person}\ndata 1\n3\nD a\n";
        Shell.Feed(Encoding.ASCII.GetBytes(stream), folder, "git", "-c", "fastimport.unpackLimit=1000", "fast-import", "--quiet").ExitCode.ShouldBe(0);
        const string Empty = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
        File.Delete(Path.Combine(folder, "objects", Empty[..2], Empty[2..]));
        return folder;
    }

    private History Read(ReaderChoice choice)
    {
        var history = new History();
        var mirror = Mirror.Open(_clone);
        new HistoryReader(_home, choice, new ReadingLimits()).Read(mirror, mirror.Tip!.Value, [], history, TestContext.Current.CancellationToken);
        return history;
    }

    private string[] Files() => Directory.GetFiles(_clone, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();

    private void Clone(string filter) => Shell.Git(_folder.Path, "clone", "-q", "--bare", "--filter=" + filter, "file://" + _whole, _clone);
}
