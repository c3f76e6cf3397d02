using System.CommandLine;
using Spectre.Console;
using Tributary.Catalog;
using Tributary.Cli.Output;
using Tributary.Ingest;
using Tributary.Insights.Comparing;
using Tributary.Metrics;
using Tributary.Model;
using Tributary.Reports;
using Tributary.Reports.Rendering;
using Tributary.Store;

namespace Tributary.Cli.Commands;

/// <summary><c>tributary compare</c></summary>
internal static class CompareCommand
{
    private const int Most = 5;

    public static Command Create()
    {
        var names = new Argument<string[]>("sides")
        {
            Description = $"Two to {Most} ecosystems, vendors, repositories, categories or groups; or scopes such as organisation:AMD. The first is what the others are held against",
            Arity = new ArgumentArity(2, Most),
        };
        var period = new Option<string?>("--period") { Description = "2026Q2, 2026-05 or 2026; else the latest quarter that most repositories cover", HelpName = "period" };
        Option<string> by = new Option<string>("--by") { Description = "Take the figures apart by layer of the stack, area or kind of change", HelpName = "aspect" }.AcceptOnlyFromAmong("layer", "area", "kind");
        var html = new Option<string?>("--html") { Description = "Write a page with charts, without what tells of fewer than 5 people", HelpName = "file" };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("compare", "Compare ecosystems, vendors or repositories: size, depth, parity, and how it moved.") { names, period, by, html, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            Workspace workspace = CommonOptions.WorkspaceOf(parsed);
            using FactStore store = FactStore.OpenForReading(workspace.Published);
            store.CheckDerived();
            RepositoryCatalog catalog = workspace.ReadCatalog();
            Period when = parsed.GetValue(period) is { } text ? CommonOptions.ParsePeriod(text) : new EditionBuilder(store).LatestQuarter().Period;
            List<Side> sides = parsed.GetValue(names)!.Select(name => Side.Parse(store.Connection, name, ecosystem => OwnOf(catalog, ecosystem))).ToList();
            if (sides.DistinctBy(side => side.Term.ToString(), StringComparer.OrdinalIgnoreCase).Count() < sides.Count) throw new UsageException("A side is named twice. Name different ones.");
            ScopeKind? aspect = parsed.GetValue(by) is { } word ? Enum.Parse<ScopeKind>(word, ignoreCase: true) : null;
            Comparison comparison = new ComparisonBuilder(store, when).Build(sides, aspect);
            if (parsed.GetValue(html) is { } file)
            {
                await File.WriteAllTextAsync(file, await HtmlComparison.RenderAsync(comparison, catalog.Title), cancellation);
                Terminal.Write($"Wrote {file}");
            }

            if (parsed.GetValue(json)) ComparisonOutput.PrintJson(comparison);
            else if (parsed.GetValue(html) is null) Print(comparison);
            return ExitCode.Done;
        });
        return command;
    }

    private static IEnumerable<string> OwnOf(RepositoryCatalog catalog, string ecosystem) =>
        catalog.Work?.Ecosystems.FirstOrDefault(it => string.Equals(it.Id, ecosystem, StringComparison.OrdinalIgnoreCase)) is { } known
            ? catalog.Repositories.Where(known.Repositories.Covers).Select(it => it.Name.ToString())
            : [];

    private static void Print(Comparison comparison)
    {
        List<string> others = comparison.Sides.Skip(1).Select(side => side.Title).ToList();
        string first = comparison.Sides[0].Title;
        Table figures = Tables.Create([comparison.Period.ToString(), .. comparison.Sides.Select(side => "#" + side.Title), .. others.Select(title => $"#{title} to {first}")]);
        foreach (Measure measure in comparison.Measures)
            figures.AddTexts([measure.Title, .. Each(comparison, i => ComparisonText.Value(measure, i, isPublished: false)), .. measure.Parities.Select(parity => parity is null ? "" : ComparisonText.Of(parity, isPublished: false))]);
        Terminal.Write(figures);
        foreach (((int one, int other), int people) in comparison.Shared)
            Terminal.Write($"{Tables.Number(people)} people contributed to both {comparison.Sides[one].Title} and {comparison.Sides[other].Title}.");

        Table history = Tables.Create(["Contributors", .. comparison.Sides.Select(side => "#" + side.Title), .. others.Select(title => $"#{title} to {first}"), .. comparison.Neutral == 0 ? [] : others.Select(title => $"#{title} to {first}, neutral")]);
        foreach (Moment moment in comparison.History)
            history.AddTexts([moment.Period.ToString(), .. moment.Contributors.Select(Tables.Number), .. moment.Parities.Concat(moment.NeutralParities).Select(parity => ComparisonText.Of(parity, isPublished: false))]);
        Terminal.Write(history);
        if (comparison.By is { } by) PrintParts(comparison, by, others, first);
        foreach (string caution in ComparisonText.Cautions(comparison)) Terminal.Write(caution);
        Terminal.Write(ComparisonText.Legend(comparison));
    }

    private static void PrintParts(Comparison comparison, string by, List<string> others, string first)
    {
        Table parts = Tables.Create([
            $"Contributors by {by}", .. comparison.Sides.Select(side => "#" + side.Title), .. others.SelectMany(title => (string[])[$"#{title} to {first}", "#a year before"]),
            .. comparison.Sides.SelectMany(side => (string[])[$"#{side.Title}, new", "#sustained", "#commits"])]);
        foreach (Part part in comparison.Parts)
        {
            parts.AddTexts([
                part.Title, .. part.Contributors.Select(Tables.Number),
                .. Enumerable.Range(0, others.Count).SelectMany(i => (string[])[ComparisonText.Of(part.Parities[i], isPublished: false), ComparisonText.Of(part.Before[i], isPublished: false)]),
                .. Each(comparison, i => i).SelectMany(i => (string[])[Tables.Number(part.New[i]), Tables.Number(part.Sustained[i]), Tables.Number(part.Commits[i])])]);
        }

        Terminal.Write(parts);
    }

    private static IEnumerable<T> Each<T>(Comparison comparison, Func<int, T> of) => Enumerable.Range(0, comparison.Sides.Count).Select(of);
}
