using Tributary.Git.Reading;
using Tributary.Testing;

namespace Tributary.Git.Tests.Reading;

public sealed class ReadingThreadsTests : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly TestFolder _folder = new();
    private readonly GitHome _home = new();

    public void Dispose()
    {
        _home.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task More_histories_at_once_than_threads_are_all_read_to_their_end()
    {
        var reader = new ObjectReader(_home, new ReadingLimits { Threads = 2, Memory = 2 * ReadingLimits.LeastMemory, BatchSize = 3 });
        string[] fixtures = ["order random", "order skewed-random", "merges", "types"];
        foreach (string fixture in fixtures) Fixtures.Build(fixture, _folder[fixture + ".git"]);
        string[] expected = [.. fixtures.Select(fixture => Digest(new LogReader(_home), fixture))];
        Task<string>[] read = [.. Enumerable.Repeat(fixtures, 5).SelectMany(all => all).Select(fixture => Task.Factory.StartNew(() => Digest(reader, fixture), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        (await Task.WhenAll(read).WaitAsync(Longest, TestContext.Current.CancellationToken)).ShouldBe(Enumerable.Repeat(expected, 5).SelectMany(all => all));
    }

    [Fact]
    public async Task A_reading_waits_for_a_thread_says_so_and_can_be_ended()
    {
        var threads = new ReadingThreads(new ReadingLimits { Threads = 1 });
        threads.Take(CancellationToken.None);
        threads.TryTake().ShouldBeFalse();
        using var stop = new CancellationTokenSource();
        Task waiting = Task.Factory.StartNew(() => threads.Take(stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        SpinWait.SpinUntil(() => threads.IsWanted, Longest).ShouldBeTrue();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting.WaitAsync(Longest));
        threads.IsWanted.ShouldBeFalse();
        threads.Return();
        threads.TryTake().ShouldBeTrue();
    }

    [Fact]
    public void Without_a_thread_nothing_would_ever_be_read() => Should.Throw<ArgumentOutOfRangeException>(() => new ReadingLimits { Threads = 0 });

    private string Digest(IHistoryReader reader, string fixture)
    {
        var mirror = Mirror.Open(_folder[fixture + ".git"]);
        var digest = new HistoryDigest(isDigested: true);
        reader.Read(mirror, mirror.Tip!.Value, [], digest, CancellationToken.None);
        return digest.Finish()!;
    }
}
