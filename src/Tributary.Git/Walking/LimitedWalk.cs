using Tributary.Model;

namespace Tributary.Git.Walking;

/// <summary>Lists the commits that are reachable from one and not from others, in git's order, and, where clocks were wrong, with git's idea of when it has seen enough.</summary>
/// <remarks>Source: limit_list, process_parents, mark_parents_uninteresting and still_interesting in git's revision.c.</remarks>
/// <param name="readLinks">Gives a commit's date and parents.</param>
internal sealed class LimitedWalk(Func<ObjectId, (ulong Date, ObjectId[] Parents)> readLinks)
{
    // How many known commits git looks at beyond the last one that it could have needed.
    private const int Slop = 5;

    private readonly Dictionary<ObjectId, Node> _nodes = [];
    private readonly CommitQueue<Node> _queue = new();
    private int _wantedInQueue;

    /// <summary>Lists them.</summary>
    /// <param name="tip">The commit to start from.</param>
    /// <param name="known">Commits that, with their ancestors, are passed over.</param>
    public IEnumerable<ObjectId> Between(ObjectId tip, IReadOnlyCollection<ObjectId> known)
    {
        Begin(tip, known);
        var found = new List<Node>();
        ulong date = ulong.MaxValue;
        int slop = Slop;
        while (_queue.TryTake(out Node node))
        {
            if (!node.IsKnown) _wantedInQueue--;
            node.IsQueued = false;
            foreach (Node parent in node.Parents) AddParent(node, parent);
            if (node.IsKnown)
            {
                MarkParents(node);
                slop = _queue.Count == 0 ? 0 : date <= _queue.LatestDate || _wantedInQueue > 0 ? Slop : slop - 1;
                if (slop == 0) break;
                continue;
            }

            date = node.Date;
            found.Add(node);
        }

        // Of some it is learnt only later that they are known.
        return found.Where(node => !node.IsKnown).Select(node => node.Id);
    }

    private void Begin(ObjectId tip, IReadOnlyCollection<ObjectId> known)
    {
        var first = new List<Node>();
        foreach (ObjectId id in known.Prepend(tip))
        {
            Node node = NodeOf(id);
            Parse(node);
            if (id != tip || first.Count > 0) Know(node);
            if (!node.IsSeen) first.Add(node);
            node.IsSeen = true;
            if (node.IsKnown) MarkParents(node);
        }

        foreach (Node node in first) Enqueue(node);
    }

    private void AddParent(Node child, Node parent)
    {
        if (child.IsKnown) Know(parent);
        // What lies behind known commits need not be there.
        if (!TryParse(parent, isNeeded: !child.IsKnown)) return;
        if (child.IsKnown) MarkParents(parent);
        if (parent.IsSeen) return;
        parent.IsSeen = true;
        Enqueue(parent);
    }

    private void Enqueue(Node node)
    {
        node.IsQueued = true;
        if (!node.IsKnown) _wantedInQueue++;
        _queue.Add(node, node.Date);
    }

    private void Know(Node node)
    {
        if (node.IsKnown) return;
        node.IsKnown = true;
        if (node.IsQueued) _wantedInQueue--;
    }

    private void MarkParents(Node node)
    {
        var behind = new Stack<Node>(node.Parents);
        while (behind.TryPop(out Node? next))
        {
            if (next.IsKnown) continue;
            Know(next);
            foreach (Node parent in next.Parents) behind.Push(parent);
        }
    }

    private bool TryParse(Node node, bool isNeeded)
    {
        try
        {
            Parse(node);
            return true;
        }
        catch (MirrorException) when (!isNeeded)
        {
            return false;
        }
    }

    private void Parse(Node node)
    {
        if (node.IsParsed) return;
        (ulong date, ObjectId[] parents) = readLinks(node.Id);
        (node.Date, node.Parents, node.IsParsed) = (date, Array.ConvertAll(parents, NodeOf), true);
    }

    private Node NodeOf(ObjectId id)
    {
        if (!_nodes.TryGetValue(id, out Node? node)) _nodes.Add(id, node = new Node(id));
        return node;
    }

    private sealed class Node(ObjectId id)
    {
        public ObjectId Id { get; } = id;

        public ulong Date { get; set; }

        // None until it is parsed.
        public Node[] Parents { get; set; } = [];

        public bool IsParsed { get; set; }

        public bool IsSeen { get; set; }

        public bool IsQueued { get; set; }

        public bool IsKnown { get; set; }
    }
}
