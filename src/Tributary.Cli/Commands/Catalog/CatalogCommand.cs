using System.CommandLine;

namespace Tributary.Cli.Commands.Catalog;

/// <summary><c>tributary catalog</c></summary>
internal static class CatalogCommand
{
    public static Command Create() => new("catalog", "Show what the catalog's rules say.") { ExplainCommand.Create() };
}
