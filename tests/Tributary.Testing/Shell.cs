using System.Diagnostics;
using System.Text;

namespace Tributary.Testing;

/// <summary>Runs programs as a person would, apart from the product's own way of running git.</summary>
public static class Shell
{
    private static readonly Lazy<string> ExecPath = new(() => GitText(Path.GetTempPath(), "--exec-path"));

    /// <summary>Runs a program to its end.</summary>
    public static Result Run(string folder, string program, params string[] arguments) => Feed([], folder, program, arguments);

    /// <summary>Runs a program to its end, with something to read on its standard input.</summary>
    public static Result Feed(byte[] input, string folder, string program, params string[] arguments)
    {
        using Process process = Process.Start(Prepare(folder, program, arguments))!;
        using var output = new MemoryStream();
        Task copying = process.StandardOutput.BaseStream.CopyToAsync(output);
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        copying.Wait();
        process.WaitForExit();
        return new Result(process.ExitCode, output.ToArray(), error.Result);
    }

    /// <summary>How to start a program with every stream redirected and no configuration of this machine's; git asks nobody for a password.</summary>
    public static ProcessStartInfo Prepare(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["LC_ALL"] = "C.UTF-8";
        return start;
    }

    /// <summary>How to start one of git's own programs that serve repositories, whoever owns these.</summary>
    public static ProcessStartInfo PrepareServer(string folder, string name, params string[] arguments)
    {
        // Through "git" it would be a grandchild, which outlives a kill and costs one process more.
        ProcessStartInfo start = Prepare(folder, Path.Combine(ExecPath.Value, name), arguments);
        start.Environment["GIT_CONFIG_COUNT"] = "1";
        start.Environment["GIT_CONFIG_KEY_0"] = "safe.directory";
        start.Environment["GIT_CONFIG_VALUE_0"] = "*";
        return start;
    }

    /// <summary>Runs git in a folder and returns its output; a failure is an exception.</summary>
    public static byte[] Git(string folder, params string[] arguments)
    {
        Result result = Run(folder, "git", arguments);
        return result.ExitCode == 0 ? result.Output : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {result.Error}");
    }

    /// <summary>Runs git in a folder and returns its output as trimmed text.</summary>
    public static string GitText(string folder, params string[] arguments) => Encoding.UTF8.GetString(Git(folder, arguments)).Trim();

    /// <summary>How a program ended.</summary>
    public sealed record Result(int ExitCode, byte[] Output, string Error)
    {
        public string Text => Encoding.UTF8.GetString(Output);
    }
}
