using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Tributary.Testing;

/// <summary>One run of git's own http-backend, a CGI program (RFC 3875): a process for each request.</summary>
internal sealed class HttpBackend : IAsyncDisposable
{
    private static readonly StreamPipeReaderOptions LargeReads = new(bufferSize: 1 << 16);

    private readonly Process _process;
    private readonly Task _feeding;
    private readonly Task<string> _error;

    private HttpBackend(Process process, byte[] input)
    {
        _process = process;
        _feeding = FeedAsync(process.StandardInput.BaseStream, input);
        _error = process.StandardError.ReadToEndAsync();
    }

    public static HttpBackend Start(string root, string path, HttpRequest request, byte[] body)
    {
        ProcessStartInfo start = Shell.PrepareServer(root, "git-http-backend");
        IDictionary<string, string?> environment = start.Environment;
        environment["GIT_PROJECT_ROOT"] = root;
        environment["GIT_HTTP_EXPORT_ALL"] = "1";
        environment["GIT_PROTOCOL"] = request.Headers["Git-Protocol"];
        environment["PATH_INFO"] = path;
        environment["QUERY_STRING"] = request.QueryString.Value?.TrimStart('?');
        environment["REQUEST_METHOD"] = request.Method;
        environment["CONTENT_TYPE"] = request.ContentType;
        environment["CONTENT_LENGTH"] = body.Length.ToString(CultureInfo.InvariantCulture);
        environment["HTTP_CONTENT_ENCODING"] = request.Headers.ContentEncoding;
        environment["REMOTE_ADDR"] = "127.0.0.1";
        return new HttpBackend(Process.Start(start)!, body);
    }

    /// <summary>Sends the head and the body, at most so many bytes of it.</summary>
    public async Task CopyToAsync(HttpResponse response, long most, CancellationToken aborted)
    {
        PipeReader output = PipeReader.Create(_process.StandardOutput.BaseStream, LargeReads);
        if (!await TryCopyHeadAsync(output, response, aborted))
        {
            response.StatusCode = StatusCodes.Status500InternalServerError;
            await response.WriteAsync($"git http-backend: {await _error}", aborted);
            return;
        }

        await response.StartAsync(aborted);
        await response.Body.FlushAsync(aborted);
        while (most > 0)
        {
            ReadResult read = await output.ReadAsync(aborted);
            ReadOnlySequence<byte> part = read.Buffer.Slice(0, Math.Min(most, read.Buffer.Length));
            foreach (ReadOnlyMemory<byte> segment in part) await response.Body.WriteAsync(segment, aborted);
            await response.Body.FlushAsync(aborted);
            most -= part.Length;
            output.AdvanceTo(part.End);
            if (!read.IsCompleted) continue;
            await _process.WaitForExitAsync(aborted);
            return;
        }
    }

    /// <summary>Ends the program, with upload-pack and pack-objects below it, if the client went or enough was sent.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _feeding;
        _process.Dispose();
    }

    private static async Task<bool> TryCopyHeadAsync(PipeReader output, HttpResponse response, CancellationToken aborted)
    {
        while (true)
        {
            ReadResult read = await output.ReadAsync(aborted);
            if (TryParseHead(read.Buffer, response, out SequencePosition end))
            {
                output.AdvanceTo(end);
                return true;
            }

            if (read.IsCompleted) return false;
            output.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static bool TryParseHead(ReadOnlySequence<byte> output, HttpResponse response, out SequencePosition end)
    {
        var reader = new SequenceReader<byte>(output);
        bool isWhole = reader.TryReadTo(out ReadOnlySequence<byte> head, "\r\n\r\n"u8);
        end = reader.Position;
        if (!isWhole) return false;
        foreach (string line in Encoding.Latin1.GetString(head).Split("\r\n"))
        {
            string[] parts = line.Split(": ", 2);
            if (parts[0] == "Status") response.StatusCode = int.Parse(parts[1][..3], CultureInfo.InvariantCulture);
            else response.Headers[parts[0]] = parts[1];
        }

        return true;
    }

    private static async Task FeedAsync(Stream input, byte[] body)
    {
        try
        {
            await using (input) await input.WriteAsync(body);
        }
        catch (IOException)
        {
            // The program may refuse a request without reading it, and says so in its answer.
        }
    }
}
