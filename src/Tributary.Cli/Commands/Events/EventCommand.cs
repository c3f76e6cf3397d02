using System.CommandLine;

namespace Tributary.Cli.Commands.Events;

/// <summary><c>tributary event</c></summary>
internal static class EventCommand
{
    public static Command Create() => new("event", "List recorded events, and compare what came before and after one.") { ListCommand.Create(), CompareCommand.Create() };
}
