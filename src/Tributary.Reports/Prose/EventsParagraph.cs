using System.Globalization;
using Tributary.Insights.Events;
using Tributary.Model;
using static Tributary.Reports.Prose.Phrasing;

namespace Tributary.Reports.Prose;

/// <summary>What was recorded to have happened, and what the histories show before and after it beside similar repositories.</summary>
internal static class EventsParagraph
{
    private const int Named = 3;

    /// <summary>The paragraphs; none where nothing is recorded.</summary>
    public static IEnumerable<Paragraph> Write(IReadOnlyList<ToldEvent> events)
    {
        List<ToldEvent> compared = events.Where(IsCompared).ToList(), listed = events.Where(it => !IsCompared(it)).ToList();
        if (compared.Count > 0) yield return Paragraph(compared.Select(Compared).Append(Sentence(Say("None of this is a proof: money and attention go to what does well already, and whatever else happened in these quarters is in these figures, too."))));
        if (listed.Count > 0) yield return Paragraph(Sentence([Say(compared.Count > 0 ? "Recorded as well, and not to be compared, for too little is known from before or after them, or too few repositories are alike: " : "Recorded, and not to be compared, for too little is known from before or after them, or too few repositories are alike: "), .. Row(listed, it => Refer($"{Quoted(it.Event)}", ReferenceOf(it)), ".")]));
    }

    private static bool IsCompared(ToldEvent it) => it.Comparison is { Refusal: null, Measures: [{ Change: not null, ControlChange: not null }, ..] };

    private static Sentence Compared(ToldEvent it)
    {
        Reference reference = ReferenceOf(it);
        List<string> names = Names(it.Comparison!);
        string whose = names.Count <= Named ? string.Join(" and ", names) : $"the {Count(reference.Values["repositories"])} repositories that it concerns";
        string chance = reference.Values.TryGetValue("chance", out double p)
            ? $"so large a difference is found in {Share(p)} of like comparisons without any event"
            : "too few are alike to say how often chance gives as much";
        return Sentence(Refer($"In the {Quarters(reference.Values["quarters_after"])} after {Quoted(it.Event)}, {whose} had {Times(reference.Values["times"])} as many contributors, in the mean, as in the {Quarters(reference.Values["quarters_before"])} before it, and {Count(reference.Values["similar"])} similar repositories had {Times(reference.Values["similar_times"])} as many; {chance}.", reference));
    }

    private static Clause Refer(string text, Reference reference) => new(text, []) { References = [reference] };

    private static Reference ReferenceOf(ToldEvent it)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        List<string> names = [it.Event.Title, Day(it.Event)];
        if (IsCompared(it))
        {
            EventComparison comparison = it.Comparison!;
            EventMeasure contributors = comparison.Measures[0];
            (values["repositories"], values["similar"]) = (Names(comparison).Count, comparison.Controls.Count);
            (values["quarters_before"], values["quarters_after"]) = (comparison.Moments.Count(moment => moment.Offset < 0), comparison.Moments.Count(moment => moment.Offset > 0));
            (values["times"], values["similar_times"]) = (1 + contributors.Change!.Value, 1 + contributors.ControlChange!.Value);
            if (contributors.P is { } p) values["chance"] = p;
            names.AddRange(Names(comparison));
        }

        return new Reference($"event-{it.Event.Id}", it.Event.Title, $"tributary event compare {it.Event.Id}", values, names, [Quarter.Containing(it.Event.Day).ToString()]);
    }

    private static List<string> Names(EventComparison comparison) => comparison.Concerned.Where(it => it.LeftOut is null).Select(it => it.Name).ToList();

    private static string Quoted(Occurrence occurrence) => $"“{occurrence.Title}” ({Day(occurrence)})";

    private static string Day(Occurrence occurrence) => occurrence.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Quarters(double count) => count == 1 ? "quarter" : $"{Count(count)} quarters";

    private static string Times(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture) + " times";
}
