using Tributary.Git.Remotes;
using Tributary.Model;
using Tributary.Testing;

namespace Tributary.Git.Tests;

public sealed class FetchedTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // A git whose sync was killed ends its fetch when it likes, and writes into the same file.
    [Theory]
    [InlineData("2", "2")]
    [InlineData("12", "2")]
    [InlineData("21", "2")]
    [InlineData("3", "3")]
    [InlineData("13", "3")]
    public void What_was_fetched_is_what_was_expected_or_what_came_last(string written, string fetched)
    {
        File.WriteAllLines(_folder["FETCH_HEAD"], written.Select(digit => $"{new string(digit, 40)}\t\tbranch 'main' of http://127.0.0.1/x"));
        MirrorFiles.ReadFetched(_folder.Path, Id("2")).ShouldBe(Id(fetched));
    }

    [Fact]
    public void A_fetch_that_brought_nothing_is_refused()
    {
        File.WriteAllText(_folder["FETCH_HEAD"], "");
        Should.Throw<RemoteException>(() => MirrorFiles.ReadFetched(_folder.Path, Id("2"))).Failure.ShouldBe(RemoteFailure.Refused);
    }

    private static ObjectId Id(string digit)
    {
        ObjectId.TryParse(new string(digit[0], 40), out ObjectId id).ShouldBeTrue();
        return id;
    }
}
