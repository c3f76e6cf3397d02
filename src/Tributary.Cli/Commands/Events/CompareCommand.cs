using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using Spectre.Console;
using Tributary.Catalog;
using Tributary.Catalog.Events;
using Tributary.Cli.Output;
using Tributary.Ingest;
using Tributary.Insights.Events;
using Tributary.Store;

namespace Tributary.Cli.Commands.Events;

/// <summary><c>tributary event compare</c></summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "The event; 'event list' names them", HelpName = "id" };
        id.CompletionSources.Add(Complete);
        var publish = new Option<bool>("--publish") { Description = "Withhold what tells of fewer than 5 people, as in anything that is published" };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("compare", "Compare repositories before and after an event with similar ones without any. No proof.") { id, publish, json };
        command.SetAction(parsed =>
        {
            Workspace workspace = CommonOptions.WorkspaceOf(parsed);
            IReadOnlyList<FieldEvent> events = workspace.ReadEvents();
            FieldEvent chosen = events.FirstOrDefault(it => it.Id == parsed.GetValue(id))
                ?? throw new UsageException($"There is no event '{parsed.GetValue(id)}'. 'tributary event list' names them.");
            using FactStore store = FactStore.OpenForReading(workspace.Published);
            store.CheckDerived();
            EventComparison comparison = new EventComparisonBuilder(store, [.. events.Select(Occurrences.Of)]).Compare(Occurrences.Of(chosen));
            if (parsed.GetValue(publish)) comparison = EventPublishing.Published(comparison);
            if (parsed.GetValue(json)) EventOutput.PrintJson(chosen, comparison);
            else Print(chosen, comparison);
            // What can't be compared yet is no mistake of the caller's.
            return comparison.Refusal is null ? ExitCode.Done : ExitCode.Incomplete;
        });
        return command;
    }

    // A workspace whose files are wrong completes nothing; the command itself says what is wrong.
    private static IEnumerable<CompletionItem> Complete(CompletionContext context)
    {
        try
        {
            return CommonOptions.WorkspaceOf(context.ParseResult).ReadEvents().Select(it => new CompletionItem(it.Id)).ToList();
        }
        catch (CatalogException)
        {
            return [];
        }
    }

    private static void Print(FieldEvent chosen, EventComparison comparison)
    {
        Terminal.Write($"{chosen.Title} ({Tables.Day(chosen.Date)}, {EventOutput.KindOf(chosen)}{(chosen.Amount is null ? "" : ", " + EventOutput.Amount(chosen))})");
        Terminal.Write($"Source: {chosen.Source}");
        Terminal.Write(EventText.Verdict(comparison));
        if (comparison.Refusal is null)
        {
            PrintMeasures(comparison);
            PrintMoments(comparison);
            PrintControls(comparison);
        }

        foreach (string caution in EventText.Cautions(comparison)) Terminal.Write(caution);
    }

    private static void PrintMeasures(EventComparison comparison)
    {
        int before = comparison.Moments.Count(it => it.Offset < 0), after = comparison.Moments.Count(it => it.Offset > 0);
        Table table = Tables.Create($"{Quarters(after)} after against {Quarters(before)} before", "#Change", "#Similar ones", "#Difference", "#95 % interval", "#Chance gives as much");
        foreach (EventMeasure measure in comparison.Measures)
        {
            table.AddTexts(
                measure.Title, Tables.Percent(measure.Change), Tables.Percent(measure.ControlChange), measure.Difference is null ? "withheld" : Tables.Percent(measure.Difference),
                measure.Low is null ? "–" : $"{Tables.Percent(measure.Low)} to {Tables.Percent(measure.High)}", Tables.Chance(measure.P));
        }

        Terminal.Write(table);
    }

    private static void PrintMoments(EventComparison comparison)
    {
        Table table = Tables.Create(["A repository, a quarter", .. comparison.Measures.SelectMany(it => (string[])["#" + it.Title, "#similar"])]);
        foreach (EventMoment moment in comparison.Moments)
            table.AddTexts([moment.Offset == 0 ? $"{moment.Quarter} event" : moment.Quarter.ToString(), .. moment.Figures.SelectMany(it => (string[])[Tables.Number(it.Ours), Tables.Number(it.Controls)])]);
        Terminal.Write(table);
    }

    private static void PrintControls(EventComparison comparison)
    {
        int compared = comparison.Concerned.Count(it => it.LeftOut is null);
        Terminal.Write($"Compared: {string.Join(", ", comparison.Concerned.Where(it => it.LeftOut is null).Select(it => it.Name))}. {comparison.Quarter} holds the event, and counts neither before nor after.");
        Terminal.Write(string.Create(CultureInfo.InvariantCulture, $"Similar before the event, in category, size, age and growth: {string.Join(", ", comparison.Controls)}; of {comparison.Pool} that cover the same quarters and had no event."));
        Terminal.Write($"Contributors grew by {Tables.Percent(comparison.GrowthBefore)} a quarter before the event, those of similar repositories by {Tables.Percent(comparison.ControlGrowthBefore)}.");
        if (comparison.Measures.Any(it => it.P is not null))
            Terminal.Write(string.Create(CultureInfo.InvariantCulture, $"Interval and chance come from the same comparison of {(compared > 1 ? "draws from " : "")}{comparison.Measures[0].Placebos} repositories without an event."));
        Terminal.Write(string.Create(CultureInfo.InvariantCulture, $"{comparison.Coverage.Covered} of {comparison.Coverage.Of} repositories are read to the end of {comparison.Quarter.Next}."));
    }

    private static string Quarters(int count) => count == 1 ? "1 quarter" : string.Create(CultureInfo.InvariantCulture, $"{count} quarters");
}
