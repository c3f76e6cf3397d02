using System.Globalization;
using Tributary.Model;

namespace Tributary.Ingest;

/// <summary>Holds a workspace for one writer. The system lets go of it when the process ends, however it ends.</summary>
public sealed class WorkspaceLock : IDisposable
{
    private const int MostTries = 20;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _file;

    private WorkspaceLock(FileStream file) => _file = file;

    /// <summary>Takes the workspace.</summary>
    /// <exception cref="TributaryException">Another process has it; the message says which, and since when.</exception>
    public static WorkspaceLock Take(Workspace workspace, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(clock);
        Directory.CreateDirectory(workspace.Folder);
        var held = new WorkspaceLock(Open(workspace));
        try
        {
            File.WriteAllText(workspace.Holder, string.Create(
                CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}, since {clock.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC"));
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    // The files stay: to remove them could take them from under one who has just opened them.
    /// <summary>Lets go of the workspace.</summary>
    public void Dispose() => _file.Dispose();

    private static FileStream Open(Workspace workspace)
    {
        try
        {
            // Nobody can open a file that is held so, not even to read in it who holds it: that is said in another.
            return new FileStream(workspace.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (File.Exists(workspace.Lock))
        {
            throw new TributaryException($"The workspace {workspace.Root} is held by {HolderOf(workspace)}. Wait for it to end, or end it.", error);
        }
    }

    // Who took the workspace in this very moment has not said so yet: what is there is of one before it.
    private static string HolderOf(Workspace workspace)
    {
        for (int tries = 0; ; tries++)
        {
            string holder = ReadHolder(workspace);
            if (IsOfRunning(holder) || tries == MostTries) return holder.Length > 0 ? holder : "another process";
            Thread.Sleep(BetweenTries);
        }
    }

    private static bool IsOfRunning(string holder) =>
        holder.Split(' ') is ["process", var number, ..] && int.TryParse(number, CultureInfo.InvariantCulture, out int process) && Workspace.IsRunning(process);

    private static string ReadHolder(Workspace workspace)
    {
        try
        {
            return File.ReadAllText(workspace.Holder);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
