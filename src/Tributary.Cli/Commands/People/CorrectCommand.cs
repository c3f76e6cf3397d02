using System.CommandLine;
using Tributary.Cli.Output;
using Tributary.Ingest;
using Tributary.People;
using Tributary.Store;
using Tributary.Store.People;

namespace Tributary.Cli.Commands.People;

/// <summary><c>tributary people merge</c> and <c>tributary people split</c>: a line in people.yaml, and all that follows from it.</summary>
internal static class CorrectCommand
{
    public static Command CreateMerge() => Create("merge", "Say that two signatures are one contributor's.", merge: true);

    public static Command CreateSplit() => Create("split", "Say that two signatures are different contributors', or take a merge back.", merge: false);

    private static Command Create(string name, string description, bool merge)
    {
        Argument<string> one = PeopleArguments.Who("one"), other = PeopleArguments.Who("other");
        var command = new Command(name, description) { one, other };
        command.SetAction((parsed, cancellation) =>
        {
            Workspace workspace = CommonOptions.WorkspaceOf(parsed);
            (AliasReference a, AliasReference b) = Look(workspace, parsed.GetValue(one)!, parsed.GetValue(other)!, merge);
            var file = PeopleFile.Read(workspace.People);
            Apply(workspace, merge ? file.Merge(a, b) : file.Split(a, b), cancellation);
            Terminal.Write($"{a} and {b} are {(merge ? "one contributor" : "two contributors")} now; {workspace.People} says so.");
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    /// <summary>Writes a people file and derives what follows; where that can't be done, the file is as before.</summary>
    public static void Apply(Workspace workspace, PeopleFile file, CancellationToken cancellation)
    {
        string? before = File.Exists(workspace.People) ? File.ReadAllText(workspace.People) : null;
        // In place of the old by rename, so that no half file is ever there.
        string part = workspace.People + ".part";
        File.WriteAllText(part, file.Text);
        File.Move(part, workspace.People, overwrite: true);
        try
        {
            FieldSync.Derive(workspace, TimeProvider.System, cancellation);
        }
        catch
        {
            if (before is null) File.Delete(workspace.People);
            else File.WriteAllText(workspace.People, before);
            throw;
        }
    }

    private static (AliasReference One, AliasReference Other) Look(Workspace workspace, string one, string other, bool merge)
    {
        using FactStore store = FactStore.OpenForReading(workspace.Published);
        var directory = new ContributorDirectory(store);
        Person a = Person.Find(directory, one), b = Person.Find(directory, other);
        if (merge && a.Contributor == b.Contributor) throw new UsageException($"They are one contributor already, {a.Contributor.Label}. 'tributary people why' says why.");
        if (!merge && a.Contributor != b.Contributor) throw new UsageException($"They are two contributors already, {a.Contributor.Label} and {b.Contributor.Label}.");
        if (!merge && a.Signatures.Intersect(b.Signatures).Any()) throw new UsageException("Both name the same signature. Write two that are to be told apart, each as an address or \"Name <address>\".");
        if (merge && a.Contributor.Kind != b.Contributor.Kind) throw new UsageException($"{a.Contributor.Label} is of kind {a.Contributor.Kind}, {b.Contributor.Label} of kind {b.Contributor.Kind}. Say in {workspace.People} under 'bot' or 'human' what they are, then merge.");
        return (a.Reference, b.Reference);
    }
}
