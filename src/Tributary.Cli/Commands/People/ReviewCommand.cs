using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using Tributary.Cli.Output;
using Tributary.Ingest;
using Tributary.People;
using Tributary.Store;
using Tributary.Store.People;

namespace Tributary.Cli.Commands.People;

/// <summary><c>tributary people review</c></summary>
internal static class ReviewCommand
{
    public static Command Create()
    {
        var limit = new Option<int>("--limit") { Description = "How many to show, those with most commits first", HelpName = "number", DefaultValueFactory = _ => 30 };
        var ask = new Option<bool>("--ask") { Description = "Ask about each: accept, refuse, skip or quit" };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("review", "List whom rules would have joined and guards kept apart; accept or refuse.") { limit, ask, json };
        command.SetAction((parsed, cancellation) =>
        {
            Workspace workspace = CommonOptions.WorkspaceOf(parsed);
            (IReadOnlyList<QuestionRecord> questions, int all) = Read(workspace, parsed.GetValue(limit));
            if (parsed.GetValue(json)) PrintJson(questions);
            else if (parsed.GetValue(ask)) Ask(workspace, questions, cancellation);
            else Print(questions, all);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static (IReadOnlyList<QuestionRecord> Questions, int All) Read(Workspace workspace, int limit)
    {
        using FactStore store = FactStore.OpenForReading(workspace.Published);
        IReadOnlyList<QuestionRecord> all = new ContributorDirectory(store).Questions();
        return (all.Take(limit).ToList(), all.Count);
    }

    private static void Print(IReadOnlyList<QuestionRecord> questions, int all)
    {
        Table table = Tables.Create("#Commits", "One", "Other", "Would be joined by", "Kept apart");
        foreach (QuestionRecord it in questions) table.AddTexts(Tables.Number(it.Commits), SignatureLine.Of(it.One.Signature), SignatureLine.Of(it.Other.Signature), $"{it.Rule}: {it.Evidence}", it.Guard);
        Terminal.Write(table);
        Terminal.Write($"{questions.Count} of {all}. Commits are the lesser contributor's. To decide: 'tributary people review --ask', or merge and split by address.");
    }

    private static void PrintJson(IReadOnlyList<QuestionRecord> questions) => Json.Print(writer => JsonSerializer.Serialize(
        writer,
        questions.Select(it => new { one = SignatureLine.Of(it.One.Signature), other = SignatureLine.Of(it.Other.Signature), rule = it.Rule, evidence = it.Evidence, guard = it.Guard, commits = it.Commits })));

    // Answers are kept as they come, and followed by one derivation.
    private static void Ask(Workspace workspace, IReadOnlyList<QuestionRecord> questions, CancellationToken cancellation)
    {
        var before = PeopleFile.Read(workspace.People);
        PeopleFile file = before;
        int accepted = 0, refused = 0;
        foreach ((int index, QuestionRecord it) in questions.Index())
        {
            Terminal.Write($"{index + 1} of {questions.Count}, {Tables.Number(it.Commits)} commits: {it.Rule} ({it.Evidence}), kept apart: {it.Guard}");
            Terminal.Write($"  {SignatureLine.Of(it.One.Signature)}");
            Terminal.Write($"  {SignatureLine.Of(it.Other.Signature)}");
            var one = AliasReference.To(it.One.Signature);
            var other = AliasReference.To(it.Other.Signature);
            char answer = Answer();
            if (answer == 'q') break;
            if (answer == 'a') (file, accepted) = (file.Merge(one, other), accepted + 1);
            if (answer == 'r') (file, refused) = (file.Split(one, other), refused + 1);
        }

        if (file.Text != before.Text) CorrectCommand.Apply(workspace, file, cancellation);
        Terminal.Write($"{accepted} accepted, {refused} refused{(file.Text == before.Text ? "" : $"; {workspace.People} says so")}.");
    }

    private static char Answer()
    {
        while (true)
        {
            Terminal.Write("One contributor? a accept, r refuse, s skip, q quit");
            string? line = Terminal.ReadLine();
            if (line is null) return 'q';
            if (line.Trim() is [var letter, ..] && "arsq".Contains(char.ToLowerInvariant(letter), StringComparison.Ordinal)) return char.ToLowerInvariant(letter);
        }
    }
}
