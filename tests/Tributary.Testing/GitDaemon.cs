using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Tributary.Testing;

/// <summary>git's own daemon over a folder of repositories, on a free port of 127.0.0.1.</summary>
public sealed class GitDaemon : IDisposable
{
    private const int Attempts = 5;

    private readonly ConcurrentQueue<string> _log = new();
    private readonly TaskCompletionSource<bool> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private bool _isDisposed;

    private GitDaemon(string root, int port)
    {
        Url = $"git://127.0.0.1:{port}";
        _process = new Process
        {
            StartInfo = Shell.PrepareServer(
                root, "git-daemon", "--listen=127.0.0.1", $"--port={port}", "--reuseaddr", "--export-all",
                "--base-path=" + root, "--informative-errors", "--verbose", "--log-destination=stderr"),
        };
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.Start();
        _process.BeginErrorReadLine();
    }

    /// <summary>git://127.0.0.1:PORT.</summary>
    public string Url { get; }

    /// <summary>What the daemon has said so far: a line for each connection and each request.</summary>
    public IReadOnlyList<string> Log => [.. _log];

    /// <summary>Starts a daemon over a folder and waits until it answers.</summary>
    public static GitDaemon Start(string root)
    {
        for (int attempt = 1; ; attempt++)
        {
            var daemon = new GitDaemon(Path.GetFullPath(root), FreePort());
            if (daemon._ready.Task.GetAwaiter().GetResult()) return daemon;
            daemon.Dispose();
            // Between our look and the daemon's start somebody else may take the port; the daemon knows no port 0.
            if (attempt == Attempts) throw new InvalidOperationException($"git daemon: {string.Join('\n', daemon.Log)}");
        }
    }

    /// <summary>Ends the daemon and whoever it is serving.</summary>
    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Note(string? line)
    {
        if (line is null) _ready.TrySetResult(false);
        else _log.Enqueue(line);
        if (line?.EndsWith("Ready to rumble", StringComparison.Ordinal) == true) _ready.TrySetResult(true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
