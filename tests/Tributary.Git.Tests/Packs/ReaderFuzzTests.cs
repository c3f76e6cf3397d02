using System.Diagnostics;
using System.Globalization;
using Tributary.Model;
using Tributary.Testing;
using Tributary.Testing.Packs;

namespace Tributary.Git.Tests.Packs;

/// <summary>Whatever happens to the bytes of a repository, it is read or refused by the reader's own exception, soon.</summary>
public sealed class ReaderFuzzTests : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("TRIBUTARY_ALL") == "1";

    // For as long as somebody wants: each of the twelve goes on so long from its first seed.
    private static readonly TimeSpan? Wanted = Environment.GetEnvironmentVariable("TRIBUTARY_FUZZ_SECONDS") is { } seconds ? TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)) : null;

    private readonly TestFolder _folder = new();
    private readonly GitHome _home = new();
    private readonly ObjectReader[] _readers;
    private int _read, _refused;

    public ReaderFuzzTests() => _readers = [.. ((int[])[1, 2]).Select(threads => new ObjectReader(_home, new ReadingLimits { Threads = threads, Memory = threads * ReadingLimits.LeastMemory }))];

    public void Dispose()
    {
        _home.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("stores references", 1)]
    [InlineData("stores sha256-references", 2)]
    [InlineData("stores loose", 3)]
    [InlineData("types", 4)]
    [InlineData("headers", 5)]
    [InlineData("merges", 6)]
    public void Files_with_other_bytes(string fixture, int seed)
    {
        string repository = _folder["f.git"];
        Fixtures.Build(fixture, repository);
        List<(string File, byte[] Bytes)> files = Directory.GetFiles(Path.Combine(repository, "objects"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(file => Path.GetExtension(file) is ".pack" or ".idx" or "").Select(file => (file, File.ReadAllBytes(file))).Where(file => file.Item2.Length > 0).ToList();
        foreach ((string file, _) in files) File.SetAttributes(file, FileAttributes.Normal);
        foreach (int run in Runs(IsLong ? 20_000 : 200))
        {
            var random = new Random((seed << 20) + run);
            (string file, byte[] bytes) = files[random.Next(files.Count)];
            File.WriteAllBytes(file, Mutation.Of(bytes, random));
            Read(repository, $"{fixture}, seed {seed}, run {run}: {file}");
            File.WriteAllBytes(file, bytes);
        }

        Done();
    }

    [Theory]
    [InlineData("stores multi-pack", 10)]
    [InlineData("stores multi-pack-large-offsets", 11)]
    [InlineData("stores sha256-multi-pack", 12)]
    public void An_index_of_several_packs_with_other_bytes(string fixture, int seed)
    {
        string repository = _folder["f.git"], file = Path.Combine(repository, "objects", "pack", "multi-pack-index");
        Fixtures.Build(fixture, repository);
        byte[] bytes = File.ReadAllBytes(file);
        File.SetAttributes(file, FileAttributes.Normal);
        foreach (int run in Runs(IsLong ? 20_000 : 200))
        {
            var random = new Random((seed << 20) + run);
            // Half of the time among what the header and the table say.
            byte[] changed = random.Next(2) == 0 ? Mutation.Of(bytes, random) : [.. Mutation.Of(bytes[..72], random), .. bytes[72..]];
            File.WriteAllBytes(file, changed);
            Read(repository, $"{fixture}, seed {seed}, run {run}");
        }

        Done();
    }

    [Theory]
    [InlineData("merges", 7)]
    [InlineData("types", 8)]
    [InlineData("headers", 9)]
    public void Objects_that_are_others_than_their_names_say(string fixture, int seed)
    {
        Fixtures.Build(fixture, _folder["f.git"]);
        List<PackEntry> objects = ObjectsOf(_folder["f.git"]);
        ObjectId tip = Mirror.Open(_folder["f.git"]).Tip!.Value;
        foreach (int run in Runs(IsLong ? 5_000 : 100))
        {
            var random = new Random((seed << 20) + run);
            var repository = new PackedRepository(_folder[$"{run}.git"]) { Tip = tip };
            foreach (PackEntry entry in objects) _ = repository.Pack.Add(random.Next(8) == 0 ? Changed(entry, objects, random) : entry);
            _ = repository.Write();
            Read(repository.Folder, $"{fixture}, seed {seed}, run {run}");
            Directory.Delete(repository.Folder, recursive: true);
        }

        Done();
    }

    private void Done()
    {
        TestContext.Current.SendDiagnosticMessage("{0} read, {1} refused", _read, _refused);
        _read.ShouldBePositive();
        _refused.ShouldBePositive();
    }

    private static IEnumerable<int> Runs(int number)
    {
        var clock = Stopwatch.StartNew();
        // One that failed is wanted again.
        int first = int.Parse(Environment.GetEnvironmentVariable("TRIBUTARY_FUZZ_RUN") ?? "0", CultureInfo.InvariantCulture);
        for (int run = first; Wanted is { } wanted ? clock.Elapsed < wanted : run < first + number; run++) yield return run;
    }

    private void Read(string repository, string hint)
    {
        var clock = Stopwatch.StartNew();
        using var stop = new CancellationTokenSource(Longest);
        try
        {
            var mirror = Mirror.Open(repository);
            _readers[(_read + _refused) % _readers.Length].Read(mirror, mirror.Tip!.Value, [], new HistoryDigest(isDigested: true), stop.Token);
            _read++;
        }
        catch (MirrorException error)
        {
            _refused++;
            error.Message.ShouldContain("Run 'git fsck' in", customMessage: hint);
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"{hint}: {error.Message}", error);
        }

        clock.Elapsed.ShouldBeLessThan(2 * Longest, hint);
    }

    private static PackEntry Changed(PackEntry entry, List<PackEntry> objects, Random random)
    {
        PackEntry other = objects[random.Next(objects.Count)];
        var changed = new PackEntry { Id = entry.Id, Kind = entry.Kind, Content = entry.Content };
        switch (random.Next(6))
        {
            case 0:
                changed.Content = Mutation.Of(entry.Content, random);
                break;
            case 1:
                changed.Kind = other.Kind;
                break;
            case 2:
                (changed.Kind, changed.Content) = (other.Kind, other.Content);
                break;
            case 3:
                changed.Size = (ulong)random.NextInt64(random.Next(2) == 0 ? 2 * entry.Content.Length + 2 : long.MaxValue);
                break;
            case 4:
                (changed.Kind, changed.Base, changed.Content) = (PackEntryKind.ReferenceDelta, other.Id, DeltaOnto(other, random));
                break;
            default:
                changed.IndexOffset = (ulong)random.NextInt64(random.Next(2) == 0 ? 20_000 : long.MaxValue);
                break;
        }

        return changed;
    }

    private static byte[] DeltaOnto(PackEntry other, Random random)
    {
        int length = other.Content.Length, from = random.Next(length + 1);
        byte[] delta = new DeltaWriter((ulong)length, (ulong)(length + 1 - from)).Copy((uint)from, (uint)(length - from)).Insert([(byte)'x']).ToBytes();
        return random.Next(2) == 0 ? delta : Mutation.Of(delta, random);
    }

    // "ID TYPE SIZE", the content, and a line feed.
    private static List<PackEntry> ObjectsOf(string repository)
    {
        ReadOnlySpan<byte> listed = Shell.Run(repository, "git", "cat-file", "--batch-all-objects", "--batch").Output;
        var objects = new List<PackEntry>();
        while (!listed.IsEmpty)
        {
            int end = listed.IndexOf((byte)'\n');
            string[] header = System.Text.Encoding.ASCII.GetString(listed[..end]).Split(' ');
            int size = int.Parse(header[2], CultureInfo.InvariantCulture);
            objects.Add(new PackEntry { Id = ObjectId.TryParse(header[0], out ObjectId id) ? id : default, Kind = Enum.Parse<PackEntryKind>(header[1], ignoreCase: true), Content = listed.Slice(end + 1, size).ToArray() });
            listed = listed[(end + 1 + size + 1)..];
        }

        return objects;
    }
}
