namespace Tributary.Testing.Planted;

/// <summary>The paths that exist at a point of a history. Changes are drawn so that each is possible there.</summary>
internal sealed class PlantedTree
{
    private const int FewestPaths = 8;

    private readonly List<int> _existing = [];
    private readonly List<int> _deleted = [];
    private readonly Dictionary<int, int> _places = [];
    private int _next;

    /// <summary>How many paths exist.</summary>
    public int Count => _existing.Count;

    /// <summary>New paths and nothing else.</summary>
    public IReadOnlyList<PlantedChange> Grow(int count) => Applied(Enumerable.Range(_next, count).Select(path => new PlantedChange('A', path)));

    /// <summary>Changes as a commit has them: most touch few paths, and some paths are touched by most.</summary>
    /// <param name="random">Decides.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="onlyModified">Whether all paths exist before and after.</param>
    public IReadOnlyList<PlantedChange> Draw(Random random, int count, bool onlyModified)
    {
        var drawn = new Dictionary<int, PlantedChange>();
        int fresh = 0;
        for (int i = 0; i < count; i++)
        {
            double what = onlyModified ? 1 : random.NextDouble();
            PlantedChange change = what < .02 && _deleted.Count > 0 ? new PlantedChange('A', random.Pick(_deleted))
                : what < .16 ? new PlantedChange('A', _next + fresh++)
                : what < .21 && _existing.Count > FewestPaths + count ? new PlantedChange('D', random.Pick(_existing))
                : new PlantedChange('M', _existing[(int)(_existing.Count * Math.Pow(random.NextDouble(), 2.5))]);
            drawn.TryAdd(change.Path, change);
        }

        return Applied(drawn.Values);
    }

    /// <summary>Makes changes that were drawn before.</summary>
    public void Apply(IEnumerable<PlantedChange> changes)
    {
        foreach (PlantedChange change in changes)
        {
            if (change.Status == 'A') Put(change.Path);
            else if (change.Status == 'D') Take(change.Path);
        }
    }

    private List<PlantedChange> Applied(IEnumerable<PlantedChange> changes)
    {
        List<PlantedChange> all = changes.ToList();
        Apply(all);
        return all;
    }

    private void Put(int path)
    {
        _places.Add(path, _existing.Count);
        _existing.Add(path);
        if (path < _next) _deleted.Remove(path);
        _next = Math.Max(_next, path + 1);
    }

    private void Take(int path)
    {
        _places.Remove(path, out int place);
        int last = _existing[^1];
        _existing.RemoveAt(_existing.Count - 1);
        if (last != path) (_existing[place], _places[last]) = (last, place);
        _deleted.Add(path);
    }
}
