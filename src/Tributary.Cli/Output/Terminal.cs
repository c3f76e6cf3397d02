using Spectre.Console;
using Tributary.Model;

namespace Tributary.Cli.Output;

/// <summary>
/// The terminal. What a command was asked for goes to standard output; everything said about it goes to standard error.
/// Names, messages and paths come from strangers: nothing reaches the terminal that is not visible.
/// </summary>
#pragma warning disable RS0030 // The only place that may speak to the terminal.
internal static class Terminal
{
    private static readonly Lazy<IAnsiConsole> Errors = new(() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }));

    /// <summary>Whether a person watches standard error.</summary>
    public static bool IsWatched => !Console.IsErrorRedirected;

    /// <summary>A console over standard error, for progress.</summary>
    public static IAnsiConsole Progress => Errors.Value;

    /// <summary>Prints a line of what was asked for.</summary>
    public static void Write(string line) => Console.Out.WriteLine(Clean(line));

    /// <summary>Prints text that was made for output, such as JSON or CSV, as it is.</summary>
    public static void WriteRaw(string text) => Console.Out.Write(text);

    /// <summary>A line of what a person answers; null where there is no more.</summary>
    public static string? ReadLine() => Console.In.ReadLine();

    /// <summary>Says something about the work.</summary>
    public static void Say(string line) => Console.Error.WriteLine(Clean(line));

    /// <summary>Says what went wrong and what to do.</summary>
    public static void Error(string message)
    {
        string clean = string.Join(Environment.NewLine, message.Split('\n').Select(Clean));
        if (IsWatched) Progress.MarkupLineInterpolated($"[red]{clean}[/]");
        else Console.Error.WriteLine(clean);
    }

    /// <summary>Prints a table, as wide as the terminal or, where there is none, as wide as it needs.</summary>
    public static void Write(Table table)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Out),
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        });
        if (Console.IsOutputRedirected) console.Profile.Width = 1000;
        console.Write(table);
    }

    /// <summary>The text as it may reach the terminal.</summary>
    public static string Clean(string text) => VisibleText.Of(text);
}
#pragma warning restore RS0030
