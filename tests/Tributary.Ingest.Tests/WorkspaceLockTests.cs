using Tributary.Model;
using Tributary.Testing;

namespace Tributary.Ingest.Tests;

public sealed class WorkspaceLockTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Who_has_just_taken_a_workspace_is_named_and_not_the_one_before()
    {
        var workspace = Workspace.At(_folder.Path);
        Directory.CreateDirectory(workspace.Folder);
        await File.WriteAllTextAsync(workspace.Holder, "process 2147483600 on a machine", TestContext.Current.CancellationToken);
        await using var taken = new FileStream(workspace.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var second = Task.Run(() => Should.Throw<TributaryException>(() => WorkspaceLock.Take(workspace, TimeProvider.System)), TestContext.Current.CancellationToken);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(workspace.Holder, $"process {Environment.ProcessId} on this machine", TestContext.Current.CancellationToken);
        (await second).Message.ShouldContain($"is held by process {Environment.ProcessId} on this machine.");
    }

    [Fact]
    public void A_workspace_that_could_not_be_taken_is_not_held()
    {
        var workspace = Workspace.At(_folder.Path);
        Directory.CreateDirectory(workspace.Holder);
        Should.Throw<UnauthorizedAccessException>(() => WorkspaceLock.Take(workspace, TimeProvider.System));
        Directory.Delete(workspace.Holder);
        WorkspaceLock.Take(workspace, TimeProvider.System).Dispose();
    }
}
