using System.CommandLine;

namespace Tributary.Cli.Commands.People;

/// <summary><c>tributary people</c></summary>
internal static class PeopleCommand
{
    public static Command Create() => new("people", "Show who is who and why, and correct it.")
    {
        ShowCommand.Create(),
        WhyCommand.Create(),
        FindCommand.Create(),
        CorrectCommand.CreateMerge(),
        CorrectCommand.CreateSplit(),
        ReviewCommand.Create(),
        ImportCommand.Create(),
        EvaluateCommand.Create(),
    };
}
