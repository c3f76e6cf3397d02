using Tributary.Testing;

namespace Tributary.Git.Tests;

public sealed class HistoryReaderTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly GitHome _home = new();

    public void Dispose()
    {
        _home.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_program_reads_itself_unless_git_is_chosen()
    {
        var mirror = Mirror.Open(Build());
        new HistoryReader(_home, ReaderChoice.Auto, new ReadingLimits()).ReaderOf(mirror).ShouldBeOfType<ObjectReader>();
        new HistoryReader(_home, ReaderChoice.Own, new ReadingLimits()).ReaderOf(mirror).ShouldBeOfType<ObjectReader>();
        new HistoryReader(_home, ReaderChoice.Git, new ReadingLimits()).ReaderOf(mirror).ShouldBeOfType<LogReader>();
    }

    [Fact]
    public void An_index_of_version_1_is_left_to_git()
    {
        string folder = Build();
        string pack = Directory.GetFiles(Path.Combine(folder, "objects", "pack"), "*.pack").Single(), index = Path.ChangeExtension(pack, ".idx");
        File.Delete(index);
        Shell.Run(folder, "git", ["index-pack", "--index-version=1", "-o", index, pack]).ExitCode.ShouldBe(0);
        CheckLeftToGit(folder, "is no index of version 2");
    }

    [Fact]
    public void A_quoted_name_among_the_alternates_is_left_to_git()
    {
        string folder = Build(), borrower = _folder["borrower.git"];
        Shell.Run(_folder.Path, "git", ["clone", "-q", "--bare", "--shared", folder, borrower]).ExitCode.ShouldBe(0);
        File.WriteAllText(Path.Combine(borrower, "objects", "info", "alternates"), $"\"{folder}/objects\"\n");
        CheckLeftToGit(borrower, "has a quoted name");
    }

    private void CheckLeftToGit(string folder, string reason)
    {
        var mirror = Mirror.Open(folder);
        new HistoryReader(_home, ReaderChoice.Auto, new ReadingLimits()).ReaderOf(mirror).ShouldBeOfType<LogReader>();
        mirror.FindUnknownStorage().ShouldNotBeNull().ShouldSatisfyAllConditions(it => it.ShouldContain(reason), it => it.ShouldNotContain("/"));
        var history = new History();
        new HistoryReader(_home, ReaderChoice.Auto, new ReadingLimits()).Read(mirror, mirror.Tip!.Value, [], history, CancellationToken.None);
        history.Commits.Count.ShouldBe(10);
        Should.Throw<MirrorException>(() => new HistoryReader(_home, ReaderChoice.Own, new ReadingLimits()).Read(mirror, mirror.Tip!.Value, [], new History(), CancellationToken.None)).Message.ShouldContain(reason);
    }

    private string Build()
    {
        string folder = _folder["linear.git"];
        Fixtures.Build("linear", folder);
        return folder;
    }
}
