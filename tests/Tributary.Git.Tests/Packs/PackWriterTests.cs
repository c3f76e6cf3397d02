using System.Text;
using Tributary.Model;
using Tributary.Testing;
using Tributary.Testing.Packs;

namespace Tributary.Git.Tests.Packs;

/// <summary>What is written by hand without a lie is what git would have written.</summary>
public sealed class PackWriterTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ObjectId.Sha1Length, false, false)]
    [InlineData(ObjectId.Sha1Length, true, false)]
    [InlineData(ObjectId.Sha1Length, true, true)]
    [InlineData(ObjectId.Sha256Length, false, false)]
    [InlineData(ObjectId.Sha256Length, true, true)]
    public void Git_finds_nothing_wrong_with_whole_objects_and_deltas(int idLength, bool largeOffsets, bool multiPackIndex)
    {
        var repository = new PackedRepository(_folder["r.git"], idLength);
        Fill(repository.Pack);
        repository.Pack.Index.LargeOffsets = largeOffsets;
        if (multiPackIndex)
        {
            repository.MultiPackIndex = new MultiPackIndexWriter();
            repository.Tip = repository.Pack.Entries[^1].Id;
            repository.Packs.Add(new PackWriter(idLength));
            repository.Packs[1].Blob("in another pack");
        }

        repository.Write();
        Shell.Result checkedByGit = Shell.Run(repository.Folder, "git", "fsck", "--strict", "--full", "--no-dangling");
        (checkedByGit.ExitCode, checkedByGit.Error).ShouldBe((0, ""));
        string verified = Shell.GitText(repository.Folder, "verify-pack", "-v", repository.IndexFile());
        verified.ShouldContain("chain length = 2: 1 object");
        verified.ShouldEndWith(".pack: ok");
        if (multiPackIndex) Shell.Git(repository.Folder, "multi-pack-index", "verify");
        Shell.GitText(repository.Folder, "log", "--format=%s").ShouldBe("Subject\nSubject");
        Shell.Git(repository.Folder, "cat-file", "blob", "main:b").ShouldBe(Result);
    }

    private static byte[] Base => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"line {i}\n")));

    // A copy of the longest a delta can say in one instruction but for git's own special case, one of that, and an insertion.
    private static byte[] Result => [.. Base[100..150_000], .. "inserted"u8, .. Base[..65_536]];

    private static void Fill(PackWriter pack)
    {
        ObjectId whole = pack.Add(PackEntryKind.Blob, Base);
        byte[] result = Result;
        var delta = new DeltaWriter((ulong)Base.Length, (ulong)result.Length);
        delta.Copy(100, 149_900).Insert("inserted"u8).Copy(0, 0);
        ObjectId changed = pack.OffsetDelta(whole, delta, pack.IdOf(PackEntryKind.Blob, result));
        byte[] again = [.. result, .. "!"u8];
        ObjectId further = pack.ReferenceDelta(changed, new DeltaWriter((ulong)result.Length, (ulong)again.Length).Copy(0, (uint)result.Length).Insert("!"u8), pack.IdOf(PackEntryKind.Blob, again));
        ObjectId first = pack.Commit(pack.Tree(("100644", "a", whole), ("40000", "d", pack.Tree(("100644", "c", further)))));
        pack.Commit(pack.Tree(("100644", "b", changed), ("120000", "l", whole)), first);
    }
}
