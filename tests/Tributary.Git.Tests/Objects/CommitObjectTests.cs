using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tributary.Git.Objects;
using Tributary.Model;
using Tributary.Testing;

namespace Tributary.Git.Tests.Objects;

public sealed partial class CommitObjectTests : IDisposable
{
    private const string Tree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
    private const string Usual = $"tree {Tree}\nparent 1111111111111111111111111111111111111111\nauthor Ada <a@b> 7 +0530\ncommitter Cid <c@d> 9 -1245\n\nSubject\n\nBody\n";

    private static readonly byte[] Alphabet = [.. " <>\n\0+-019ab"u8];

    private readonly TestFolder _folder = new();
    private readonly GitHome _home = new();

    // Among the hostile files are pipes, for which git waits; the empty one has no commits; the stores are shapes in which one history of usual commits is kept.
    public static TheoryData<string> ReadableFixtures =>
        [.. Fixtures.Names.Where(name => name != "empty" && !name.StartsWith("hostile-files ", StringComparison.Ordinal) && !name.StartsWith("stores ", StringComparison.Ordinal))];

    public void Dispose()
    {
        _home.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(ReadableFixtures))]
    public void Every_commit_of_a_fixture_is_what_git_prints(string fixture)
    {
        Fixtures.Build(fixture, _folder["f.git"]);
        Compare(Mirror.Open(_folder["f.git"]), fixture == "sha256" ? ObjectId.Sha256Length : ObjectId.Sha1Length).ShouldBePositive();
    }

    [Fact]
    public void Every_commit_of_real_histories_is_what_git_prints()
    {
        Assert.SkipUnless(Histories.Folder is not null, Histories.Absent);
        int compared = 0;
        foreach (string mirror in Histories.Mirrors.Where((_, index) => index % 12 == 0)) compared += Compare(Mirror.Open(mirror), ObjectId.Sha1Length);
        compared.ShouldBeGreaterThan(1000);
    }

    [Theory]
    [InlineData(ObjectId.Sha1Length, 4000)]
    [InlineData(ObjectId.Sha256Length, 1500)]
    public void Odd_commits_are_what_git_prints_and_refused_where_git_refuses_them(int idLength, int count)
    {
        Mirror mirror = WriteOdd(idLength, count);
        int compared = Compare(mirror, idLength);
        // Some are refused, and some need to be converted; the rest is what this is about.
        compared.ShouldBeInRange(count * 7 / 10, count * 99 / 100);
    }

    [Fact]
    public void At_the_boundary_of_a_history_there_are_no_parents_but_their_lines_are_looked_at()
    {
        Mirror mirror = WriteOdd(ObjectId.Sha1Length, 500);
        IEnumerable<ObjectId> ids = new GitCommits(_home, mirror, ObjectId.Sha1Length).Ids().Where((_, index) => index % 2 == 0).Select(hex => ObjectId.TryParse(hex, out ObjectId id) ? id : default);
        Compare(mirror.CutOffAt(ids.ToHashSet()), ObjectId.Sha1Length).ShouldBeGreaterThan(300);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Arbitrary_bytes_give_our_exception_and_no_other(int seed)
    {
        var random = new Random(seed);
        int refused = 0, read = 0;
        byte[] usual = Encoding.ASCII.GetBytes(Usual);
        for (int i = 0; i < 20_000; i++)
        {
            // Half of them get past the tree.
            int kept = i % 2 == 0 ? random.Next(usual.Length + 1) : random.Next("tree \n".Length + Tree.Length);
            var rest = new byte[random.Next(200)];
            foreach (ref byte b in rest.AsSpan()) b = random.Next(3) == 0 ? (byte)random.Next(256) : Alphabet[random.Next(Alphabet.Length)];
            byte[] content = [.. usual[..kept], .. rest];
            if (ReadOrRefuse(content) is { } fields) read += fields.Subject.Length + fields.Body.Length <= content.Length ? 1 : throw new InvalidOperationException($"{seed}, {i}");
            else refused++;
        }

        read.ShouldBeGreaterThan(4000);
        refused.ShouldBeGreaterThan(5000);
    }

    [Fact]
    public void A_commit_that_is_cut_off_is_refused_within_its_tree_and_right_after_a_parent()
    {
        byte[] usual = Encoding.ASCII.GetBytes(Usual);
        int treeEnd = Usual.IndexOf("parent", StringComparison.Ordinal), parentEnd = Usual.IndexOf("author", StringComparison.Ordinal);
        for (int length = 0; length <= usual.Length; length++) (ReadOrRefuse(usual[..length]) is null).ShouldBe(length <= treeEnd || length == parentEnd, $"{length}");
    }

    [Fact]
    public void Of_a_usual_commit_nothing_is_copied()
    {
        byte[] content = Encoding.ASCII.GetBytes(Usual);
        CommitRecord commit = new CommitTexts().Read(CommitObject.Parse(content, ObjectId.Sha1Length), default);
        content.AsSpan().Overlaps(commit.Parents).ShouldBeTrue();
        content.AsSpan().Overlaps(commit.Author.Offset).ShouldBeTrue();
        content.AsSpan().Overlaps(commit.Subject).ShouldBeTrue();
        content.AsSpan().Overlaps(commit.Body).ShouldBeTrue();
    }

    [Fact]
    public void What_has_to_be_written_anew_stays_until_the_next_commit()
    {
        const string Parent = "ABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCD";
        string folded = string.Join('\n', Enumerable.Repeat("a line", 1000));
        CommitFields fields = ReadOrRefuse(Encoding.ASCII.GetBytes(
            $"tree {Tree}\nparent {Parent}\nparent {Parent}\nauthor A <a> 1 -0000\ncommitter C <c> 2 +5\n\n{folded}\n\nBody\n"))!;
        fields.Parents.ShouldBe($"{Parent} {Parent}".ToLowerInvariant());
        fields.Author.ShouldBe("[A][a][1][+0000]");
        fields.Committer.ShouldBe("[C][c][2][+0005]");
        fields.Subject.ShouldBe(folded.Replace('\n', ' '));
        fields.Body.ShouldBe("Body\n");
    }

    // There git takes whatever lies beyond the object in memory for more of it.
    [Fact]
    public void Headers_that_just_end_have_no_message()
    {
        CommitFields fields = ReadOrRefuse(Encoding.ASCII.GetBytes($"tree {Tree}\nauthor A <a> 1 +0000\ncommitter C <c> 2 +0000"))!;
        fields.Committer.ShouldBe("[C][c][2][+0000]");
        (fields.Subject + fields.Body).ShouldBeEmpty();
    }

    private int Compare(Mirror mirror, int idLength)
    {
        var git = new GitCommits(_home, mirror, idLength);
        List<string> ids = git.Ids();
        Dictionary<string, CommitFields> printed = git.Log(ids);
        Dictionary<string, ulong> dates = git.Dates(ids);
        Dictionary<string, string> trees = git.Trees(ids), encodings = git.Encodings(ids);
        var texts = new CommitTexts();
        int compared = 0;
        foreach ((string hex, byte[] content) in ids.Zip(git.Contents(ids)))
        {
            string shown = JsonSerializer.Serialize(Encoding.Latin1.GetString(content));
            if (!TryParse(content, idLength, out CommitObject commit))
            {
                printed.ShouldNotContainKey(hex, shown);
                continue;
            }

            printed.ShouldContainKey(hex, shown);
            ObjectId.TryParse(hex, out ObjectId id).ShouldBeTrue();
            if (mirror.Boundary.Contains(id)) commit = commit.WithoutParents;
            commit.Tree.ToString().ShouldBe(trees[hex], shown);
            commit.Date.ShouldBe(dates[hex], shown);
            ParentsOf(commit).ShouldBe(printed[hex].Parents, shown);
            commit.IsEncoded.ShouldBe(DeclaredEncoding(content) is { } declared && declared.ToUpperInvariant() is not ("UTF-8" or "UTF8"), shown);
            encodings[hex].ShouldBe(DeclaredEncoding(content) ?? "", shown);
            if (commit.IsEncoded) continue;
            CommitFields.Of(texts.Read(commit, id)).ShouldBe(printed[hex], shown);
            compared++;
        }

        return compared;
    }

    private Mirror WriteOdd(int idLength, int count)
    {
        Shell.Git(_folder.Path, "init", "-q", "--bare", "--object-format=" + (idLength == ObjectId.Sha1Length ? "sha1" : "sha256"), "odd.git");
        CommitPack.Add(_folder["odd.git"], new OddCommits(seed: 39, idLength).Take(count).ToList(), idLength);
        return Mirror.Open(_folder["odd.git"]);
    }

    private static CommitFields? ReadOrRefuse(byte[] content)
    {
        if (!TryParse(content, ObjectId.Sha1Length, out CommitObject commit)) return null;
        _ = (commit.Tree, ParentsOf(commit), commit.Date, commit.IsEncoded);
        return CommitFields.Of(new CommitTexts().Read(commit, default));
    }

    private static bool TryParse(ReadOnlySpan<byte> content, int idLength, out CommitObject commit)
    {
        try
        {
            commit = CommitObject.Parse(content, idLength);
            return true;
        }
        catch (InvalidDataException error)
        {
            error.Message.ShouldStartWith("a commit object");
            commit = default;
            return false;
        }
    }

    private static string ParentsOf(CommitObject commit)
    {
        var parents = new List<string>();
        for (int i = 0; i < commit.ParentCount; i++) parents.Add(commit.Parent(i).ToString());
        return string.Join(' ', parents);
    }

    private static string? DeclaredEncoding(byte[] content) =>
        EncodingLine().Match(Encoding.Latin1.GetString(content)) is { Success: true } match ? match.Groups["name"].Value : null;

    [GeneratedRegex(@"\A([^\n\0]+\n)*?encoding (?<name>[^\n\0]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex EncodingLine();
}
