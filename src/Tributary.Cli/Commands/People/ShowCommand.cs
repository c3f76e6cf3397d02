using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using Tributary.Cli.Output;
using Tributary.Store;
using Tributary.Store.People;

namespace Tributary.Cli.Commands.People;

/// <summary><c>tributary people show</c></summary>
internal static class ShowCommand
{
    // A profile is short; JSON has all of it.
    private const int MostOfAspect = 5;

    public static Command Create()
    {
        Argument<string> who = PeopleArguments.Who();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("show", "Show a contributor: signatures with the reason for each, organisations, work, repositories.") { who, json };
        command.SetAction(parsed =>
        {
            using FactStore store = FactStore.OpenForReading(CommonOptions.WorkspaceOf(parsed).Published);
            var directory = new ContributorDirectory(store);
            ContributorRecord contributor = Person.Find(directory, parsed.GetValue(who)!).Contributor;
            if (parsed.GetValue(json)) PrintJson(directory, contributor);
            else Print(directory, contributor);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(ContributorDirectory directory, ContributorRecord contributor)
    {
        IReadOnlyList<SignatureRecord> signatures = directory.SignaturesOf(contributor);
        Terminal.Write($"{contributor.Label} ({contributor.Kind}): {Tables.Number(signatures.Sum(it => it.Commits))} commits under {signatures.Count} {(signatures.Count == 1 ? "signature" : "signatures")}");
        Table table = Tables.Create("Signature", "#Commits", "#Repositories", "First", "Last", "Joined by", "Evidence");
        foreach (SignatureRecord it in signatures)
            table.AddTexts(SignatureLine.Of(it.Signature), Tables.Number(it.Commits), Tables.Number(it.Repositories), Day(it.First), Day(it.Last), it.Joined is null ? "–" : it.Rule, it.Joined is null ? "" : it.Evidence);
        Terminal.Write(table);

        IReadOnlyList<AffiliationRecord> affiliations = directory.AffiliationsOf(contributor);
        if (affiliations.Count > 0)
        {
            Table organisations = Tables.Create("Organisation", "From", "Until", "Basis", "Evidence");
            foreach (AffiliationRecord it in affiliations) organisations.AddTexts(it.Organisation, Month(it.From), Month(it.Until), it.Basis, it.Evidence);
            Terminal.Write(organisations);
        }
        else
        {
            Terminal.Write("Organisation: unknown");
        }

        if (directory.WorkOf(contributor) is { } profile) PrintWork(profile);
        Table presence = Tables.Create("Repository", "#Commits", "#Co-authored", "First", "Last");
        foreach (PresenceRecord it in directory.PresenceOf(contributor)) presence.AddTexts(it.Repository, Tables.Number(it.Commits), Tables.Number(it.CoAuthored), Day(it.First), Day(it.Last));
        Terminal.Write(presence);
        int open = Questions(directory, contributor).Count();
        if (open > 0) Terminal.Write($"{open} open {(open == 1 ? "question" : "questions")} about this contributor: 'tributary people review'.");
    }

    private static void PrintWork(WorkProfile profile)
    {
        Terminal.Write($"Work in {string.Join(", ", profile.Quarters)}, the last quarters with any: {Tables.Number(profile.Commits)} {(profile.Commits == 1 ? "commit" : "commits")}, authored or co-authored");
        Table work = Tables.Create("Aspect", "Work", "#Commits", "#Share");
        foreach (WorkRecord it in profile.Work.GroupBy(it => it.Aspect, StringComparer.Ordinal).SelectMany(aspect => aspect.Take(MostOfAspect)))
            work.AddTexts(it.Aspect, it.Title, Tables.Number(it.Commits), Tables.Share(it.Share));
        Terminal.Write(work);
    }

    private static void PrintJson(ContributorDirectory directory, ContributorRecord contributor) => Json.Print(writer => JsonSerializer.Serialize(
        writer,
        new
        {
            name = contributor.Label,
            kind = contributor.Kind,
            signatures = directory.SignaturesOf(contributor).Select(it => new
            {
                name = it.Signature.Name,
                address = it.Signature.Address,
                commits = it.Commits,
                repositories = it.Repositories,
                first = it.First,
                last = it.Last,
                rule = it.Rule,
                evidence = it.Evidence,
            }),
            organisations = directory.AffiliationsOf(contributor).Select(it => new { organisation = it.Organisation, from = it.From, until = it.Until, basis = it.Basis, evidence = it.Evidence }),
            work = directory.WorkOf(contributor) is not { } profile ? null : new
            {
                quarters = profile.Quarters.Select(quarter => quarter.ToString()),
                commits = profile.Commits,
                area = Work(profile, "area"),
                kind = Work(profile, "kind"),
                ecosystem = Work(profile, "ecosystem"),
                layer = Work(profile, "layer"),
            },
            repositories = directory.PresenceOf(contributor).Select(it => new { repository = it.Repository, commits = it.Commits, co_authored = it.CoAuthored, first = it.First, last = it.Last }),
            questions = Questions(directory, contributor).Select(it => new { one = SignatureLine.Of(it.One.Signature), other = SignatureLine.Of(it.Other.Signature), rule = it.Rule, guard = it.Guard }),
        }));

    private static IEnumerable<object> Work(WorkProfile profile, string aspect) =>
        profile.Work.Where(it => it.Aspect == aspect).Select(it => new { label = it.Label, title = it.Title, commits = it.Commits, share = it.Share });

    private static IEnumerable<QuestionRecord> Questions(ContributorDirectory directory, ContributorRecord contributor) =>
        directory.Questions().Where(it => it.One.Contributor == contributor.Number || it.Other.Contributor == contributor.Number);

    private static string Day(DateOnly? day) => Tables.Day(day?.ToDateTime(TimeOnly.MinValue));

    // The ends of time are no months that a person would say.
    private static string Month(DateOnly day) => day.Year is 1990 or 9999 ? "–" : day.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
}
