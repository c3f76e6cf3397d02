using System.CommandLine;
using Tributary.Cli.Output;
using Tributary.Ingest;
using Tributary.People.Organisations;

namespace Tributary.Cli.Commands.People;

/// <summary><c>tributary people import</c></summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "CSV or TSV with columns address or name, organisation, from, until; or the layout of gitdm's developers_affiliations.txt" };
        var command = new Command("import", "Take over a file that says who worked for whom, and when.") { file };
        command.SetAction((parsed, cancellation) =>
        {
            string path = parsed.GetValue(file)!;
            if (!File.Exists(path)) throw new UsageException($"There is no file {path}.");
            IReadOnlyList<StatedAffiliation> stated = AffiliationFile.Read(path);
            Workspace workspace = CommonOptions.WorkspaceOf(parsed);
            string kept = Path.Combine(Directory.CreateDirectory(workspace.Affiliations).FullName, Path.GetFileName(path));
            if (Path.GetFullPath(path) != kept) File.Copy(path, kept, overwrite: true);
            if (File.Exists(workspace.Store)) FieldSync.Derive(workspace, TimeProvider.System, cancellation);
            Terminal.Write($"{Tables.Number(stated.Count)} statements about {Tables.Number(stated.Select(it => it.Person).Distinct(StringComparer.OrdinalIgnoreCase).Count())} people stand above what is derived. They are kept as {kept}; remove that file to take them back.");
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
