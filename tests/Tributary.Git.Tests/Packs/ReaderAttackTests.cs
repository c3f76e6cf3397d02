using System.Diagnostics;
using Tributary.Testing;

namespace Tributary.Git.Tests.Packs;

/// <summary>Every reader refuses what lies, or reads what git reads of it, soon and within bounds: nothing that is sent by a stranger hangs, crashes or fills the memory.</summary>
[Collection(nameof(ReaderAttackTests))]
[CollectionDefinition(nameof(ReaderAttackTests), DisableParallelization = true)]
public sealed class ReaderAttackTests : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    // What git does with each is written down; whether that still holds is asked at leisure.
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("TRIBUTARY_ALL") == "1";

    private static readonly Dictionary<string, Attack> Attacks =
        ((IEnumerable<Attack>)[.. DeltaAttacks.All, .. DeltaAttacks.Chains, .. EntryAttacks.All, .. EntryAttacks.Loose, .. IndexAttacks.All, .. IndexAttacks.OfSeveralPacks, .. ObjectAttacks.All, .. FileAttacks.All])
        .ToDictionary(attack => attack.Name, StringComparer.Ordinal);

    private readonly TestFolder _folder = new();

    public static IEnumerable<TheoryDataRow<string, string>> AttacksAndReaders =>
        from reader in Readers.Names
        from attack in Attacks.Values
        where reader != Readers.Log || (IsLong && attack.ByGit != Outcome.NotTried)
        select new TheoryDataRow<string, string>(attack.Name, reader);

    public static TheoryData<string> ReaderNames => [.. Readers.Names];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_a_lie_it_is_read()
    {
        new Prey(_folder["true.git"]).Repository.Write();
        foreach (string reader in Readers.Names)
        {
            using var home = new GitHome();
            Read(Readers.Make(reader, home), Mirror.Open(_folder["true.git"]), TestContext.Current.CancellationToken).Ids.Count.ShouldBe(2);
        }
    }

    [Theory]
    [MemberData(nameof(AttacksAndReaders))]
    public void An_attack_is_refused_or_read_as_git_reads_it(string attack, string reader)
    {
        Attack attempted = Attacks[attack];
        Prey prey = attempted.Write(_folder["prey.git"]);
        using var home = new GitHome();
        HistoryReading reading = Readers.Make(reader, home);
        var mirror = Mirror.Open(_folder["prey.git"]);
        MirrorException? refusal = null;
        HistoryRows? rows = null;
        using var stop = new CancellationTokenSource(Longest);
        using (new Bounds(Longest, attempted.MostMemory))
        {
            try
            {
                rows = Read(reading, mirror, stop.Token);
            }
            catch (MirrorException error)
            {
                refusal = error;
            }
        }

        if (reader == Readers.Log) (refusal is null ? Outcome.Read : Outcome.Refused).ShouldBe(attempted.ByGit, refusal?.Message);
        else if (refusal is not null) Refuse(refusal, attempted, prey);
        else if (attempted.MayBeRead) rows!.Digests.ShouldBe(Truth(home).Digests);
        else if (attempted.ByGit == Outcome.Read) rows!.Digests.ShouldBe(Read(Readers.Make(Readers.Log, home), mirror, stop.Token).Digests);
        else (attempted.ByGit, attempted.MayBeRefused).ShouldBe((Outcome.NotTried, true), "it was read");
    }

    [Theory]
    [MemberData(nameof(ReaderNames))]
    public void Paths_without_number_can_be_stopped(string reader)
    {
        var prey = new Prey(_folder["prey.git"]);
        ObjectAttacks.Exponential(prey);
        prey.Repository.Write();
        using var home = new GitHome();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        using (new Bounds(Longest * 3, 300))
        {
            // Where there is a limit of paths, it may be reached first.
            Exception ended = Should.Throw<Exception>(() => Readers.Make(reader, home)(Mirror.Open(prey.Repository.Folder), prey.Repository.Tip!.Value, [], new Counter(), stop.Token));
            (ended is OperationCanceledException or MirrorException).ShouldBeTrue(ended.ToString());
        }
    }

    private static void Refuse(MirrorException refusal, Attack attack, Prey prey)
    {
        (attack.ByGit == Outcome.Read && !attack.MayBeRefused).ShouldBeFalse($"git reads it: {refusal.Message}");
        // A file of it, or of one that it borrows from.
        refusal.Message.ShouldContain(Path.GetDirectoryName(prey.Repository.Folder)!);
        if (attack.Names is not null) refusal.Message.ShouldContain(attack.Names(prey));
    }

    private HistoryRows Truth(GitHome home)
    {
        new Prey(_folder["truth.git"]).Repository.Write();
        return Read(Readers.Make(Readers.Log, home), Mirror.Open(_folder["truth.git"]), CancellationToken.None);
    }

    private static HistoryRows Read(HistoryReading reading, Mirror mirror, CancellationToken stop) => HistoryRows.Read(reading, mirror, mirror.Tip!.Value, known: [], stop: stop);

    /// <summary>A visitor that keeps nothing.</summary>
    private sealed class Counter : IHistoryVisitor
    {
        public long Changes { get; private set; }

        public void VisitCommit(in CommitRecord commit) { }

        public void VisitChange(byte status, ReadOnlySpan<byte> path) => Changes++;

        public void VisitUnknownChanges() { }
    }

    /// <summary>Sees to it that what happens meanwhile takes no more than it may. What runs on is ended with the whole program, as nothing else ends it.</summary>
    private sealed class Bounds : IDisposable
    {
        private readonly long _before;
        private readonly long _most;
        private readonly Timer _memory;
        private readonly Timer _end;
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private readonly TimeSpan _longest;
        private long _peak;

        public Bounds(TimeSpan longest, int mostMegabytes)
        {
            (_longest, _most) = (longest, (long)mostMegabytes << 20);
            GC.Collect();
            _before = Environment.WorkingSet;
            _memory = new Timer(_ => _peak = Math.Max(_peak, Environment.WorkingSet), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(5));
            string name = TestContext.Current.Test?.TestDisplayName ?? "";
            _end = new Timer(_ => Environment.FailFast($"{name} does not end"), null, longest * 3, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            _memory.Dispose();
            _end.Dispose();
            _watch.Elapsed.ShouldBeLessThan(_longest);
            (Math.Max(_peak, Environment.WorkingSet) - _before).ShouldBeLessThan(_most);
        }
    }
}
