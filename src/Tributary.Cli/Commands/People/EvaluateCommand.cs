using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using Tributary.Cli.Output;
using Tributary.Ingest;
using Tributary.Model;
using Tributary.People;

namespace Tributary.Cli.Commands.People;

/// <summary><c>tributary people evaluate</c></summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var mirror = new Option<string>("--mirror") { Description = "A repository, bare or not, whose default branch is read", HelpName = "folder", Required = true };
        var mailmap = new Option<string>("--mailmap") { Description = "The .mailmap that is taken for the truth; the rules don't see it", HelpName = "file", Required = true };
        var errors = new Option<int>("--errors") { Description = "How many of the largest errors of each kind to show", HelpName = "number", DefaultValueFactory = _ => 10 };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("evaluate", "Measure how well people are told apart, against a .mailmap.") { mirror, mailmap, errors, json };
        command.SetAction((parsed, cancellation) =>
        {
            string file = parsed.GetValue(mailmap)!;
            if (!File.Exists(file)) throw new UsageException($"There is no file {file}. Where a repository has a .mailmap, 'git show HEAD:.mailmap' prints it.");
            var subject = Subject.Read(parsed.GetValue(mirror)!, Mailmap.Parse(File.ReadAllText(file)), cancellation);
            if (parsed.GetValue(json)) PrintJson(subject, parsed.GetValue(errors));
            else PrintText(subject, parsed.GetValue(errors));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static void PrintText(Subject subject, int errors)
    {
        GroundTruth truth = subject.Truth;
        Terminal.Write($"{Tables.Number(subject.People.Count)} authors' signatures of people, {Tables.Number(subject.Contributors)} contributors; {Tables.Number(subject.Others)} signatures of bots, agents and groups are left out.");
        Terminal.Write($"The truth: the .mailmap lists {Tables.Number(truth.Listed)} of them, {Tables.Number(truth.UnclosedPairs)} pairs. Of those that it does not list, {Tables.Number(truth.ClosedByAddress)} were closed by address and {Tables.Number(truth.ClosedByName)} by name: {Tables.Number(truth.ClosedPairs)} pairs.");
        Evaluation found = subject.Evaluation;
        Table table = Tables.Create("", "#Precision", "#Recall", "#F1");
        foreach ((string name, Score score) in (ReadOnlySpan<(string, Score)>)[("pairwise", found.Pairwise), ("pairwise, strict", found.Strict), ("B-cubed, strict", found.BCubed)])
            table.AddTexts(name, Share(score.Precision), Share(score.Recall), Share(score.F1));
        Terminal.Write(table);
        Terminal.Write($"{Tables.Number(found.Unjudged)} pairs were put together of which the .mailmap says nothing, since it lists neither person: not judged, and wrong where it is strict.");
        PrintErrors("Wrongly together", found.WronglyTogether, errors);
        PrintErrors("Wrongly apart", found.WronglyApart, errors);
    }

    private static void PrintErrors(string title, IReadOnlyList<EvaluationError> errors, int most)
    {
        Terminal.Write("");
        Terminal.Write($"{title}: {errors.Count}{(errors.Count > most ? $", the {most} largest" : "")}");
        foreach (EvaluationError error in errors.Take(most))
        {
            Terminal.Write($"  {Tables.Number(error.Pairs)} {(error.Pairs == 1 ? "pair" : "pairs")}");
            foreach (IReadOnlyList<Signature> part in error.Parts) Terminal.Write($"    {string.Join(" = ", part.Select(SignatureLine.Of))}");
        }
    }

    private static void PrintJson(Subject subject, int errors) => Json.Print(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("signatures", subject.People.Count);
        writer.WriteNumber("contributors", subject.Contributors);
        writer.WriteNumber("left_out", subject.Others);
        writer.WriteStartObject("truth");
        writer.WriteNumber("listed", subject.Truth.Listed);
        writer.WriteNumber("pairs", subject.Truth.UnclosedPairs);
        writer.WriteNumber("closed_by_address", subject.Truth.ClosedByAddress);
        writer.WriteNumber("closed_by_name", subject.Truth.ClosedByName);
        writer.WriteNumber("closed_pairs", subject.Truth.ClosedPairs);
        writer.WriteEndObject();
        Write("pairwise", subject.Evaluation.Pairwise);
        Write("pairwise_strict", subject.Evaluation.Strict);
        Write("b_cubed", subject.Evaluation.BCubed);
        writer.WriteNumber("unjudged", subject.Evaluation.Unjudged);
        writer.WritePropertyName("wrongly_together");
        JsonSerializer.Serialize(writer, Lines(subject.Evaluation.WronglyTogether));
        writer.WritePropertyName("wrongly_apart");
        JsonSerializer.Serialize(writer, Lines(subject.Evaluation.WronglyApart));
        writer.WriteEndObject();

        IEnumerable<IEnumerable<IEnumerable<string>>> Lines(IReadOnlyList<EvaluationError> all) => all.Take(errors).Select(error => error.Parts.Select(part => part.Select(SignatureLine.Of)));

        void Write(string name, Score score)
        {
            writer.WriteStartObject(name);
            writer.WriteNumber("precision", score.Precision);
            writer.WriteNumber("recall", score.Recall);
            writer.WriteNumber("f1", score.F1);
            writer.WriteEndObject();
        }
    });

    private static string Share(double share) => share.ToString("0.000", CultureInfo.InvariantCulture);

    // What is compared with what.
    private sealed record Subject(IReadOnlyList<Signature> People, int Contributors, int Others, GroundTruth Truth, Evaluation Evaluation)
    {
        public static Subject Read(string folder, Mailmap mailmap, CancellationToken cancellation)
        {
            var sightings = MirrorSightings.Read(folder, cancellation);
            Resolution resolution = Identities.Resolve(sightings.ToEvidence());
            Dictionary<Signature, int> contributors = resolution.Contributors
                .SelectMany((contributor, number) => contributor.Kind == ContributorKind.Human ? contributor.Signatures.Select(signature => (signature, number)) : [])
                .ToDictionary(pair => pair.signature, pair => pair.number);
            List<Signature> people = sightings.Authors.Keys.Where(contributors.ContainsKey).ToList();
            var truth = new GroundTruth(people, mailmap);
            return new Subject(people, people.Select(signature => contributors[signature]).Distinct().Count(), sightings.Authors.Count - people.Count, truth, Evaluation.Of(people, signature => contributors[signature], truth));
        }
    }
}
