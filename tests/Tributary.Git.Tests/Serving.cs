using System.Text;
using Tributary.Testing;

namespace Tributary.Git.Tests;

/// <summary>A server over one repository, ada/engine with three commits, and git as its client.</summary>
internal sealed class Serving : IDisposable
{
    private readonly TestFolder _folder = new();

    public Serving()
    {
        Upstream = Upstream.Create(Root, "ada/engine");
        foreach (string message in new[] { "First", "Second", "Third" }) Upstream.Commit(message);
        Server = GitHttpServer.Start(Root);
    }

    public string Root => _folder["up"];

    public Upstream Upstream { get; }

    public GitHttpServer Server { get; }

    public HttpClient Client { get; } = new(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false });

    public string this[params string[] parts] => _folder[parts];

    public string UrlOf(string repository = "ada/engine") => $"{Server.Url}/{repository}";

    /// <summary>Clones into the folder "clone.git".</summary>
    public Shell.Result Clone(params string[] options) => Git(["clone", "--bare", "--quiet", .. options, UrlOf(), _folder["clone.git"]]);

    public Shell.Result Git(params string[] arguments) => Shell.Run(_folder.Path, "git", ["-c", "http.proxy=", .. arguments]);

    public Task<HttpResponseMessage> AdvertiseAsync() => Client.GetAsync(new Uri(UrlOf() + "/info/refs?service=git-upload-pack"));

    /// <summary>Asks for everything by protocol v2 and reads no further than the head.</summary>
    public Task<HttpResponseMessage> FetchAsync(CancellationToken cancel = default)
    {
        string want = $"want {Upstream.Tip}\n";
        string body = $"0011command=fetch0001{want.Length + 4:x4}{want}0009done\n0000";
        var request = new HttpRequestMessage(HttpMethod.Post, UrlOf() + "/git-upload-pack") { Content = new ByteArrayContent(Encoding.ASCII.GetBytes(body)) };
        request.Headers.Add("Git-Protocol", "version=2");
        request.Content.Headers.ContentType = new("application/x-git-upload-pack-request");
        return Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
    }

    public void Dispose()
    {
        Client.Dispose();
        Server.Dispose();
        _folder.Dispose();
    }
}
