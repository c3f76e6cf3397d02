using Tributary.Git.Packs;
using Tributary.Testing;

namespace Tributary.Git.Tests.Packs;

public sealed class MappedPagesTests : IDisposable
{
    private const int Block = 1 << 16;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Memory_is_given_back_above_the_bound_and_what_was_handed_out_stays_readable()
    {
        byte[] bytes = new byte[64 * Block];
        new Random(1).NextBytes(bytes);
        File.WriteAllBytes(_folder["file"], bytes);
        var pages = new MappedPages(8 * Block);
        using var file = new MappedFile(_folder["file"], pages);
        ReadOnlySpan<byte> first = file.From(0)[..Block];
        for (int round = 0; round < 2; round++)
        {
            for (int block = 0; block < 64; block++) file.From((long)block * Block)[..Block].SequenceEqual(bytes.AsSpan(block * Block, Block)).ShouldBeTrue();
        }

        // 128 blocks, of which eight fit: the ninth makes room each time.
        pages.Returns.ShouldBe(15);
        first.SequenceEqual(bytes.AsSpan(0, Block)).ShouldBeTrue();
    }

    [Fact]
    public void What_is_looked_at_again_and_again_is_counted_once()
    {
        File.WriteAllBytes(_folder["file"], new byte[Block]);
        var pages = new MappedPages(Block);
        using var file = new MappedFile(_folder["file"], pages);
        for (int i = 0; i < 1000; i++) _ = file.From(i);
        pages.Returns.ShouldBe(0);
    }
}
