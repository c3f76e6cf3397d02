using System.CommandLine;

namespace Tributary.Cli.Commands.Predict;

/// <summary><c>tributary predict</c></summary>
internal static class PredictCommand
{
    public static Command Create() => new("predict", "Keep predictions in a ledger, and judge them by measuring.")
    {
        AddCommand.Create(),
        ListCommand.Create(),
        CheckCommand.Create(),
        ScoreCommand.Create(),
        ProposeCommand.Create(),
    };
}
