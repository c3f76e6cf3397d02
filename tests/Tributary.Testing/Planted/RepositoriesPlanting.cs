using System.Globalization;
using Tributary.Model;

namespace Tributary.Testing.Planted;

/// <summary>Makes a field's repositories: a few large ones and many small ones, in every category, some born late, some of another's commits.</summary>
internal sealed class RepositoriesPlanting(PlantedOptions options)
{
    private const double Steepness = .9;

    private readonly Random _random = Chance.Of(options.Seed, "repositories");

    public IReadOnlyList<PlantedRepository> Run()
    {
        int[] ranks = Enumerable.Range(0, options.Repositories).ToArray();
        _random.Shuffle(ranks);
        double sum = ranks.Sum(ShareOf);
        List<PlantedRepository> repositories = Enumerable.Range(0, options.Repositories).Select(number => new PlantedRepository
        {
            Number = number,
            Name = NameOf(number),
            Category = (int)((long)number * options.Categories / options.Repositories),
            Share = ShareOf(ranks[number]) / sum,
            Birth = _random.Happens(.75) ? options.FirstDay : _random.Day(options.FirstDay, Within(.5)),
        }).ToList();
        Derive(repositories);
        return repositories;
    }

    private static double ShareOf(int rank) => Math.Pow(rank + 1, -Steepness);

    // Sources are there from the first day, so that there is something to take over, and take nothing over themselves.
    private void Derive(List<PlantedRepository> repositories)
    {
        int[] order = Enumerable.Range(0, repositories.Count).ToArray();
        _random.Shuffle(order);
        int derived = options.Forks + options.Imports;
        int[] sources = order[derived..^options.Missing];
        for (int i = 0; i < derived; i++)
        {
            int source = _random.Pick(sources);
            repositories[source] = repositories[source] with { Birth = options.FirstDay };
            repositories[order[i]] = repositories[order[i]] with
            {
                Birth = _random.Day(Within(.55), Within(.8)),
                Source = source,
                IsImport = i >= options.Forks,
                IsDeclared = i < options.Forks && i % 3 != 2,
            };
        }

        foreach (int missing in order[^options.Missing..]) repositories[missing] = repositories[missing] with { IsMissing = true };
    }

    private DateOnly Within(double share) => options.FirstDay.AddDays((int)((options.LastDay.DayNumber - options.FirstDay.DayNumber) * share));

    private static RepositoryName NameOf(int number) =>
        RepositoryName.Parse(string.Create(CultureInfo.InvariantCulture, $"planted-{number / 3}/{PlantedSubjects.Nouns[number % PlantedSubjects.Nouns.Count]}-{number}"));
}
