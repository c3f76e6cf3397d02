using Tributary.Model;

namespace Tributary.Git.Tests;

/// <summary>What may be known of a history already: places in it from which an increment is read.</summary>
internal static class Cuts
{
    /// <summary>Sets of known commits, each with a tip: old first parents, merge bases, parents of merges, arbitrary commits alone and together, all and nothing to read.</summary>
    public static IEnumerable<(ObjectId Tip, ObjectId[] Known)> Of(HistoryRows history, Func<ObjectId, ObjectId, ObjectId?> findMergeBase, int most)
    {
        ObjectId tip = history.Ids[0];
        List<IEnumerator<(ObjectId Tip, ObjectId[] Known)>> sources =
        [
            FirstParents(history).Select(known => (tip, (ObjectId[])[known])).GetEnumerator(),
            Merges(history, findMergeBase).Select(known => (tip, known)).GetEnumerator(),
            Arbitrary(history).Append((tip, [tip])).GetEnumerator(),
        ];
        return InTurn(sources).DistinctBy(cut => $"{cut.Tip} {string.Join(' ', cut.Known)}").Take(most);
    }

    // Some of each, however few are taken.
    private static IEnumerable<T> InTurn<T>(List<IEnumerator<T>> sources)
    {
        while (sources.Count > 0)
        {
            sources.RemoveAll(source => !source.MoveNext());
            foreach (IEnumerator<T> source in sources) yield return source.Current;
        }
    }

    private static IEnumerable<ObjectId> FirstParents(HistoryRows history)
    {
        Dictionary<ObjectId, ObjectId[]> parents = history.Ids.Zip(history.Parents).ToDictionary(it => it.First, it => it.Second);
        var line = new List<ObjectId>();
        for (ObjectId id = history.Ids[0]; ; id = parents[id][0])
        {
            line.Add(id);
            // A history that goes round, or ends where its parents are not there.
            if (parents[id].Length == 0 || !parents.ContainsKey(parents[id][0]) || line.Count > history.Ids.Count) break;
        }

        return ((int[])[line.Count / 2, 1, line.Count / 4, 2, line.Count - 1]).Where(i => i < line.Count).Select(i => line[i]);
    }

    private static IEnumerable<ObjectId[]> Merges(HistoryRows history, Func<ObjectId, ObjectId, ObjectId?> findMergeBase)
    {
        List<ObjectId[]> merged = history.Parents.Where(parents => parents.Length > 1 && parents[0] != parents[1]).ToList();
        foreach (ObjectId[] parents in merged.Take(2).Concat(merged.TakeLast(1)))
        {
            if (findMergeBase(parents[0], parents[1]) is { } found) yield return [found];
            yield return [parents[1]];
            yield return [parents[^1], history.Ids[^1]];
        }
    }

    // The same ones each time. The known commit is now and then no ancestor of the tip, or its descendant.
    private static IEnumerable<(ObjectId Tip, ObjectId[] Known)> Arbitrary(HistoryRows history)
    {
        int count = history.Ids.Count;
        for (int i = 1; i <= 4; i++)
        {
            ObjectId one = history.Ids[i * 7919 % count], other = history.Ids[i * 104_729 % count];
            yield return (history.Ids[0], [one, other]);
            yield return (one, [other]);
            yield return (history.Ids[0], [one]);
        }
    }
}
