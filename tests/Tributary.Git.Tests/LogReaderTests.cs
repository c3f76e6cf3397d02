using System.Text;
using Tributary.Testing;

namespace Tributary.Git.Tests;

public sealed class LogReaderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_kind_of_change_is_read()
    {
        History history = Read("linear");
        history.Commits.Count.ShouldBe(10);
        Changes(history, "Begin").ShouldBe(["A README.md", "A src/a.c", "A src/with space.c", "A src/Ã¼nÃ¯.c"], ignoreOrder: true);
        Changes(history, "Rename a to b").ShouldBe(["D src/a.c", "A src/b.c"], ignoreOrder: true);
        Changes(history, "Delete the read-me").ShouldBe(["D README.md"]);
        Changes(history, "Make b executable").ShouldBe(["M src/b.c"]);
        Changes(history, "Turn b into a link").ShouldBe(["T src/b.c"]);
        Changes(history, "Change nothing").ShouldBeEmpty();
        Changes(history, "Add a submodule").ShouldBe(["A vendor/sub"]);
        Changes(history, "Add odd paths on two lines of subject").ShouldBe(["A odd/new\nline", "A odd/tab\there", "A odd/quote\"and\\back", "D vendor/sub"], ignoreOrder: true);
    }

    [Fact]
    public void Signatures_and_offsets_are_as_written()
    {
        History history = Read("linear");
        History.Commit change = history.Find("Change a");
        (change.AuthorTime, change.AuthorOffset).ShouldBe((1775003600, "+0530"));
        Encoding.UTF8.GetString(change.Body).Trim().ShouldBe("With a body.");
        Encoding.UTF8.GetString(history.Find("Written by somebody else").AuthorAddress).ShouldStartWith("Bea@Example.com");
    }

    [Fact]
    public void Merges_have_parents_and_no_changes()
    {
        History history = Read("merges");
        history.Commits.Where(commit => commit.Parents.Contains(' ', StringComparison.Ordinal)).ShouldAllBe(merge => merge.Changes.Count == 0);
        history.Find("Merge branches 'two' and 'three'").Parents.Split(' ').Length.ShouldBe(3);
        history.Commits.Count(commit => commit.Parents.Length == 0).ShouldBe(2);
    }

    [Fact]
    public void What_is_declared_is_converted_and_what_is_not_arrives_untouched()
    {
        History history = Read("encodings");
        history.Find("Grüße").AuthorName.ShouldBe("Jürgen"u8.ToArray());
        history.Commits.Single(commit => commit.Subject.AsSpan().StartsWith("Not declared"u8)).AuthorName.ShouldBe(Encoding.Latin1.GetBytes("Jürgen"));
        history.Find("Unknown 日").AuthorName.ShouldBe("日本"u8.ToArray());
        history.Find("A signed commit with a path in Latin-1").Changes.ShouldBe([('A', "café.txt")]);
    }

    [Fact]
    public void A_date_that_is_none_is_null()
    {
        History history = Read("encodings");
        history.Find("No author date").AuthorTime.ShouldBeNull();
        history.Find("Dated 1970").AuthorTime.ShouldBe(100);
        history.Find("Dated 2100").AuthorTime.ShouldBe(4102444800);
        history.Find("Blank lines first and two lines").AuthorOffset.ShouldBe("-1245");
    }

    [Fact]
    public void Nothing_in_a_mirror_is_executed_or_believed()
    {
        History history = Read("hostile");
        File.Exists(_folder["hostile.git.executed"]).ShouldBeFalse();
        // A replace ref would hide the second commit, a graft the parents of the third, a mailmap the address, the configuration the encoding.
        history.Commits.Count.ShouldBe(3);
        history.Commits[0].Parents.ShouldBe(history.Commits[1].Id.ToString());
        history.Find("Second").AuthorAddress.ShouldBe("ada@example.com"u8.ToArray());
    }

    [Fact]
    public void SHA256_is_read_like_SHA1()
    {
        History history = Read("sha256");
        history.Commits.Count.ShouldBe(4);
        history.Commits.ShouldAllBe(commit => commit.Id.Length == 32);
    }

    [Fact]
    public void Loose_objects_and_packed_refs_are_read() => Read("loose").Commits.Count.ShouldBe(2);

    [Fact]
    public void Reading_in_two_increments_equals_reading_at_once()
    {
        History all = Read("merges");
        foreach (History.Commit known in all.Commits)
        {
            History rest = History.Read(_folder["merges.git"], known.Id);
            var ancestors = new History();
            using var home = new GitHome();
            new LogReader(home).Read(Mirror.Open(_folder["merges.git"]), known.Id, known: [], ancestors, CancellationToken.None);
            rest.Commits.Concat(ancestors.Commits).Select(commit => commit.Id.ToString()).ShouldBe(all.Commits.Select(commit => commit.Id.ToString()), ignoreOrder: true);
        }
    }

    [Fact]
    public void A_missing_object_is_said_with_the_mirror_and_what_to_do()
    {
        Fixtures.Build("loose", _folder["loose.git"]);
        string tree = Shell.GitText(_folder["loose.git"], "rev-parse", "HEAD^{tree}");
        File.Delete(_folder["loose.git", "objects", tree[..2], tree[2..]]);
        MirrorException error = Should.Throw<MirrorException>(() => History.Read(_folder["loose.git"]));
        error.Message.ShouldContain(_folder["loose.git"]);
        error.Message.ShouldContain("Run 'git fsck' in it");
    }

    [Theory]
    [InlineData("tip-is-a-tree")]
    [InlineData("tip-is-a-blob")]
    [InlineData("tip-is-a-tag")]
    public void A_branch_that_is_no_commit_is_said_to_be_so_and_not_taken_for_empty(string kind) =>
        Should.Throw<MirrorException>(() => Read("hostile-objects " + kind)).Message.ShouldContain("which its default branch names, is no commit");

    [Theory]
    [InlineData("replaced", 3)]
    [InlineData("missing-blob", 2)]
    [InlineData("tree-as-blob", 2)]
    public void What_is_not_needed_to_read_a_history_need_not_be_there_or_be_right(string kind, int commits) => Read("hostile-objects " + kind).Commits.Count.ShouldBe(commits);

    [Fact]
    public void What_went_wrong_is_said_without_what_else_git_noticed()
    {
        Fixtures.Build("hostile-objects missing-tree", _folder["m.git"]);
        File.WriteAllText(_folder["m.git", "objects", "info", "alternates"], $"/nowhere/{new string('x', 300)}\n/nonexistent\n/nor/this\n");
        MirrorException error = Should.Throw<MirrorException>(() => History.Read(_folder["m.git"]));
        error.Message.ShouldContain("unable to read tree 2222222222222222222222222222222222222222. Run 'git fsck' in it");
        error.Message.ShouldNotContain("xxx");
    }

    [Fact]
    public void A_stop_ends_a_git_that_prints_nothing()
    {
        Fixtures.Build("linear", _folder["linear.git"]);
        var mirror = Mirror.Open(_folder["linear.git"]);
        // A pipe in an alternate: git waits for it.
        string elsewhere = Directory.CreateDirectory(_folder["elsewhere", "info"]).FullName;
        Shell.Run(elsewhere, "mkfifo", "alternates").ExitCode.ShouldBe(0);
        File.WriteAllText(_folder["linear.git", "objects", "info", "alternates"], _folder["elsewhere"] + "\n");
        using var home = new GitHome();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Should.Throw<OperationCanceledException>(() => new LogReader(home).Read(mirror, mirror.Tip!.Value, known: [], new History(), stop.Token));
        watch.Elapsed.ShouldBeInRange(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_record_without_end_is_refused_before_it_fills_the_memory() =>
        Should.Throw<InvalidDataException>(() => LogReader.Parse(new Endless(), new History(), CancellationToken.None)).Message.ShouldContain("longer than 64 MiB");

    [Fact]
    public void A_visitor_that_gives_up_ends_the_reading()
    {
        Fixtures.Build("linear", _folder["linear.git"]);
        var mirror = Mirror.Open(_folder["linear.git"]);
        using var home = new GitHome();
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Should.Throw<OperationCanceledException>(() => new LogReader(home).Read(mirror, mirror.Tip!.Value, known: [], new History(), cancelled.Token));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    public void However_the_output_is_cut_the_commits_are_the_same(int bytesAtOnce)
    {
        Fixtures.Build("linear", _folder["linear.git"]);
        byte[] output = Shell.Git(
            _folder["linear.git"], "log", "-z", "--name-status", "--no-renames", "--encoding=UTF-8", "--date=raw",
            "--format=%H%x00%P%x00%an%x00%ae%x00%ad%x00%cn%x00%ce%x00%cd%x00%s%x00%b");
        var history = new History();
        LogReader.Parse(new Dribble(output, bytesAtOnce), history, CancellationToken.None);
        History expected = History.Read(_folder["linear.git"]);
        history.Commits.Select(commit => commit.Id).ShouldBe(expected.Commits.Select(commit => commit.Id));
        history.Commits.SelectMany(commit => commit.Changes).ShouldBe(expected.Commits.SelectMany(commit => commit.Changes));
    }

    [Fact]
    public void Output_that_ends_early_at_any_byte_is_never_taken_for_whole()
    {
        Fixtures.Build("loose", _folder["loose.git"]);
        byte[] output = Shell.Git(_folder["loose.git"], "log", "-z", "--name-status", "--date=raw", "--format=%H%x00%P%x00%an%x00%ae%x00%ad%x00%cn%x00%ce%x00%cd%x00%s%x00%b");
        for (int length = 1; length < output.Length; length++)
        {
            var history = new History();
            try
            {
                LogReader.Parse(new MemoryStream(output, 0, length), history, CancellationToken.None);
            }
            catch (Exception error) when (error is EndOfStreamException or InvalidDataException)
            {
                continue;
            }

            // Cut exactly between two records, it can't be told from a shorter history: git's exit code tells.
            output[length - 1].ShouldBe((byte)0);
        }
    }

    private History Read(string fixture)
    {
        Fixtures.Build(fixture, _folder[fixture + ".git"]);
        return History.Read(_folder[fixture + ".git"]);
    }

    private static IEnumerable<string> Changes(History history, string subject) =>
        history.Find(subject).Changes.Select(change => $"{change.Status} {change.Path}");

    /// <summary>A stream that gives a few bytes at a time.</summary>
    private sealed class Dribble(byte[] content, int most) : MemoryStream(content)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, most));
    }

    /// <summary>A stream of one letter.</summary>
    private sealed class Endless : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'a');
            return count;
        }
    }
}
