using Tributary.Git.Remotes;
using Tributary.Model;
using Tributary.Testing;

namespace Tributary.Git.Tests;

public sealed class MailmapReaderTests : IDisposable
{
    private const string Line = "Ada Lovelace <ada@home.example> <aal@work.example>";

    private readonly TestFolder _folder = new();
    private readonly GitHome _home = new();

    public void Dispose()
    {
        _home.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("file", "# Who is who\n" + Line + "\n")]
    [InlineData("executable", Line + "\n")]
    [InlineData("latin", Line + "\nZoë <zoe@a.example> <zoe@b.example>\nZoë <z@a.example> <z@b.example>")]
    [InlineData("binary", Line + "\n")]
    public void What_a_regular_file_says_is_read(string kind, string text) => Read(kind).ShouldBe(new MailmapFile.Content(text));

    [Theory]
    [InlineData("none")]
    [InlineData("elsewhere")]
    [InlineData("link")]
    [InlineData("folder")]
    [InlineData("submodule")]
    [InlineData("large")]
    [InlineData("twice")]
    public void What_is_no_file_in_the_root_folder_or_too_large_is_none(string kind) => Read(kind).ShouldBe(new MailmapFile.None());

    [Fact]
    public void The_largest_is_read_and_is_empty_where_it_says_nothing()
    {
        Upstream upstream = Upstream.Create(_folder.Path, "a/one");
        string text = new('#', MailmapReader.Largest);
        upstream.Commit("Large", ".mailmap", text);
        Read(Mirror.Open(upstream.Folder)).ShouldBe(new MailmapFile.Content(text));
        upstream.Commit("Empty", ".mailmap", "");
        Read(Mirror.Open(upstream.Folder)).ShouldBe(new MailmapFile.Content(""));
    }

    [Fact]
    public void A_file_whose_content_is_not_there_is_told_by_its_object()
    {
        Read("absent").ShouldBe(new MailmapFile.NotAtHand(Id('2')));
        Upstream upstream = Upstream.Create(_folder.Path, "a/wide", objectFormat: "sha256");
        upstream.AllowFilter(true);
        upstream.Commit("First", ".mailmap", Line);
        Read(Mirror.Open(upstream.Folder)).ShouldBe(new MailmapFile.Content(Line));
        Shell.Git(_folder.Path, "clone", "-q", "--bare", "--filter=blob:none", "file://" + upstream.Folder, _folder["m.git"]);
        ObjectId.TryParse(Shell.GitText(upstream.Folder, "rev-parse", "HEAD:.mailmap"), out ObjectId id).ShouldBeTrue();
        Read(Mirror.Open(_folder["m.git"])).ShouldBe(new MailmapFile.NotAtHand(id));
    }

    [Theory]
    [InlineData("HEAD:.mailmap")]
    [InlineData("HEAD^{tree}")]
    [InlineData("HEAD")]
    public void What_is_damaged_is_no_error(string what)
    {
        Fixtures.Build("mailmap file", _folder["m.git"]);
        var mirror = Mirror.Open(_folder["m.git"]);
        string id = Shell.GitText(mirror.Folder, "rev-parse", what);
        string file = Path.Combine(mirror.ObjectsFolder, id[..2], id[2..]);
        File.SetAttributes(file, FileAttributes.Normal);
        foreach (string content in (string[])["no object", ""])
        {
            File.WriteAllText(file, content);
            Read(Mirror.Open(mirror.Folder)).ShouldBeOfType<MailmapFile.NotAtHand>(content);
        }

        File.Delete(file);
        Read(Mirror.Open(mirror.Folder)).ShouldBeOfType<MailmapFile.NotAtHand>();
    }

    [Fact]
    public void A_reading_that_is_stopped_says_nothing()
    {
        Fixtures.Build("mailmap file", _folder["m.git"]);
        var mirror = Mirror.Open(_folder["m.git"]);
        Should.Throw<OperationCanceledException>(() => new LogReader(_home).ReadMailmap(mirror, mirror.Tip!.Value, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Arbitrary_bytes_are_no_tree_and_never_a_crash()
    {
        var random = new Random(20261122);
        for (int i = 0; i < 10_000; i++)
        {
            byte[] tree = [.. "100644 .mailmap\0"u8, .. new byte[random.Next(24)], .. "40000 "u8];
            for (int at = random.Next(4); at > 0; at--) tree[random.Next(tree.Length)] = (byte)random.Next(256);
            try
            {
                _ = MailmapReader.FindFile(tree, ObjectId.Sha1Length);
            }
            catch (InvalidDataException)
            {
                // What it is told to say.
            }
        }
    }

    [Fact]
    public async Task A_host_that_sends_far_more_than_a_mailmap_is_broken_off()
    {
        Upstream upstream = Upstream.Create(_folder["up"], "a/one");
        upstream.AllowFilter(true);
        upstream.Commit("First", ".mailmap", Convert.ToHexString(Noise(5 << 20)));
        using var server = GitHttpServer.Start(_folder["up"]);
        var options = new RemoteOptions { SpareDisk = 0, Retries = 0 };
        using var hosts = new RemoteHosts(_home, options);
        var cache = new MirrorCache(_folder["mirrors"], options);
        var name = RepositoryName.Parse("a/one");
        var url = RemoteUrl.Parse(server.Url + "/a/one");
        Mirror mirror = await hosts.BringAsync(cache, name, await hosts.AskAsync(url, null, CancellationToken.None), null, null, CancellationToken.None);
        ObjectId id = Read(mirror).ShouldBeOfType<MailmapFile.NotAtHand>().Id!.Value;
        server.For("a/one").Stall(Stage.Pack, afterBytes: 4 << 20);
        RemoteException error = await Should.ThrowAsync<RemoteException>(() => hosts.BringObjectAsync(cache, name, url, id, MailmapReader.Largest, null, CancellationToken.None));
        (error.Failure, error.Message).ShouldBe((RemoteFailure.Refused, $"{url} sends more for {id} than there is room for"));
    }

    private MailmapFile Read(string kind)
    {
        Fixtures.Build("mailmap " + kind, _folder["m.git"]);
        MailmapFile file = Read(Mirror.Open(_folder["m.git"]));
        Directory.Delete(_folder["m.git"], recursive: true);
        return file;
    }

    // By both readers, which tell the same.
    private MailmapFile Read(Mirror mirror)
    {
        MailmapFile file = new LogReader(_home).ReadMailmap(mirror, mirror.Tip!.Value, CancellationToken.None);
        new ObjectReader(_home, new ReadingLimits()).ReadMailmap(mirror, mirror.Tip!.Value, CancellationToken.None).ShouldBe(file);
        return file;
    }

    private static ObjectId Id(char digit) => ObjectId.TryParse(new string(digit, 40), out ObjectId id) ? id : throw new ArgumentOutOfRangeException(nameof(digit));

    private static byte[] Noise(int length)
    {
        byte[] noise = new byte[length];
        new Random(1).NextBytes(noise);
        return noise;
    }
}
