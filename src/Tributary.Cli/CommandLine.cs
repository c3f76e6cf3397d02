using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Tributary.Cli.Commands;
using Tributary.Cli.Commands.Catalog;
using Tributary.Cli.Commands.Events;
using Tributary.Cli.Commands.People;
using Tributary.Cli.Commands.Predict;
using Tributary.Cli.Output;
using Tributary.Model;

namespace Tributary.Cli;

/// <summary>The program's commands, and the one place where errors become a sentence and an exit code.</summary>
internal static class CommandLine
{
    private static readonly (string Name, Func<Command> Create)[] All =
    [
        ("init", InitCommand.Create),
        ("sync", SyncCommand.Create),
        ("read", ReadCommand.Create),
        ("status", StatusCommand.Create),
        ("doctor", DoctorCommand.Create),
        ("edition", EditionCommand.Create),
        ("explain", Commands.ExplainCommand.Create),
        ("quickstart", QuickstartCommand.Create),
        ("metric", MetricCommand.Create),
        ("compare", Commands.CompareCommand.Create),
        ("forecast", ForecastCommand.Create),
        ("backtest", BacktestCommand.Create),
        ("predict", PredictCommand.Create),
        ("event", EventCommand.Create),
        ("people", PeopleCommand.Create),
        ("catalog", CatalogCommand.Create),
        ("sql", SqlCommand.Create),
        ("export", ExportCommand.Create),
        ("completion", CompletionCommand.Create),
    ];

    /// <summary>Runs the program.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        ParseResult parsed = Build(args.FirstOrDefault()).Parse(args.Length == 0 ? ["--help"] : args);
        // [suggest] asks for completion of a line that is, of course, not finished yet.
        if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction)
        {
            string mistakes = string.Join(' ', parsed.Errors.SelectMany(error => error.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            Terminal.Error($"{mistakes.TrimEnd('.')}. See 'tributary {CommandPath(parsed)}--help'.");
            return ExitCode.Failure;
        }

        try
        {
            int code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            // What could not end in the seconds that a stop is given for it is cut off.
            return code is ExitCode.Stopped or ExitCode.Terminated ? SayStopped() : code;
        }
        catch (OperationCanceledException)
        {
            return SayStopped();
        }
        catch (Exception error) when (!parsed.GetValue(CommonOptions.Verbose))
        {
            Terminal.Error(Sentence(error));
            return ExitCode.Failure;
        }
        catch (Exception error)
        {
            Terminal.Error(error.ToString());
            return ExitCode.Failure;
        }
    }

    private static int SayStopped()
    {
        Terminal.Error("Stopped. What was done is kept; run the same command again to go on.");
        return ExitCode.Stopped;
    }

    private static string CommandPath(ParseResult parsed)
    {
        string path = "";
        for (SymbolResult? at = parsed.CommandResult; at?.Parent is not null; at = at.Parent) path = $"{((CommandResult)at).Command.Name} {path}";
        return path;
    }

    // A command that is named first is the only one to be made, for making all takes longer than many a command does.
    private static RootCommand Build(string? first)
    {
        var root = new RootCommand("Reads the public git histories of a field and shows who builds it.");
        bool isNamed = All.Any(command => command.Name == first);
        foreach ((string name, Func<Command> create) in All)
        {
            if (!isNamed || name == first) root.Subcommands.Add(create());
        }

        root.Options.Add(CommonOptions.Workspace);
        root.Options.Add(CommonOptions.Verbose);
        return root;
    }

    private static string Sentence(Exception error) => error switch
    {
        TributaryException => error.Message,
        UnauthorizedAccessException or IOException => error.Message,
        _ => $"This is a defect of the program: {error.Message} Run it again with --verbose and report what it prints.",
    };
}
