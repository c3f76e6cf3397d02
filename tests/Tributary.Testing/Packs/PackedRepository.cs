using System.Text;
using Tributary.Model;

namespace Tributary.Testing.Packs;

/// <summary>A bare repository of packs that are made by hand, and of files put beside them.</summary>
public sealed class PackedRepository(string folder, int idLength = ObjectId.Sha1Length)
{
    private readonly List<string> _names = [];

    public string Folder { get; } = folder;

    /// <summary>The first pack.</summary>
    public PackWriter Pack => Packs[0];

    public IList<PackWriter> Packs { get; } = [new PackWriter(idLength)];

    /// <summary>The index of all packs; none if null.</summary>
    public MultiPackIndexWriter? MultiPackIndex { get; set; }

    /// <summary>What the default branch names; the first pack's last entry unless set.</summary>
    public ObjectId? Tip { get; set; }

    public bool IsWritten { get; private set; }

    public string ObjectsFolder => Path.Combine(Folder, "objects");

    public string MultiPackIndexFile => Path.Combine(ObjectsFolder, "pack", "multi-pack-index");

    /// <summary>The file of a pack that was written.</summary>
    public string PackFile(int pack = 0) => Path.Combine(ObjectsFolder, "pack", _names[pack] + ".pack");

    /// <summary>The index of a pack that was written.</summary>
    public string IndexFile(int pack = 0) => Path.Combine(ObjectsFolder, "pack", _names[pack] + ".idx");

    /// <summary>Where an object on its own belongs.</summary>
    public string LooseFile(ObjectId id) => Path.Combine(ObjectsFolder, id.ToString()[..2], id.ToString()[2..]);

    /// <summary>Writes the repository, once.</summary>
    public PackedRepository Write()
    {
        if (IsWritten) return this;
        IsWritten = true;
        Directory.CreateDirectory(Path.Combine(ObjectsFolder, "pack"));
        Directory.CreateDirectory(Path.Combine(ObjectsFolder, "info"));
        Directory.CreateDirectory(Path.Combine(Folder, "refs", "heads"));
        File.WriteAllText(Path.Combine(Folder, "HEAD"), "ref: refs/heads/main\n");
        File.WriteAllText(Path.Combine(Folder, "config"), $"[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectFormat = {(idLength == ObjectId.Sha1Length ? "sha1" : "sha256")}\n");
        foreach (PackWriter pack in Packs.Where(pack => pack.Entries.Count > 0)) WritePack(pack);
        if (MultiPackIndex is not null) File.WriteAllBytes(MultiPackIndexFile, MultiPackIndex.ToBytes(_names.Select(name => name + ".idx").Zip(Packs).ToList()));
        ObjectId tip = Tip ?? Pack.Entries[^1].Id;
        File.WriteAllText(Path.Combine(Folder, "refs", "heads", "main"), tip + "\n");
        return this;
    }

    /// <summary>Writes an object on its own: what is given is compressed as it is.</summary>
    public void WriteLoose(ObjectId id, ReadOnlySpan<byte> headerAndContent) => WriteFile(LooseFile(id), PackEntry.Deflate(headerAndContent));

    /// <summary>Writes any bytes to a path, whose folder is made.</summary>
    public static void WriteFile(string file, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
    }

    /// <summary>Says where else objects are.</summary>
    public void WriteAlternates(string lines) => WriteFile(Path.Combine(ObjectsFolder, "info", "alternates"), Encoding.UTF8.GetBytes(lines));

    private void WritePack(PackWriter pack)
    {
        byte[] bytes = pack.ToBytes();
        string name = "pack-" + Convert.ToHexStringLower(pack.Hash(bytes));
        _names.Add(name);
        string file = Path.Combine(ObjectsFolder, "pack", name);
        File.WriteAllBytes(file + ".pack", bytes);
        File.WriteAllBytes(file + ".idx", pack.Index.ToBytes(bytes));
    }
}
