using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tributary.Store;

/// <summary>
/// Answers to questions about a store that nobody writes any more, so that a question is answered once: kept in memory, and beside a published store
/// until one is published that says something else.
/// </summary>
public sealed class AnswerFolder
{
    private const string Suffix = ".answers";

    private readonly ConcurrentDictionary<string, byte[]> _known = new(StringComparer.Ordinal);
    private volatile string? _folder;

    internal AnswerFolder()
    {
    }

    /// <summary>The answer to a question; null: it was not asked yet.</summary>
    /// <param name="question">All that the answer depends on, beside the store.</param>
    public byte[]? Find(string question)
    {
        string name = Digest(question);
        if (_known.TryGetValue(name, out byte[]? known)) return known;
        if (_folder is not { } folder || Path.Combine(folder, name) is var file && !File.Exists(file)) return null;
        try
        {
            return _known[name] = File.ReadAllBytes(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A sync took the folder away meanwhile, or it is another's: what can't be read was not asked yet.
            return null;
        }
    }

    /// <summary>Keeps the answer to a question. Where it can't be written beside the store, it is kept in memory.</summary>
    public void Keep(string question, byte[] answer)
    {
        string name = Digest(question);
        _known[name] = answer;
        if (_folder is not { } folder) return;
        string file = Path.Combine(folder, name), part = string.Create(CultureInfo.InvariantCulture, $"{file}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(part, answer);
            File.Move(part, file, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A folder that only others may write to, a full disk, a sync that took the folder away: what is asked again is then measured again.
            _folder = null;
        }
    }

    // Who still reads a store of before keeps its answers apart.
    internal void KeepBeside(string store, string version) => _folder = Path.Combine(store + Suffix, Digest(version)[..16]);

    // Readers of a store of before may be writing: under another name, which a sweep removes after a kill, nobody does.
    internal void ForgetOthers()
    {
        if (_folder is not { } own || Path.GetDirectoryName(own) is not { } all || !Directory.Exists(all)) return;
        foreach (string other in Directory.GetDirectories(all).Where(folder => folder != own))
        {
            string gone = string.Create(CultureInfo.InvariantCulture, $"{all}.{Environment.ProcessId}.tmp");
            Directory.Move(other, gone);
            Directory.Delete(gone, recursive: true);
        }
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
