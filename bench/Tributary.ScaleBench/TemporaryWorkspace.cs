namespace Tributary.ScaleBench;

/// <summary>An empty workspace, removed when it is disposed of.</summary>
internal sealed class TemporaryWorkspace : IDisposable
{
    /// <summary>The workspace's folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("tributary-bench-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
