using System.Text;
using Tributary.Model;
using Tributary.Testing;
using Tributary.Testing.Packs;

namespace Tributary.Git.Tests;

/// <summary>Commits that declare an encoding are converted by one git, and are the same as if its log had printed them.</summary>
public sealed class EncodedCommitsTests : IDisposable
{
    private const string Person = "<ada@example.com> 1775000000 +0000";

    private static readonly (string Encoding, string Text)[] Written =
    [
        ("ISO-8859-1", "J\u00fcrgen f\u00fcr \u00c4rger"), ("ISO-2022-JP", "\u001b$BF|K\\8l\u001b(B"), ("UTF-8", "\u00c3\u00bc"), ("no-such-thing", "\u00ff\u00fe"), ("EUC-KR", "\u00c7\u00d1"), ("UTF-16", "a\u00ff"), ("SHIFT_JIS", "\u0093\u00fa\u0096{"),
    ];

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ObjectId.Sha1Length)]
    [InlineData(ObjectId.Sha256Length)]
    public void Many_of_several_encodings_are_as_git_prints_them(int idLength)
    {
        var repository = new PackedRepository(_folder["many.git"], idLength);
        ObjectId tree = repository.Pack.Tree(), parent = repository.Pack.Commit(tree);
        for (int i = 0; i < 60; i++) parent = repository.Pack.Add(PackEntryKind.Commit, Commit(tree, Written[i % Written.Length], $"{i}\n\nBody {i}\n", parent));
        repository.Write();
        Compare(repository).Ids.Count.ShouldBe(61);
    }

    [Fact]
    public void Merges_and_boundaries_keep_their_parents()
    {
        var repository = new PackedRepository(_folder["merges.git"]);
        ObjectId tree = repository.Pack.Tree(), first = repository.Pack.Add(PackEntryKind.Commit, Commit(tree, Written[0], "1"));
        ObjectId one = repository.Pack.Add(PackEntryKind.Commit, Commit(tree, Written[1], "2", first)), other = repository.Pack.Add(PackEntryKind.Commit, Commit(tree, Written[2], "3", first));
        _ = repository.Pack.Add(PackEntryKind.Commit, Commit(tree, Written[0], "4", one, other, first));
        repository.Write();
        Compare(repository).Parents[0].ShouldBe([one, other, first]);
        File.WriteAllText(Path.Combine(repository.Folder, "shallow"), $"{one}\n{other}\n");
        Compare(repository).Parents.Count(parents => parents.Length == 0).ShouldBe(3);
    }

    [Fact]
    public void One_that_is_another_than_its_id_says_is_read_all_the_same()
    {
        var repository = new PackedRepository(_folder["lies.git"]);
        ObjectId tree = repository.Pack.Tree(), parent = repository.Pack.Commit(tree);
        foreach (byte id in (byte[])[0x41, 0, 0x42, 0]) parent = repository.Pack.Add(PackEntryKind.Commit, Commit(tree, Written[0], $"{id}", parent), id == 0 ? null : repository.Pack.IdOf(id));
        repository.Write();
        Compare(repository).Ids.Count.ShouldBe(5);
    }

    [Fact]
    public void What_more_than_git_keeps_is_asked_of_another_one()
    {
        var repository = new PackedRepository(_folder["large.git"]);
        ObjectId tree = repository.Pack.Tree(), parent = repository.Pack.Commit(tree);
        // 23 MiB each, of which the third ends the first git.
        for (int i = 0; i < 4; i++) parent = repository.Pack.Add(PackEntryKind.Commit, Commit(tree, Written[0], $"{i}\n\n{new string('x', 23 << 20)}", parent));
        repository.Write();
        Compare(repository).Ids.Count.ShouldBe(5);
    }

    [Fact]
    public void A_stop_ends_the_reading_and_its_git()
    {
        var repository = new PackedRepository(_folder["stopped.git"]);
        ObjectId tree = repository.Pack.Tree(), parent = repository.Pack.Commit(tree);
        for (int i = 0; i < 5; i++) parent = repository.Pack.Add(PackEntryKind.Commit, Commit(tree, Written[0], $"{i}", parent));
        var mirror = Mirror.Open(repository.Write().Folder);
        using var home = new GitHome();
        using var stop = new CancellationTokenSource();
        var visitor = new StopAtThird(stop);
        Should.Throw<OperationCanceledException>(() => new ObjectReader(home, new ReadingLimits { Threads = 1 }).Read(mirror, mirror.Tip!.Value, [], visitor, stop.Token));
        visitor.Commits.ShouldBe(3);
    }

    private static byte[] Commit(ObjectId tree, (string Encoding, string Text) written, string message, params ObjectId[] parents) => Encoding.Latin1.GetBytes(
        $"tree {tree}\n{string.Concat(parents.Select(id => $"parent {id}\n"))}author {written.Text} {Person}\ncommitter {written.Text} {Person}\nencoding {written.Encoding}\n\n{written.Text} {message}");

    private static HistoryRows Compare(PackedRepository repository)
    {
        using var readers = new ComparedReaders(repository.Folder, Readers.Others.First());
        return readers.Compare().ShouldNotBeNull();
    }

    private sealed class StopAtThird(CancellationTokenSource stop) : IHistoryVisitor
    {
        public int Commits { get; private set; }

        public void VisitCommit(in CommitRecord commit)
        {
            if (++Commits == 3) stop.Cancel();
        }

        public void VisitChange(byte status, ReadOnlySpan<byte> path) { }

        public void VisitUnknownChanges() { }
    }
}
