using System.Globalization;
using System.Text.RegularExpressions;
using Tributary.Model;

namespace Tributary.Git.Remotes;

/// <summary>Tells from git's messages what went wrong with a transfer, and whether another try is worth it.</summary>
internal static partial class GitErrors
{
    private static readonly string[] Gone = ["not appear to be a git repository", "repository not exported", "Repository not found", "no such repository", "does not exist", "couldn't find remote ref"];
    private static readonly string[] Silent = ["Could not resolve host", "Connection refused", "unable to connect", "Connection timed out", "No route to host", "Network is unreachable"];
    private static readonly string[] DiskFull = ["No space left on device", "File too large", "Disk quota exceeded"];

    private static readonly string[] Refused = ["repository corruption on the remote side", "dubious ownership", "Permission denied", "Host key verification failed"];

    private static readonly string[] Interrupted =
        ["early EOF", "RPC failed", "unexpected disconnect", "hung up unexpectedly", "Connection reset", "Broken pipe", "transfer closed", "expected packfile", "invalid index-pack output", "bad pack header", "protocol error", "expected flush", "inflate returned"];

    /// <summary>Git's errors as one of ours.</summary>
    public static RemoteException Explain(RemoteUrl url, string errors)
    {
        if (HttpError.Match(errors) is { Success: true } http) return HttpStatus.Explain(url, int.Parse(http.Groups["status"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture));
        RemoteFailure failure =
            Says(errors, DiskFull) ? RemoteFailure.DiskFull
            : Says(errors, Silent) ? RemoteFailure.Silent
            : Says(errors, Gone) ? RemoteFailure.Gone
            : Says(errors, Refused) ? RemoteFailure.Refused
            : Says(errors, Interrupted) ? RemoteFailure.Interrupted
            : RemoteFailure.Refused;
        return new RemoteException(failure, failure == RemoteFailure.Gone ? $"{url} is not there" : $"{url} can't be fetched: {GitProcess.Complaint(errors)}");
    }

    /// <summary>Whether a server refused to leave file contents out.</summary>
    public static bool RefusesFilter(string errors) => errors.Contains("filter", StringComparison.Ordinal) && errors.Contains("not supported", StringComparison.Ordinal);

    [GeneratedRegex(@"requested URL returned error: (?<status>\d{3})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HttpError { get; }

    private static bool Says(string errors, string[] any) => any.Any(it => errors.Contains(it, StringComparison.OrdinalIgnoreCase));
}
