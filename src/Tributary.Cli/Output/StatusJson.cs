using System.Globalization;
using System.Text.Json;
using Tributary.Model;
using Tributary.Store;

namespace Tributary.Cli.Output;

/// <summary>Coverage, for programs.</summary>
internal static class StatusJson
{
    /// <summary>All repositories, and what they share.</summary>
    public static void Print(IReadOnlyList<RepositoryStatus> repositories, IReadOnlyList<SharedHistory> sharing, BulkCommits bulk) => Json.Print(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("repositories");
        foreach (RepositoryStatus it in repositories)
        {
            writer.WriteStartObject();
            Write(writer, it);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("sharing");
        foreach (SharedHistory it in sharing) Write(writer, it);
        writer.WriteEndArray();
        writer.WriteStartObject("bulk");
        writer.WriteNumber("commits", bulk.Commits);
        writer.WriteNumber("imports", bulk.Imports);
        writer.WriteNumberOrNull("least_touches", bulk.LeastTouches);
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    /// <summary>One repository, with its quarters and states.</summary>
    public static void Print(RepositoryStatus repository, RepositoryHistory history) => Json.Print(writer =>
    {
        writer.WriteStartObject();
        Write(writer, repository);
        writer.WriteStartArray("aliases");
        foreach (string alias in history.Aliases) writer.WriteStringValue(alias);
        writer.WriteEndArray();
        writer.WriteStartArray("quarters");
        foreach (QuarterCoverage it in history.Quarters)
        {
            writer.WriteStartObject();
            writer.WriteString("quarter", Quarter.Containing(it.Quarter).ToString());
            writer.WriteString("coverage", it.Coverage);
            writer.WriteNumber("commits", it.Commits);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("states");
        foreach (RepositoryState it in history.States)
        {
            writer.WriteStartObject();
            writer.WriteString("noted_at", Iso(it.NotedAt));
            writer.WriteString("outcome", it.Outcome);
            writer.WriteString("reason", it.Reason);
            writer.WriteString("branch", it.Branch);
            writer.WriteString("tip", it.Tip);
            writer.WriteString("covered_until", Iso(it.CoveredUntil));
            writer.WriteNumber("commits", it.Commits);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, RepositoryStatus it)
    {
        writer.WriteString("repository", it.Name);
        writer.WriteString("category", it.Category);
        writer.WriteNumber("commits", it.Commits);
        writer.WriteString("tip", it.Tip);
        writer.WriteString("tip_date", Iso(it.TipDate));
        writer.WriteString("covered_from", Iso(it.CoveredFrom));
        writer.WriteString("covered_until", Iso(it.CoveredUntil));
        writer.WriteNumber("undated", it.Undated);
        writer.WriteNumber("copies", it.Copies);
        writer.WriteNumber("lost", it.Lost);
        writer.WriteString("outcome", it.Outcome);
        writer.WriteString("reason", it.Remark);
        writer.WriteString("since", Iso(it.Since));
        writer.WriteString("moved_to", it.MovedTo);
    }

    private static void Write(Utf8JsonWriter writer, SharedHistory it)
    {
        writer.WriteStartObject();
        writer.WriteString("repository", it.Repository);
        writer.WriteString("home", it.Home);
        writer.WriteNumber("commits", it.Commits);
        writer.WriteNumber("same_id", it.SameId);
        writer.WriteString("first_day", Iso(it.FirstDay));
        writer.WriteString("last_day", Iso(it.LastDay));
        writer.WriteBoolean("declared", it.Declared);
        writer.WriteEndObject();
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Iso(DateTime? time) => time?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
