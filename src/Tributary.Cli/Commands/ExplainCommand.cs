using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Tributary.Cli.Output;
using Tributary.Ingest;
using Tributary.Insights.Findings;
using Tributary.Metrics;
using Tributary.Model;
using Tributary.Reports;
using Tributary.Store;

namespace Tributary.Cli.Commands;

/// <summary><c>tributary explain</c></summary>
internal static class ExplainCommand
{
    private const int Commits = 10;

    public static Command Create()
    {
        var name = new Argument<string>("finding") { Description = "Its name, as an edition's evidence gives it" };
        var quarter = new Argument<string?>("quarter") { Description = "The edition's; else the latest that most repositories cover", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("explain", "Open a finding of an edition: figures, query and commits.") { name, quarter, json };
        command.SetAction(parsed =>
        {
            Workspace workspace = CommonOptions.WorkspaceOf(parsed);
            using FactStore store = FactStore.OpenForReading(workspace.Published).KeepingAnswers();
            Quarter chosen = parsed.GetValue(quarter) is { } text ? CommonOptions.ParseQuarter(text) : new EditionBuilder(store).LatestQuarter();
            if (RecordedEvidence.IsName(parsed.GetValue(name)!))
                return RecordedEvidence.Explain(parsed.GetValue(name)!, Editions.Of(workspace, store).Build(chosen), parsed.GetValue(json));
            // What leads may be another repository where some are withheld.
            Finding finding = ((bool[])[false, true]).SelectMany(isPublished => new FindingBuilder(store, chosen, isPublished).Build().All).FirstOrDefault(it => it.Id == parsed.GetValue(name))
                ?? throw new UsageException($"The {chosen} edition has no finding '{parsed.GetValue(name)}'. Its evidence names them; another quarter's edition has others: write the quarter behind the name.");
            MetricStatement statement = new MetricEngine(store.Connection).Statement(finding.Metric, new MetricQuery { By = finding.By, Period = finding.Period, Scope = finding.Restrictions.Select(ScopeTerm.Parse).ToList() });
            IReadOnlyList<FindingCommit> commits = FindingCommit.Read(store.Connection, finding, Commits);
            if (parsed.GetValue(json)) PrintJson(finding, statement, commits);
            else Print(finding, statement, commits);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(Finding finding, MetricStatement statement, IReadOnlyList<FindingCommit> commits)
    {
        Terminal.Write($"{finding.Metric.Title} of {string.Join(": ", finding.NameTitles.Prepend(finding.Title))}, {finding.Period.Name}");
        Terminal.Write(finding.Metric.Question);
        Table values = Tables.Create("Figure", "#Value");
        foreach ((string name, double value) in finding.Values) values.AddTexts(name, value.ToString("G6", CultureInfo.InvariantCulture));
        if (finding.Expected is { } expected)
        {
            foreach ((string key, double value) in (ReadOnlySpan<(string, double)>)[("forecast, low", expected.Low), ("forecast, median", expected.Median), ("forecast, high", expected.High), ("came", expected.Value), ("surprise", expected.Surprise)])
                values.AddTexts(key, value.ToString("G6", CultureInfo.InvariantCulture));
        }

        values.AddTexts("repositories covered", $"{finding.Covered} of {finding.Of}");
        Terminal.Write(values);
        Terminal.Write($"Asked with: {finding.Command}");
        Terminal.Write("The query, which 'tributary sql' runs too once its $names are replaced:");
        foreach ((string name, object? value) in statement.Parameters) Terminal.Write($"  ${name} = {(value is null ? "null" : Convert.ToString(value, CultureInfo.InvariantCulture))}");
        Terminal.WriteRaw($"\n{statement.Sql.TrimEnd()}\n\n");
        if (commits.Count == 0) return;
        Terminal.Write("The latest commits of the scope and period:");
        Table table = Tables.Create("Day", "Repository", "Commit", "Subject");
        foreach (FindingCommit it in commits) table.AddTexts(it.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), it.Repository, it.Id[..10], it.Subject);
        Terminal.Write(table);
    }

    private static void PrintJson(Finding finding, MetricStatement statement, IReadOnlyList<FindingCommit> commits) => Json.Print(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("finding", finding.Id);
        writer.WriteString("metric", finding.Metric.Name);
        writer.WriteString("scope", finding.Scope);
        writer.WriteString("period", finding.Period.Name);
        writer.WriteNumber("covered", finding.Covered);
        writer.WriteNumber("of", finding.Of);
        writer.WriteStartObject("values");
        foreach ((string name, double value) in finding.Values) writer.WriteNumber(name, value);
        writer.WriteEndObject();
        writer.WriteString("command", finding.Command);
        writer.WriteString("sql", statement.Sql);
        writer.WriteStartObject("parameters");
        foreach ((string name, object? value) in statement.Parameters) writer.WriteString(name, value is null ? null : Convert.ToString(value, CultureInfo.InvariantCulture));
        writer.WriteEndObject();
        writer.WriteArray("commits", commits, it =>
        {
            writer.WriteString("repository", it.Repository);
            writer.WriteString("commit", it.Id);
            writer.WriteString("day", it.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            writer.WriteString("subject", it.Subject);
        });
        writer.WriteEndObject();
    });
}
