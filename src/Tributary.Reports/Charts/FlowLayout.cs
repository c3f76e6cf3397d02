using Tributary.Insights.Findings;
using Tributary.Metrics;

namespace Tributary.Reports.Charts;

/// <summary>Where the bands of flows between categories lie: on the left where people come from, on the right where they go, both in the catalog's order.</summary>
internal sealed class FlowLayout
{
    /// <summary>Of the ways that are told apart from their way back, the share that chance may have made.</summary>
    public const double Rate = 0.1;

    /// <summary>The drawing's width.</summary>
    public const double Width = 960;

    /// <summary>Where bands begin.</summary>
    public const double Left = 350;

    /// <summary>Where bands end.</summary>
    public const double Right = 610;

    private const double Bands = 300;
    private const double NodeGap = 10;

    /// <summary>The height that a name beside a node needs.</summary>
    public const double LeastNode = 14;

    /// <summary>Lays flows out.</summary>
    /// <param name="categories">The catalog's order.</param>
    /// <param name="flows">Of metric <c>migration</c>, each of at least one person.</param>
    public FlowLayout(IReadOnlyList<ScopeFigures> categories, IReadOnlyList<Finding> flows)
    {
        Dictionary<string, int> order = categories.Select((it, place) => (it.Id, place)).ToDictionary(StringComparer.Ordinal);
        Flows = flows.Where(it => it.Value > 0).OrderBy(it => order[it.Scope]).ThenBy(it => order[it.Names[0]]).ToList();
        double scale = Flows.Count == 0 ? 0 : Bands / Flows.Sum(it => it.Value!.Value);
        Sources = Stack(categories, it => it.Scope, scale);
        Targets = Stack(categories, it => it.Names[0], scale);
        Height = Math.Max(Bottom(Sources), Bottom(Targets));
        Ribbons = Flows.Select(it => Place(it, scale)).ToList();
    }

    /// <summary>An edition's flows.</summary>
    public static FlowLayout Of(Edition edition) => new(edition.Categories, edition.Findings.Every("migration", ScopeKind.Category).ToList());

    /// <summary>In the order in which they are drawn.</summary>
    public IReadOnlyList<Finding> Flows { get; }

    /// <summary>Where people come from.</summary>
    public IReadOnlyList<FlowNode> Sources { get; }

    /// <summary>Where people go.</summary>
    public IReadOnlyList<FlowNode> Targets { get; }

    /// <summary>A band a flow, in their order.</summary>
    public IReadOnlyList<FlowRibbon> Ribbons { get; }

    /// <summary>The drawing's height.</summary>
    public double Height { get; }

    /// <summary>Whether a way was taken oftener than its way back by more than chance gives.</summary>
    public static bool IsTold(Finding flow) => flow["q"] <= Rate && flow.Value > (flow["back"] ?? 0);

    private List<FlowNode> Stack(IReadOnlyList<ScopeFigures> categories, Func<Finding, string> end, double scale)
    {
        var nodes = new List<FlowNode>();
        double y = 0;
        foreach (ScopeFigures category in categories)
        {
            double people = Flows.Where(it => end(it) == category.Id).Sum(it => it.Value!.Value);
            if (people == 0) continue;
            nodes.Add(new FlowNode(category, people, y, people * scale));
            y += Math.Max(LeastNode, people * scale) + NodeGap;
        }

        return nodes;
    }

    private FlowRibbon Place(Finding flow, double scale)
    {
        int place = Flows.Index().First(it => ReferenceEquals(it.Item, flow)).Index;
        double from = Top(Sources, flow.Scope) + (scale * Flows.Take(place).Where(it => it.Scope == flow.Scope).Sum(it => it.Value!.Value));
        double to = Top(Targets, flow.Names[0]) + (scale * Flows.Take(place).Where(it => it.Names[0] == flow.Names[0]).Sum(it => it.Value!.Value));
        return new FlowRibbon(flow, from, to, flow.Value!.Value * scale);
    }

    private static double Top(IReadOnlyList<FlowNode> nodes, string id) => nodes.First(it => it.Category.Id == id).Y;

    private static double Bottom(IReadOnlyList<FlowNode> nodes) => nodes.Count == 0 ? 0 : nodes[^1].Y + Math.Max(LeastNode, nodes[^1].Height);
}

/// <summary>A category at one end of flows.</summary>
/// <param name="Category">Which.</param>
/// <param name="People">Of the flows that are drawn.</param>
/// <param name="Y">Its upper edge.</param>
/// <param name="Height">In proportion to the people.</param>
internal sealed record FlowNode(ScopeFigures Category, double People, double Y, double Height);

/// <summary>A flow as a band.</summary>
/// <param name="Flow">Which.</param>
/// <param name="From">Its upper edge on the left.</param>
/// <param name="To">Its upper edge on the right.</param>
/// <param name="Thickness">In proportion to the people.</param>
internal sealed record FlowRibbon(Finding Flow, double From, double To, double Thickness)
{
    /// <summary>Its outline, as SVG writes paths.</summary>
    public string Path
    {
        get
        {
            const double Middle = (FlowLayout.Left + FlowLayout.Right) / 2;
            (string left, string right, string middle) = (Chart.At(FlowLayout.Left), Chart.At(FlowLayout.Right), Chart.At(Middle));
            (string a, string b, string c, string d) = (Chart.At(From), Chart.At(To), Chart.At(To + Thickness), Chart.At(From + Thickness));
            return $"M{left},{a}C{middle},{a} {middle},{b} {right},{b}V{c}C{middle},{c} {middle},{d} {left},{d}Z";
        }
    }
}
