using System.CommandLine;
using Tributary.Cli.Output;
using Tributary.Ingest;
using Tributary.People;
using Tributary.Store;
using Tributary.Store.People;

namespace Tributary.Cli.Commands.People;

/// <summary><c>tributary people why</c></summary>
internal static class WhyCommand
{
    public static Command Create()
    {
        Argument<string> one = PeopleArguments.Who("one"), other = PeopleArguments.Who("other");
        var command = new Command("why", "Show why two signatures are one contributor's, or what keeps them apart.") { one, other };
        command.SetAction(parsed =>
        {
            Workspace workspace = CommonOptions.WorkspaceOf(parsed);
            using FactStore store = FactStore.OpenForReading(workspace.Published);
            var directory = new ContributorDirectory(store);
            Person a = Person.Find(directory, parsed.GetValue(one)!), b = Person.Find(directory, parsed.GetValue(other)!);
            if (a.Contributor == b.Contributor) PrintChain(directory, a, b);
            else PrintApart(directory, workspace, a, b);
            return ExitCode.Done;
        });
        return command;
    }

    private static void PrintChain(ContributorDirectory directory, Person a, Person b)
    {
        Terminal.Write($"One contributor, {a.Contributor.Label}:");
        IReadOnlyList<(SignatureRecord From, SignatureRecord To, string Rule, string Evidence)> chain = directory.Chain(a.Signatures[0], b.Signatures[0]);
        Terminal.Write($"  {SignatureLine.Of(a.Signatures[0].Signature)}");
        foreach ((SignatureRecord _, SignatureRecord to, string rule, string evidence) in chain)
        {
            Terminal.Write($"    {rule}: {evidence}{Summary(rule)}");
            Terminal.Write($"  {SignatureLine.Of(to.Signature)}");
        }

        if (chain.Count == 0) Terminal.Write("  It is the same signature.");
    }

    private static void PrintApart(ContributorDirectory directory, Workspace workspace, Person a, Person b)
    {
        Terminal.Write($"Two contributors: {a.Contributor.Label} ({a.Contributor.Kind}) and {b.Contributor.Label} ({b.Contributor.Kind}).");
        List<QuestionRecord> open = directory.Questions().Where(it => Concerns(it, a, b)).ToList();
        foreach (QuestionRecord it in open)
        {
            Terminal.Write($"  {SignatureLine.Of(it.One.Signature)}");
            Terminal.Write($"  {SignatureLine.Of(it.Other.Signature)}");
            Terminal.Write($"    would be joined by {it.Rule}: {it.Evidence}{Summary(it.Rule)}");
            Terminal.Write($"    but are kept apart: {it.Guard}");
        }

        bool split = PeopleFile.Read(workspace.People).Decisions.Splits.Any(group => Means(group, directory, a) && Means(group, directory, b));
        if (split) Terminal.Write("  people.yaml splits them.");
        else if (open.Count == 0) Terminal.Write(a.Contributor.Kind == b.Contributor.Kind ? "  No rule sees anything that they share." : "  A person, a bot, a group and an agent are never one.");
        if (open.Count > 0) Terminal.Write("If they are one: tributary people merge ONE OTHER");
    }

    private static bool Concerns(QuestionRecord question, Person a, Person b) =>
        (question.One.Contributor, question.Other.Contributor) == (a.Contributor.Number, b.Contributor.Number) || (question.One.Contributor, question.Other.Contributor) == (b.Contributor.Number, a.Contributor.Number);

    private static bool Means(IReadOnlyList<AliasReference> group, ContributorDirectory directory, Person person) =>
        directory.SignaturesOf(person.Contributor).Any(signature => group.Any(reference => reference.Means(signature.Signature)));

    private static string Summary(string rule) => JoinRule.All.FirstOrDefault(it => it.Name == rule) is { } known ? $" ({known.Summary})" : "";
}
