using Tributary.Model;
using Tributary.Testing;

namespace Tributary.Git.Tests;

/// <summary>A mirror that is read by git and by another reader.</summary>
internal sealed class ComparedReaders : IDisposable
{
    private readonly GitHome _home = new();
    private readonly HistoryReading _git;
    private readonly HistoryReading _other;
    private readonly string _name;

    public ComparedReaders(string folder, string reader)
    {
        _name = reader;
        _git = Readers.Make(Readers.Log, _home);
        _other = Readers.Make(reader, _home);
        Mirror = Mirror.Open(folder);
    }

    public Mirror Mirror { get; }

    public void Dispose() => _home.Dispose();

    /// <summary>What both read of the whole history; null where both refuse it.</summary>
    public HistoryRows? Compare() => Compare(Mirror.Tip!.Value, known: []);

    /// <summary>What both read of a part; null where both refuse it.</summary>
    public HistoryRows? Compare(ObjectId tip, IReadOnlyCollection<ObjectId> known)
    {
        string cut = $"{Mirror.Folder} from {tip} without {string.Join(", ", known)}";
        HistoryRows? expected = ReadOrRefuse(_git, tip, known, out string expectedRefusal), read = ReadOrRefuse(_other, tip, known, out string refusal);
        if (expected is null || read is null)
        {
            (read is null).ShouldBe(expected is null, $"{cut}: git says '{expectedRefusal}', {_name} says '{refusal}'");
            return null;
        }

        int common = expected.Digests.Zip(read.Digests).TakeWhile(pair => pair.First == pair.Second).Count();
        if (common == expected.Digests.Count && common == read.Digests.Count) return expected;
        string rows = HistoryRows.Read(_other, Mirror, tip, known, common).Shown, expectedRows = HistoryRows.Read(_git, Mirror, tip, known, common).Shown;
        rows.ShouldBe(expectedRows, $"{cut}: commit {common} of {expected.Ids.Count}, {read.Ids.Count} were read");
        throw new InvalidOperationException($"{cut}: {_name} does not read the same twice");
    }

    /// <summary>What the other reader alone reads.</summary>
    public HistoryRows Read(ObjectId tip, IReadOnlyCollection<ObjectId> known) => HistoryRows.Read(_other, Mirror, tip, known);

    /// <summary>The best common ancestor of two commits, as git finds it; null where there is none.</summary>
    public ObjectId? FindMergeBase(ObjectId one, ObjectId other)
    {
        Shell.Result found = Shell.Run(Mirror.Folder, "git", "--no-replace-objects", "merge-base", one.ToString(), other.ToString());
        return ObjectId.TryParse(found.Text.Trim(), out ObjectId id) ? id : null;
    }

    private HistoryRows? ReadOrRefuse(HistoryReading reading, ObjectId tip, IReadOnlyCollection<ObjectId> known, out string refusal)
    {
        refusal = "";
        try
        {
            return HistoryRows.Read(reading, Mirror, tip, known);
        }
        catch (MirrorException error)
        {
            refusal = error.Message;
            return null;
        }
    }
}
