using System.Buffers.Text;
using System.Diagnostics;
using System.Text;
using Tributary.Model;

namespace Tributary.Git;

/// <summary>Reads the file <c>.mailmap</c> in a commit's root folder, as far as the mirror has it: one git process, nothing is fetched.</summary>
/// <remarks>Source of the format: git-cat-file(1), BATCH OUTPUT; of trees: gitformat-pack(5) and tree-walk.c of git.</remarks>
public sealed class MailmapReader(GitHome home)
{
    /// <summary>Bytes of the largest that is read: 1 MiB. Linux's, of twenty-five years, has a twentieth of it.</summary>
    public const int Largest = 1 << 20;

    // A root folder of a million files; git has it in memory as well.
    private const int LargestTree = 1 << 26;

    private const int LongestHeader = 256;

    private static ReadOnlySpan<byte> FileName => ".mailmap"u8;

    /// <summary>Reads it. What is missing or damaged is no error: most mirrors have no file contents.</summary>
    /// <param name="mirror">Where the objects are.</param>
    /// <param name="commitId">The commit.</param>
    /// <param name="cancellation">Ends git and the reading.</param>
    public MailmapFile Read(Mirror mirror, ObjectId commitId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mirror);
        try
        {
            using Process process = home.Open(mirror, commitId.Length, ["cat-file", "--batch-command"]);
            return Read(process, commitId, cancellation);
        }
        catch (MirrorException)
        {
            return new MailmapFile.NotAtHand(Id: null);
        }
    }

    private static MailmapFile Read(Process process, ObjectId commitId, CancellationToken cancellation)
    {
        // Nobody wants to know what git says of damage, but it must not wait for a reader.
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using CancellationTokenRegistration kill = cancellation.Register(process.Kill);
        MailmapFile? file = null;
        try
        {
            file = Ask(process.StandardInput, process.StandardOutput.BaseStream, commitId);
            process.StandardInput.Close();
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            // Git gave up over an object, or answers something else than was asked.
        }
        finally
        {
            if (file is null) process.Kill();
            process.WaitForExit();
        }

        _ = errors.Result;
        cancellation.ThrowIfCancellationRequested();
        GitProcess.CheckStopped(process);
        return file ?? new MailmapFile.NotAtHand(Id: null);
    }

    private static MailmapFile Ask(StreamWriter questions, Stream answers, ObjectId commitId)
    {
        // The folder itself, because git names an object by its path, but not whether it is a file or a link.
        questions.Write($"contents {commitId}^{{tree}}\n");
        if (ReadHeader(answers) is not { Size: <= LargestTree } tree) return new MailmapFile.NotAtHand(Id: null);
        if (FindFile(ReadContent(answers, tree.Size), commitId.Length) is not { } id) return new MailmapFile.None();

        questions.Write($"info {id}\n");
        if (ReadHeader(answers) is not { } file) return new MailmapFile.NotAtHand(id);
        if (!file.IsBlob || file.Size > Largest) return new MailmapFile.None();

        questions.Write($"contents {id}\n");
        return ReadHeader(answers) is { } same && same == file ? new MailmapFile.Content(Decode(ReadContent(answers, file.Size))) : new MailmapFile.NotAtHand(id);
    }

    /// <summary>The object of a regular file <c>.mailmap</c> in a tree; null where there is none.</summary>
    /// <exception cref="InvalidDataException">The bytes are no tree.</exception>
    internal static ObjectId? FindFile(ReadOnlySpan<byte> tree, int idLength)
    {
        while (!tree.IsEmpty)
        {
            int space = tree.IndexOf((byte)' ');
            int end = tree.IndexOf((byte)0);
            if (space < 0 || end < space || tree.Length - end - 1 < idLength) throw new InvalidDataException("a tree ends within an entry");
            if (tree[(space + 1)..end].SequenceEqual(FileName)) return IsRegularFile(tree[..space]) ? new ObjectId(tree.Slice(end + 1, idLength)) : null;
            tree = tree[(end + 1 + idLength)..];
        }

        return null;
    }

    /// <summary>The text, each line by itself: in a file of old, one that is no UTF-8 does not spoil the others.</summary>
    internal static string Decode(ReadOnlySpan<byte> content)
    {
        // Git reads a mailmap as a C string.
        if (content.IndexOf((byte)0) is var end and >= 0) content = content[..end];
        var text = new StringBuilder(content.Length);
        foreach (Range line in content.Split((byte)'\n')) text.Append(Encoding.UTF8.GetString(CommitText.ToUtf8(content[line]))).Append('\n');
        // A line feed for each line but the last.
        return text.ToString(0, text.Length - 1);
    }

    // 100644 and 100755; links are 120000, submodules 160000, folders 40000.
    private static bool IsRegularFile(ReadOnlySpan<byte> mode) => mode.Length == 6 && mode.StartsWith("100"u8);

    // "ID TYPE SIZE", or "NAME missing".
    private static Header? ReadHeader(Stream answers)
    {
        Span<byte> line = stackalloc byte[LongestHeader];
        int length = 0;
        while (answers.ReadByte() is var next && next != '\n')
        {
            if (next < 0) throw new EndOfStreamException("git answers no more");
            if (length == LongestHeader) throw new InvalidDataException("git answers without end");
            line[length++] = (byte)next;
        }

        line = line[..length];
        if (line.EndsWith(" missing"u8)) return null;
        int space = line.LastIndexOf((byte)' ');
        if (space < 0 || !Utf8Parser.TryParse(line[(space + 1)..], out long size, out int digits) || digits != length - space - 1 || size < 0)
            throw new InvalidDataException("git answers with no size where one belongs");
        return new Header(line[..space].EndsWith(" blob"u8), size);
    }

    // A line feed follows.
    private static byte[] ReadContent(Stream answers, long size)
    {
        byte[] content = new byte[size];
        answers.ReadExactly(content);
        _ = answers.ReadByte();
        return content;
    }

    private readonly record struct Header(bool IsBlob, long Size);
}
