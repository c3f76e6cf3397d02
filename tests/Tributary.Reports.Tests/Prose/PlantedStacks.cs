using Tributary.Insights.Findings;
using Tributary.Model;
using Tributary.Store;
using Tributary.Testing.Plain;

namespace Tributary.Reports.Tests.Prose;

/// <summary>Two stacks of which everything is known: who worked for which, at which layer, in which quarter and repository.</summary>
internal sealed class PlantedStacks
{
    public const int CudasOwn = 0;
    public const int RocmsOwn = 1;
    public const int Neutral = 2;

    private static readonly PlainLabel[] Labels = [.. ((string[])["cuda", "rocm"]).Select(it => new PlainLabel("ecosystem", it)), .. ((string[])["runtime", "kernels", "serving", "agents"]).Select(it => new PlainLabel("layer", it))];

    private readonly List<PlainEvent> _events = [];
    private int _commit = 1;

    public IReadOnlyList<PlainEvent> Events => _events;

    /// <summary>So many people, from a number on, each of whom commits once in each of some weeks of 2026Q2 or of the quarters before it.</summary>
    public PlantedStacks Add(string stack, string layer, int people, int from, int repository, int quartersBefore = 0, int weeks = 1)
    {
        DateOnly monday = new Quarter(2026, 2).Plus(-quartersBefore).FirstDay.AddDays(7);
        for (int person = from; person < from + people; person++)
        {
            for (int week = 0; week < weeks; week++)
            {
                _events.Add(new PlainEvent(monday.AddDays(7 * week), repository, person)
                {
                    Commits = 1,
                    Commit = _commit++,
                    Work = [.. stack.Length > 0 ? [new PlainWork(Labels.First(it => it.Name == stack))] : Array.Empty<PlainWork>(), new PlainWork(Labels.First(it => it.Name == layer))],
                });
            }
        }

        return this;
    }

    public FindingSet Find(bool isPublished)
    {
        string[] names = ["nv/own", "amd/own", "free/one", "free/two"];
        using FactStore store = PlainStore.Create(new PlainField([.. names.Select(name => new PlainRepository(name, "kernels-and-more", null, new DateTime(2026, 7, 1)))], _events, [], []) { Labels = Labels });
        return new FindingBuilder(store, new Quarter(2026, 2), isPublished).Build();
    }
}
