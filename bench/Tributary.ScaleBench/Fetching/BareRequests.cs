using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace Tributary.ScaleBench.Fetching;

/// <summary>What the server takes for the two requests with which both sides ask whether a repository has something new: below this nobody gets.</summary>
internal static class BareRequests
{
    // As git writes it, in the lengths of gitprotocol-common(5).
    private static readonly byte[] ListRefs = Encoding.ASCII.GetBytes("0014command=ls-refs\n00010009peel\n000csymrefs\n0014ref-prefix HEAD\n0000");

    /// <summary>Asks for every repository.</summary>
    public static async Task<Measurement> MeasureAsync(UpstreamField field, string server)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Git-Protocol", "version=2");
        long started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(field.Names, new ParallelOptions { MaxDegreeOfParallelism = FetchBench.Jobs }, async (name, cancellation) =>
        {
            _ = await client.GetByteArrayAsync(new Uri($"{server}/{name}/info/refs?service=git-upload-pack"), cancellation);
            using var content = new ByteArrayContent(ListRefs);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/x-git-upload-pack-request");
            using HttpResponseMessage response = await client.PostAsync(new Uri($"{server}/{name}/git-upload-pack"), content, cancellation);
            if (!response.IsSuccessStatusCode) throw new BenchException($"The server answers {(int)response.StatusCode} for {name}.");
            _ = await response.Content.ReadAsByteArrayAsync(cancellation);
        });
        return new Measurement(Stopwatch.GetElapsedTime(started), 0);
    }
}
