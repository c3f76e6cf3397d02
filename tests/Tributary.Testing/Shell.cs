using System.Diagnostics;
using System.Text;

namespace Tributary.Testing;

/// <summary>Runs programs as a person would, apart from the product's own way of running git.</summary>
public static class Shell
{
    /// <summary>Runs a program to its end.</summary>
    public static Result Run(string folder, string program, params string[] arguments)
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
        start.Environment["LC_ALL"] = "C.UTF-8";
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        using var output = new MemoryStream();
        Task copying = process.StandardOutput.BaseStream.CopyToAsync(output);
        string error = process.StandardError.ReadToEnd();
        copying.Wait();
        process.WaitForExit();
        return new Result(process.ExitCode, output.ToArray(), error);
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
