using System.Globalization;
using System.Runtime.CompilerServices;
using Tributary.People;

namespace Tributary.ScaleBench.Resolving;

/// <summary>From signatures to people: the identity resolver over made signatures, or over those of real histories, against grouping them.</summary>
/// <param name="signatures">How many are made.</param>
/// <param name="histories">A folder of mirrors, whose signatures are taken instead; null: they are made.</param>
/// <param name="runs">How often each figure is measured, a warm-up apart.</param>
/// <param name="time">Where the page's date comes from.</param>
/// <param name="log">Told how far it is.</param>
internal sealed class PeopleBench(int signatures, string? histories, int runs, TimeProvider time, TextWriter log)
{
    /// <summary>Measures.</summary>
    public async Task<ResultPage> RunAsync()
    {
        await log.WriteLineAsync(histories is null ? $"making {signatures:N0} signatures" : "reading histories");
        (IdentityEvidence evidence, PlantedField? truth) = ReadOrPlant();
        string input = string.Create(CultureInfo.InvariantCulture, $"{evidence.Sightings.Select(it => it.Signature).Distinct().Count():N0} signatures, seen {evidence.Sightings.Count:N0} times in {evidence.Sightings.Select(it => it.Repository).Distinct().Count()} repositories, {evidence.Named.Count:N0} pairs of author and named");
        await log.WriteLineAsync($"{input}; warm-up, uncounted");
        IReadOnlyList<ResultTable> tables = WarmUp(evidence, truth);
        // From here on the truth would only add to the memory that is measured.
        truth = null;
        long heap = GC.GetTotalMemory(forceFullCollection: true);
        List<PeopleRound> rounds = await Rounds.MeasureAsync(runs, log, () => PeopleRound.Run(evidence));

        return new ResultPage
        {
            Title = "From signatures to people",
            Slug = "people",
            Date = time.GetUtcNow(),
            Input = input,
            Runs = rounds.Count,
            Figures = FiguresOf(rounds),
            Ratios = [("resolver / grouping", Spread.Of(rounds.Select(round => round.ResolverOverGroups)))],
            Legend = "Peak is the whole process's physical memory, in millions of bytes, its input included.",
            Note = string.Create(CultureInfo.InvariantCulture, $"Of .NET's heap the input alone holds {heap / 1e6:0} MB; while the resolver runs, the heap holds {rounds.Max(round => round.Resolver.PeakHeapBytes) / 1e6:0} MB at most, the input and what is not collected yet included."),
            Tables = tables,
            Targets = Target.Of(rounds),
        };
    }

    private (IdentityEvidence Evidence, PlantedField? Truth) ReadOrPlant()
    {
        if (histories is not null) return (HistorySightings.Read(MirrorFolder.Open(histories)), null);
        var field = PlantedField.Plant(signatures);
        return (field.Evidence, field);
    }

    // Apart, so that nothing of its result is held while the rounds are measured.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IReadOnlyList<ResultTable> WarmUp(IdentityEvidence evidence, PlantedField? truth)
    {
        Resolution resolution = Identities.Resolve(evidence);
        return [Found(resolution, truth), JoinsByRule(resolution)];
    }

    private static IReadOnlyList<Figure> FiguresOf(IReadOnlyList<PeopleRound> rounds) =>
    [
        Figure.Of("grouping by exact lower-case address and by exact name", rounds.Select(round => round.Groups.Measurement)),
        Figure.Of("`Identities.Resolve`", rounds.Select(round => round.Resolver.Measurement)),
        Figure.Of("`Identities.Resolve`, processor time of all threads", rounds.Select(round => new Measurement(round.Resolver.Processor, 0))),
    ];

    private static ResultTable Found(Resolution resolution, PlantedField? truth)
    {
        List<(string, string)> rows =
        [
            ("Contributors found", Number(resolution.Contributors.Count)),
            ("Of these not human", Number(resolution.Contributors.Count(it => it.Kind != ContributorKind.Human))),
            ("Open questions", Number(resolution.Questions.Count)),
            ("Fingerprint of the result", $"`{Agreement.Fingerprint(resolution)}`"),
        ];
        if (truth is not null)
        {
            var agreement = Agreement.Of(resolution, truth.Persons);
            rows.Insert(0, ("People planted", Number(truth.Count)));
            rows.Add(("Pairwise precision", agreement.Precision.ToString("0.000", CultureInfo.InvariantCulture)));
            rows.Add(("Pairwise recall", agreement.Recall.ToString("0.000", CultureInfo.InvariantCulture)));
        }

        return new ResultTable("Found", "What", "Value", rows);
    }

    private static ResultTable JoinsByRule(Resolution resolution) => new(
        "Joins", "Rule", "Joins",
        resolution.Contributors.SelectMany(it => it.Joins).CountBy(join => join.Rule.Name, StringComparer.Ordinal)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, Number(pair.Value))).ToList());

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
