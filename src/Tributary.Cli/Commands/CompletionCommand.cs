using System.CommandLine;
using Tributary.Cli.Output;

namespace Tributary.Cli.Commands;

/// <summary><c>tributary completion</c></summary>
internal static class CompletionCommand
{
    // Each asks the program itself, through System.CommandLine's [suggest] directive.
    private const string Bash = """
        _tributary() {
          local IFS=$'\n'
          COMPREPLY=( $(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}") )
        }
        complete -o default -F _tributary tributary ./tributary
        """;

    private const string Zsh = """
        _tributary() {
          local -a found
          found=("${(@f)$("${words[1]}" "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
          compadd -a found
        }
        compdef _tributary tributary
        """;

    private const string Fish = """
        complete -c tributary -f -a '(tributary "[suggest:"(commandline -C)"]" (commandline -p) 2>/dev/null)'
        """;

    public static Command Create()
    {
        Argument<string> shell = new Argument<string>("shell") { Description = "bash, zsh or fish" }.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var command = new Command("completion", "Print a shell's completion script: eval \"$(tributary completion bash)\".") { shell };
        command.SetAction(parsed =>
        {
            Terminal.WriteRaw(parsed.GetValue(shell) switch { "zsh" => Zsh, "fish" => Fish, _ => Bash } + "\n");
            return ExitCode.Done;
        });
        return command;
    }
}
