using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Tributary.Testing;

/// <summary>Kestrel alone, on a free port of 127.0.0.1: a host around it would log to the console and take the test program's signals.</summary>
internal sealed class Loopback(Func<HttpContext, Task> answer) : IHttpApplication<HttpContext>
{
    public static KestrelServer Create()
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Listen(IPAddress.Loopback, 0);
        options.Limits.MaxRequestBodySize = null;
        // A client that is slow, or a server that stalls, is what the tests are about.
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        // With no buffer a flush ends when the bytes have left: an aborted answer must have sent all that it was told to.
        var transport = new SocketTransportOptions { MaxWriteBufferSize = 1 };
        return new KestrelServer(Options.Create(options), new SocketTransportFactory(Options.Create(transport), NullLoggerFactory.Instance), NullLoggerFactory.Instance);
    }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context) => answer(context);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }
}
