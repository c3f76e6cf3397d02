using Tributary.Model;

namespace Tributary.Git.Remotes;

/// <summary>Asks for a default branch with <c>git ls-remote</c>: over ssh, git's own protocol, and on this machine.</summary>
internal sealed class CommandRemote(Transfer transfer, TimeProvider clock)
{
    private const string Target = "ref: ";

    /// <summary>Asks for a repository's default branch.</summary>
    /// <exception cref="RemoteException">The host did not say.</exception>
    public async Task<RemoteHead> AskAsync(RemoteUrl url, CancellationToken cancellation)
    {
        DateTime askedAt = clock.GetUtcNow().UtcDateTime;
        Transfer.Result result = await transfer.RunAsync(url, repository: null, ["ls-remote", "--symref", "--", url.Text, "HEAD"], said: null, cancellation);
        if (result.ExitCode != 0) throw GitErrors.Explain(url, result.Errors);
        string? branch = null;
        ObjectId? tip = null;
        foreach (string[] fields in result.Output.Split('\n').Select(line => line.Split('\t')).Where(fields => fields.Length == 2 && fields[1] == "HEAD"))
        {
            if (fields[0].StartsWith(Target, StringComparison.Ordinal)) branch = fields[0][Target.Length..];
            else if (ObjectId.TryParse(fields[0], out ObjectId id)) tip = id;
        }

        return new RemoteHead(url, branch, tip, askedAt);
    }
}
