using Tributary.Model;
using Tributary.Testing;

namespace Tributary.Git.Tests;

/// <summary>Every reader gives the same commits with the same fields and changes in the same order as git's log, from the beginning and from any place that is known.</summary>
public sealed class ReaderEqualityTests
{
    // They have no branch, or none that could be opened (see MirrorTests); a quoted name among the alternates is left to git (see HistoryReaderTests);
    // and of folders 5,000 deep it depends on git's version whether it reads them.
    private static readonly string[] Closed =
    [
        "empty", "stores alternates-quoted", "hostile-size deep",
        .. from kind in (string[])["head-outside", "head-fifo", "head-device", "head-folder", "ref-link", "ref-fifo", "ref-device", "ref-enormous", "packed-fifo", "packed-enormous", "shallow", "shallow-fifo"]
           select "hostile-files " + kind,
    ];

    // Where the order is what is tried, more places are.
    private const int UsualCuts = 4, MostCuts = 25;

    // What is made of all real histories is held against git elsewhere (TruthTests); these are read from places that are known, too.
    private static readonly int Every = Environment.GetEnvironmentVariable("TRIBUTARY_ALL") == "1" ? 1 : 7;

    public static MatrixTheoryData<string, string> FixturesAndReaders => new(Fixtures.Names.Except(Closed), Readers.Others.Except([Readers.Threads]));

    [Theory]
    [MemberData(nameof(FixturesAndReaders))]
    public void A_fixture_is_read_as_git_reads_it(string fixture, string reader)
    {
        using var folder = new TestFolder();
        Fixtures.Build(fixture, folder["f.git"]);
        using var readers = new ComparedReaders(folder["f.git"], reader);
        if (readers.Compare() is not { } history) return;
        foreach ((ObjectId tip, ObjectId[] known) in Cuts.Of(history, readers.FindMergeBase, fixture.StartsWith("order", StringComparison.Ordinal) ? MostCuts : UsualCuts)) readers.Compare(tip, known);
    }

    [Theory]
    [InlineData("order skewed")]
    [InlineData("order crossed")]
    [InlineData("order skewed-random")]
    [InlineData("merges")]
    [InlineData("types")]
    [InlineData("headers")]
    [InlineData("stores references")]
    public void Several_threads_read_as_one_does(string fixture) => A_fixture_is_read_as_git_reads_it(fixture, Readers.Threads);

    [Theory]
    [MemberData(nameof(ReaderNames))]
    public void A_history_that_is_cut_off_is_read_as_git_reads_it(string reader)
    {
        using var folder = new TestFolder();
        foreach (string fixture in (string[])["merges", "stores references", "order skewed"])
        {
            string source = folder[fixture + ".git"], clone = folder[fixture + " cut off.git"];
            Fixtures.Build(fixture, source);
            Shell.Git(folder.Path, "clone", "-q", "--bare", "--depth=3", "file://" + source, clone);
            using var readers = new ComparedReaders(clone, reader);
            HistoryRows history = readers.Compare().ShouldNotBeNull();
            readers.Mirror.Boundary.ShouldNotBeEmpty();
            foreach ((ObjectId tip, ObjectId[] known) in Cuts.Of(history, readers.FindMergeBase, MostCuts)) readers.Compare(tip, known);
        }
    }

    [Theory]
    [MemberData(nameof(ReaderNames))]
    public void A_known_commit_that_is_not_there_is_refused(string reader)
    {
        using var folder = new TestFolder();
        Fixtures.Build("merges", folder["f.git"]);
        using var readers = new ComparedReaders(folder["f.git"], reader);
        var absent = new ObjectId(Enumerable.Repeat((byte)0x77, ObjectId.Sha1Length).ToArray());
        Should.Throw<MirrorException>(() => readers.Read(readers.Mirror.Tip!.Value, [absent]));
        Should.Throw<MirrorException>(() => readers.Read(absent, []));
    }

    [Theory]
    [MemberData(nameof(ReaderNames))]
    public void The_real_histories_are_read_as_git_reads_them(string reader)
    {
        Assert.SkipWhen(Histories.Folder is null, Histories.Absent);
        foreach (string mirror in Histories.Mirrors.Where((_, place) => place % Every == 0))
        {
            using var readers = new ComparedReaders(mirror, reader);
            HistoryRows history = readers.Compare().ShouldNotBeNull();
            foreach ((ObjectId tip, ObjectId[] known) in Cuts.Of(history, readers.FindMergeBase, most: 5)) readers.Compare(tip, known);
        }
    }

    public static TheoryData<string> ReaderNames => [.. Readers.Others];
}
