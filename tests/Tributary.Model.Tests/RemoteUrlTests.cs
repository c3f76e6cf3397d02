namespace Tributary.Model.Tests;

public sealed class RemoteUrlTests
{
    [Theory]
    [InlineData("https://github.com/", "https://github.com", "github.com", true, false)]
    [InlineData("https://git.example.org:8443/mirrors", "https://git.example.org:8443/mirrors", "git.example.org:8443", true, false)]
    [InlineData("ssh://git@example.org/srv", "ssh://git@example.org/srv", "git@example.org", false, false)]
    [InlineData("git://example.org", "git://example.org", "example.org", false, false)]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080", "127.0.0.1:8080", true, true)]
    [InlineData("http://[::1]:8080", "http://[::1]:8080", "[::1]:8080", true, true)]
    [InlineData("http://localhost", "http://localhost", "localhost", true, true)]
    [InlineData("/srv/git/", "/srv/git", "", false, true)]
    [InlineData("file:///srv/git", "/srv/git", "", false, true)]
    public void What_may_be_fetched_from_is_taken(string text, string url, string host, bool isHttp, bool isLocal)
    {
        RemoteUrl read = RemoteUrl.Parse(text);
        (read.Text, read.IsHttp, read.IsLocal).ShouldBe((url, isHttp, isLocal));
        host.ShouldEndWith(read.Host);
    }

    [Theory]
    [InlineData("http://example.org", "open line")]
    [InlineData("http://127.0.0.1.example.org", "open line")]
    [InlineData("ftp://example.org", "protocol that is not used")]
    [InlineData("ext::sh -c id", "names no host")]
    [InlineData("https://user:secret@example.org", "carries a password")]
    [InlineData("https://user@example.org", "carries a password or user")]
    [InlineData("https://example.org/?a=b", "query")]
    [InlineData("ssh://-oProxyCommand=id/x", "no address")]
    [InlineData("relative/path", "no address")]
    [InlineData("/a\nb", "control characters")]
    [InlineData("", "no address")]
    public void What_may_not_is_refused_with_the_reason_and_no_secret(string text, string reason)
    {
        RemoteUrl.TryParse(text, out _, out string? problem).ShouldBeFalse();
        problem!.ShouldContain(reason);
        problem.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("https://github.com", "https://github.com/a/b.git", "a/b")]
    [InlineData("/srv/git", "/srv/git/a/b", "a/b")]
    public void A_repository_is_found_by_its_name_and_its_name_by_where_it_is(string source, string url, string name)
    {
        RemoteUrl found = RemoteUrl.Parse(source).Of(RepositoryName.Parse("a/b"));
        (found.Text, found.Name?.ToString()).ShouldBe((url, name));
    }
}
