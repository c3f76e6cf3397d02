using System.Text.Json;
using Spectre.Console;
using Tributary.Catalog.Work;
using Tributary.Cli.Output;
using Tributary.Store;

namespace Tributary.Cli.Commands.Catalog;

/// <summary>Prints what a path or a commit is about, each with the rule that says so.</summary>
internal static class WorkExplanation
{
    /// <summary>Of a path.</summary>
    public static void Print(RepositoryWork work, string path, bool json)
    {
        if (json) Json.Print(writer => WritePath(writer, work, path));
        else Terminal.Write(PathTable(work, [path]));
    }

    /// <summary>Of a commit.</summary>
    public static void Print(RepositoryWork work, StoredCommit commit, bool json)
    {
        CommitWork about = work.OfCommit(commit.Subject, commit.Changes.Select(change => work.OfPath(change.Path) with { IsAdded = change.IsAdded }).ToList());
        if (json)
        {
            Json.Print(writer => WriteCommit(writer, work, commit, about));
            return;
        }

        Terminal.Write($"{commit.Repository} {commit.Id[..10]}");
        Terminal.Write(commit.Subject);
        Table table = Tables.Create("", "Is", "Because");
        table.AddTexts("Area", string.Join(", ", about.Areas.Select(it => about.Areas.Count == 1 ? it.Area.Id : $"{it.Area.Id} {it.Share / 100.0:0} %")), AreaReason(commit.Subject, about));
        table.AddTexts("Kind", about.Kind.Id, KindReason(work, commit.Subject, about));
        table.AddTexts("Ecosystems", about.Ecosystems.Count == 0 ? "–" : string.Join(", ", about.Ecosystems.Select(it => it.Id)), string.Join("; ", EcosystemReasons(work, commit.Subject, about)));
        table.AddTexts("Layer", about.Layer.Id, LayerReason(work, about));
        Terminal.Write(table);
        if (commit.Changes.Count > 0) Terminal.Write(PathTable(work, commit.Changes.Select(change => change.Path)));
    }

    private static Table PathTable(RepositoryWork work, IEnumerable<string> paths)
    {
        Table table = Tables.Create("Path", "Area", "Because", "Ecosystems");
        foreach (string path in paths)
        {
            PathWork it = work.OfPath(path);
            table.AddTexts(path, it.Area.Id, Reason(it.Rule, path), string.Join("; ", work.EcosystemRulesOf(path).Select(found => $"{found.Rule.Label.Id}: {found.Pattern} ({found.Rule.Source})")));
        }

        return table;
    }

    private static string Reason(WorkRule? rule, string path) => rule is null ? "no rule speaks of it" : $"{rule.PatternOf(path)} ({rule.Source})";

    private static string AreaReason(string subject, CommitWork about)
    {
        string main = about.Areas.Count > 1 ? (about.Main is { } area ? $"mainly {area.Id}, " : "spread over several, ") : "";
        if (about.HeadDecides) return $"its subject says {about.Kind.Id}";
        if (about.CodeRule is not { } rule) return main + (about.Areas[0].Paths == 0 ? "it changes no path" : "its paths");
        return main + $"its paths; code that they don't tell: {(rule.PhraseIn(subject) is { } phrase ? $"'{phrase.Text}' in the subject" : "the repository's")} ({rule.Source})";
    }

    private static string KindReason(RepositoryWork work, string subject, CommitWork about)
    {
        if (about.Touch is { } touch) return $"what it {(work.KindRules.Adding.Contains(touch) ? "adds" : "touches")} ({touch.Source})";
        return about.KindRule is { } rule ? $"'{work.KindRules.PhraseOf(rule, subject)?.Text}' in the subject ({rule.Source})" : "no rule speaks of it";
    }

    private static IEnumerable<string> EcosystemReasons(RepositoryWork work, string subject, CommitWork about)
    {
        foreach (Ecosystem it in about.Ecosystems)
        {
            if (it.Repositories.TermFor(work.Repository) is { } term) yield return $"{it.Id}: {term}";
            else if (work.EcosystemRulesOfSubject(subject).FirstOrDefault(found => found.Rule.Label == it) is { Rule: { } rule, Phrase: { } phrase }) yield return $"{it.Id}: '{phrase.Text}' in the subject ({rule.Source})";
            else yield return $"{it.Id}: its paths";
        }
    }

    private static string LayerReason(RepositoryWork work, CommitWork about) =>
        about.Main?.Layer is not null ? $"the area {about.Main.Id}" : work.LayerDefault is { } rule ? $"the repository ({rule.Source})" : "nothing else tells";

    private static void WriteCommit(Utf8JsonWriter writer, RepositoryWork work, StoredCommit commit, CommitWork about)
    {
        writer.WriteStartObject();
        writer.WriteString("repository", commit.Repository);
        writer.WriteString("commit", commit.Id);
        writer.WriteString("subject", commit.Subject);
        writer.WriteString("area", about.Main?.Id);
        writer.WriteString("area_because", AreaReason(commit.Subject, about));
        writer.WriteStartObject("areas");
        foreach (AreaShare it in about.Areas) writer.WriteNumber(it.Area.Id, (double)it.Share / AreaShare.Whole);
        writer.WriteEndObject();
        writer.WriteString("kind", about.Kind.Id);
        writer.WriteString("kind_because", KindReason(work, commit.Subject, about));
        WriteTexts(writer, "ecosystems", about.Ecosystems.Select(it => it.Id));
        WriteTexts(writer, "ecosystems_because", EcosystemReasons(work, commit.Subject, about));
        writer.WriteString("layer", about.Layer.Id);
        writer.WriteString("layer_because", LayerReason(work, about));
        writer.WriteStartArray("paths");
        foreach (StoredChange change in commit.Changes) WritePath(writer, work, change.Path);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WritePath(Utf8JsonWriter writer, RepositoryWork work, string path)
    {
        PathWork it = work.OfPath(path);
        writer.WriteStartObject();
        writer.WriteString("path", path);
        writer.WriteString("area", it.Area.Id);
        writer.WriteString("because", Reason(it.Rule, path));
        WriteTexts(writer, "ecosystems", work.EcosystemRulesOf(path).Select(found => found.Rule.Label.Id).Distinct(StringComparer.Ordinal));
        writer.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts) writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
