using System.Globalization;
using Tributary.Testing;

namespace Tributary.Differential.Tests;

/// <summary>A mirror of somebody else's objects, with a branch of its own that can be put anywhere.</summary>
internal sealed class MovingBranch
{
    private readonly string _mirror;

    public MovingBranch(string name, string source, string mirrors)
    {
        Name = name;
        _mirror = Path.Combine(mirrors, name.Replace('/', '+') + ".git");
        foreach (string folder in (string[])["refs", "objects/info"]) Directory.CreateDirectory(Path.Combine(_mirror, folder));
        File.WriteAllText(Path.Combine(_mirror, "HEAD"), "ref: refs/heads/main\n");
        File.WriteAllText(Path.Combine(_mirror, "objects", "info", "alternates"), Path.Combine(source, "objects") + "\n");
        Commits = [.. Shell.GitText(source, "rev-list", "--topo-order", "--reverse", "HEAD").Split('\n')];
    }

    public string Name { get; }

    /// <summary>All of the history, parents first.</summary>
    public IReadOnlyList<string> Commits { get; }

    public string Tip { get; private set; } = "";

    /// <summary>How many commits the tip reaches.</summary>
    public int Length => int.Parse(Shell.GitText(_mirror, "rev-list", "--count", Tip), CultureInfo.InvariantCulture);

    public void Move(int to)
    {
        Tip = Commits[to];
        File.WriteAllText(Path.Combine(_mirror, "packed-refs"), $"{Tip} refs/heads/main\n");
    }
}
