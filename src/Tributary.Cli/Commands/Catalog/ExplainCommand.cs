using System.CommandLine;
using System.Text.RegularExpressions;
using Tributary.Catalog;
using Tributary.Catalog.Work;
using Tributary.Ingest;
using Tributary.Model;
using Tributary.Store;

namespace Tributary.Cli.Commands.Catalog;

/// <summary><c>tributary catalog explain</c></summary>
internal static partial class ExplainCommand
{
    public static Command Create()
    {
        var what = new Argument<string>("commit-or-path") { Description = "A commit's id, or its first seven digits or more; or a path" };
        var name = new Option<string?>("--repository") { Description = "The repository that it is of; without, only rules for all repositories speak of a path", HelpName = "owner/name" };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("explain", "Show what a commit or a path is about, and which rule says so.") { what, name, json };
        command.SetAction(parsed =>
        {
            Workspace workspace = CommonOptions.WorkspaceOf(parsed);
            RepositoryCatalog catalog = workspace.ReadCatalog();
            WorkRules rules = catalog.Work ?? throw new UsageException($"The catalog {catalog.Name} has no rules of what commits are about. Give it a folder 'work', as the catalog ai-infra has.");
            string text = parsed.GetValue(what)!;
            CatalogRepository? repository = parsed.GetValue(name) is { } one ? Find(catalog, one) : null;
            if (CommitId().IsMatch(text)) ExplainCommit(workspace, catalog, rules, text, repository, parsed.GetValue(json));
            else WorkExplanation.Print(rules.For(repository ?? Nowhere), text, parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    // No rule names it.
    private static CatalogRepository Nowhere { get; } = new(RepositoryName.Parse("-/-"), "", "", null);

    private static void ExplainCommit(Workspace workspace, RepositoryCatalog catalog, WorkRules rules, string id, CatalogRepository? repository, bool json)
    {
        using FactStore store = FactStore.OpenForReading(workspace.Published);
        List<StoredCommit> commits = StoredCommit.Find(store.Connection, id.ToLowerInvariant())
            .Where(it => repository is null || repository.Name == RepositoryName.Parse(it.Repository)).ToList();
        if (commits.Count == 0) throw new UsageException($"No commit that begins with {id} was read{(repository is null ? "" : $" of {repository.Name}")}.");
        if (commits.Select(it => it.Id).Distinct(StringComparer.Ordinal).Skip(1).Any())
            throw new UsageException($"{id} begins several commits: {string.Join(", ", commits.Select(it => $"{it.Id} of {it.Repository}"))}. Write more of its digits.");
        if (commits[0].IsMerge) throw new UsageException($"{commits[0].Id} is a merge: what it joins is about something, it itself is not counted.");
        WorkExplanation.Print(rules.For(Find(catalog, commits[0].Repository)), commits[0], json);
    }

    private static CatalogRepository Find(RepositoryCatalog catalog, string name) =>
        catalog.Repositories.FirstOrDefault(it => string.Equals(it.Name.ToString(), name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException($"'{name}' is no repository of the catalog {catalog.Name}.");

    [GeneratedRegex("^[0-9A-Fa-f]{7,64}$", RegexOptions.NonBacktracking)]
    private static partial Regex CommitId();
}
