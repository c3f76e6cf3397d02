using Tributary.Git.Packs;
using Tributary.Testing;
using Tributary.Testing.Packs;

namespace Tributary.Git.Tests.Packs;

/// <summary>An index of several packs is asked before the packs' own, and of its packs alone, as by git.</summary>
public sealed class MultiPackIndexTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("stores multi-pack")]
    [InlineData("stores multi-pack-partly")]
    [InlineData("stores multi-pack-bitmap")]
    [InlineData("stores multi-pack-large-offsets")]
    [InlineData("stores sha256-multi-pack")]
    public void The_packs_own_indexes_are_not_needed(string fixture)
    {
        string folder = _folder["f.git"];
        Fixtures.Build(fixture, folder);
        HistoryRows whole = Read(folder);
        string several = File.ReadAllText(IndexOf(folder));
        foreach (string own in Directory.GetFiles(Path.Combine(folder, "objects", "pack"), "*.idx").Where(own => several.Contains(Path.GetFileName(own), StringComparison.Ordinal))) File.Delete(own);
        Read(folder).Digests.ShouldBe(whole.Digests);
    }

    [Fact]
    public void One_that_is_borrowed_is_read()
    {
        Fixtures.Build("stores multi-pack", _folder["lender.git"]);
        Shell.Git(_folder.Path, "clone", "-q", "--bare", "--shared", _folder["lender.git"], _folder["borrower.git"]);
        using var readers = new ComparedReaders(_folder["borrower.git"], Readers.Others.First());
        readers.Compare().ShouldNotBeNull().Ids.Count.ShouldBe(120);
    }

    [Theory]
    [InlineData(5, 2)] // other ids
    [InlineData(5, 77)] // ids that there are not
    [InlineData(6, 0)] // no chunks
    [InlineData(6, 3)] // fewer chunks
    [InlineData(6, 200)] // more chunks
    [InlineData(16, 0x7f)] // a chunk far outside
    [InlineData(7, 1)] // it has another one below it
    public void What_git_passes_over_is_passed_over(int offset, byte value)
    {
        string folder = BuildAndChange(offset, value);
        using var readers = new ComparedReaders(folder, Readers.Others.First());
        readers.Compare().ShouldNotBeNull().Ids.Count.ShouldBe(120);
    }

    [Theory]
    [InlineData(4, 2)]
    [InlineData(4, 0xff)]
    public void One_of_a_later_version_is_passed_over(int offset, byte value) => Read(BuildAndChange(offset, value)).Ids.Count.ShouldBe(120);

    [Theory]
    [InlineData(0, "there is no index of several packs at offset 0")]
    [InlineData(12, "there is no chunk 'PNAM' in the table at offset 12")]
    [InlineData(24, "there is no chunk 'OIDF' in the table at offset 12")]
    public void What_git_refuses_is_refused(int offset, string problem)
    {
        string folder = BuildAndChange(offset, (byte)'x');
        using var readers = new ComparedReaders(folder, Readers.Others.First());
        readers.Compare().ShouldBeNull();
        PackFormatException refusal = Should.Throw<PackFormatException>(() => Read(folder));
        refusal.File.ShouldBe(IndexOf(folder));
        refusal.Message.ShouldContain(problem);
    }

    [Fact]
    public void What_it_does_not_list_is_not_in_its_packs()
    {
        var prey = new Prey(_folder["prey.git"]);
        prey.Repository.MultiPackIndex = new MultiPackIndexWriter { Listed = id => id != prey.First };
        prey.Repository.Write();
        using var readers = new ComparedReaders(prey.Repository.Folder, Readers.Others.First());
        readers.Compare().ShouldBeNull();
        File.Delete(prey.Repository.MultiPackIndexFile);
        readers.Compare().ShouldNotBeNull().Ids.Count.ShouldBe(2);
    }

    [Fact]
    public void What_is_in_a_pack_that_is_gone_is_looked_for_elsewhere()
    {
        string folder = _folder["f.git"];
        Fixtures.Build("stores multi-pack", folder);
        HistoryRows whole = Read(folder);
        // Everything again in one pack that the index does not know, and one of those it does is gone.
        Shell.Feed("main\n"u8.ToArray(), folder, "git", "pack-objects", "-q", "--revs", Path.Combine(folder, "objects", "pack", "zzz")).ExitCode.ShouldBe(0);
        string gone = Directory.GetFiles(Path.Combine(folder, "objects", "pack"), "pack-*.pack").Order(StringComparer.Ordinal).First();
        File.Delete(gone);
        File.Delete(Path.ChangeExtension(gone, ".idx"));
        using var readers = new ComparedReaders(folder, Readers.Others.First());
        readers.Compare().ShouldNotBeNull().Digests.ShouldBe(whole.Digests);
    }

    private string BuildAndChange(int offset, byte value)
    {
        string folder = _folder["f.git"];
        Fixtures.Build("stores multi-pack", folder);
        File.SetAttributes(IndexOf(folder), FileAttributes.Normal);
        using FileStream file = File.OpenWrite(IndexOf(folder));
        file.Position = offset;
        file.WriteByte(value);
        return folder;
    }

    private static HistoryRows Read(string folder)
    {
        using var home = new GitHome();
        var mirror = Mirror.Open(folder);
        return HistoryRows.Read(Readers.Make(Readers.Others.First(), home), mirror, mirror.Tip!.Value, known: []);
    }

    private static string IndexOf(string folder) => Path.Combine(folder, "objects", "pack", "multi-pack-index");
}
