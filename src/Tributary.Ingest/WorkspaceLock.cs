using System.Globalization;
using Tributary.Model;

namespace Tributary.Ingest;

/// <summary>Holds a workspace for one writer. The system lets go of it when the process ends, however it ends.</summary>
public sealed class WorkspaceLock : IDisposable
{
    private readonly FileStream _file;

    private WorkspaceLock(FileStream file) => _file = file;

    /// <summary>Takes the workspace.</summary>
    /// <exception cref="TributaryException">Another process has it; the message says which, and since when.</exception>
    public static WorkspaceLock Take(Workspace workspace, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(clock);
        Directory.CreateDirectory(workspace.Folder);
        try
        {
            // Nobody can open a file that is held so, not even to read in it who holds it: that is said in another.
            var file = new FileStream(workspace.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(workspace.Holder, string.Create(
                CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}, since {clock.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC"));
            return new WorkspaceLock(file);
        }
        catch (IOException error) when (File.Exists(workspace.Lock))
        {
            throw new TributaryException($"The workspace {workspace.Root} is held by {HolderOf(workspace)}. Wait for it to end, or end it.", error);
        }
    }

    // The files stay: to remove them could take them from under one who has just opened them.
    /// <summary>Lets go of the workspace.</summary>
    public void Dispose() => _file.Dispose();

    private static string HolderOf(Workspace workspace)
    {
        try
        {
            return File.ReadAllText(workspace.Holder) is { Length: > 0 } holder ? holder : "another process";
        }
        catch (IOException)
        {
            // It took the workspace in this very moment, and has not said so yet.
            return "another process";
        }
    }
}
