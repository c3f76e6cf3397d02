using System.CommandLine;
using Tributary.Catalog;
using Tributary.Cli.Output;
using Tributary.Ingest;

namespace Tributary.Cli.Commands;

/// <summary><c>tributary init</c></summary>
internal static class InitCommand
{
    public static Command Create()
    {
        var catalog = new Option<string>("--catalog") { Description = "A catalog that comes with the program, or a catalog's folder", DefaultValueFactory = _ => "ai-infra", HelpName = "name|folder" };
        var command = new Command("init", "Make a workspace here: settings that name a catalog.") { catalog };
        command.SetAction(parsed => Run(parsed, parsed.GetValue(catalog)!));
        return command;
    }

    private static int Run(ParseResult parsed, string catalogName)
    {
        Workspace workspace = Workspace.At(parsed.GetValue(CommonOptions.Workspace) ?? Directory.GetCurrentDirectory());
        bool written = workspace.Initialize(catalogName);
        RepositoryCatalog catalog = workspace.ReadCatalog();
        Terminal.Write(written ? $"Made {workspace.Settings}" : $"{workspace.Settings} is there already; nothing changed");
        Terminal.Write($"Catalog {catalog.Name}: {catalog.Repositories.Count} repositories in {catalog.Categories.Count} categories");
        Terminal.Write("Next: tributary sync");
        return ExitCode.Done;
    }
}
