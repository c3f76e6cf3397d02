using Tributary.Testing;

namespace Tributary.Git.Tests.Packs;

/// <summary>Files beside the packs that lead elsewhere, round, or nowhere, and that nobody may wait for.</summary>
internal static class FileAttacks
{
    // A list of a repository that is borrowed from, or a file in it, is opened by git whatever it is.
    public static IEnumerable<Attack> All =>
    [
        new("alternates that name themselves", prey => prey.Repository.Write().WriteAlternates("../objects\n./\n" + prey.Repository.ObjectsFolder + "\n"), Outcome.Read),
        new("alternates that go round", prey => Borrow(prey, "other", $"{prey.Repository.ObjectsFolder}\n../../other/objects\n"), Outcome.Read),
        new("alternates that are a folder", prey => Directory.CreateDirectory(Path.Combine(prey.Repository.Write().ObjectsFolder, "info", "alternates")), Outcome.Read) { MayBeRefused = true },
        new("alternates that are a pipe", prey => Pipe(prey.Repository.Write().ObjectsFolder)),
        new("alternates that are a device", prey => Device(prey.Repository.Write().ObjectsFolder)),
        new("alternates that lead to a device", prey => prey.Repository.Write().WriteAlternates("/dev/zero\n/dev/null/objects\n"), Outcome.Read),
        new("alternates of nonsense", prey => prey.Repository.Write().WriteAlternates("\0\n\u001b[31m\n\"unclosed\n" + new string('x', 10_000) + "\n"), Outcome.Read) { MayBeRefused = true },
        new("a hundred thousand alternates", prey => prey.Repository.Write().WriteAlternates(string.Concat(Enumerable.Range(0, 100_000).Select(i => $"/nowhere/{i}\n"))), Outcome.Read) { MayBeRefused = true },
        new("a borrowed list that is a pipe", prey => Pipe(Borrow(prey, "other", null)), Outcome.NotTried),
        new("a borrowed list that is a device", prey => Device(Borrow(prey, "other", null)), Outcome.NotTried),
        new("a borrowed index that is a pipe", prey => MakePipe(Path.Combine(Borrow(prey, "other", null), "pack", $"pack-{new string('1', 40)}.idx")), Outcome.NotTried) { MayBeRefused = true },
        new("a borrowed object that is a pipe", prey =>
        {
            prey.Remove(prey.First);
            string objects = Borrow(prey, "other", null);
            Directory.CreateDirectory(Path.Combine(objects, prey.First.ToString()[..2]));
            MakePipe(Path.Combine(objects, prey.First.ToString()[..2], prey.First.ToString()[2..]));
        }, Outcome.NotTried),
        new("a borrowed object that is a device", prey =>
        {
            prey.Remove(prey.First);
            string objects = Borrow(prey, "other", null);
            Directory.CreateDirectory(Path.Combine(objects, prey.First.ToString()[..2]));
            File.CreateSymbolicLink(Path.Combine(objects, prey.First.ToString()[..2], prey.First.ToString()[2..]), "/dev/zero");
        }, Outcome.NotTried),
        new("objects behind more alternates than git follows", prey =>
        {
            prey.Repository.Write();
            string folder = Path.Combine(Path.GetDirectoryName(prey.Repository.Folder)!, "far", "objects");
            Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
            Directory.Move(prey.Repository.ObjectsFolder, folder);
            for (int i = 0; i < 7; i++) folder = Lend(prey, $"near{i}", folder + "\n");
            Directory.CreateDirectory(prey.Repository.ObjectsFolder);
            prey.Repository.WriteAlternates(folder + "\n");
        }),
        new("an index of several packs that is a pipe", prey => MakePipe(prey.Repository.Write().MultiPackIndexFile)),
        new("a pack that is a device", prey =>
        {
            string pack = prey.Repository.Write().PackFile();
            File.Delete(pack);
            File.CreateSymbolicLink(pack, "/dev/zero");
        }),
        new("an index that is a pipe", prey =>
        {
            string index = prey.Repository.Write().IndexFile();
            File.Delete(index);
            MakePipe(index);
        }),
    ];

    // Another folder of objects, from which the repository borrows.
    private static string Borrow(Prey prey, string name, string? alternates)
    {
        string objects = Lend(prey, name, alternates);
        prey.Repository.Write().WriteAlternates(objects + "\n");
        return objects;
    }

    private static string Lend(Prey prey, string name, string? alternates)
    {
        string objects = Path.Combine(Path.GetDirectoryName(prey.Repository.Folder)!, name, "objects");
        Directory.CreateDirectory(Path.Combine(objects, "info"));
        Directory.CreateDirectory(Path.Combine(objects, "pack"));
        if (alternates is not null) File.WriteAllText(Path.Combine(objects, "info", "alternates"), alternates);
        return objects;
    }

    private static void Pipe(string objects) => MakePipe(Path.Combine(objects, "info", "alternates"));

    private static void Device(string objects) => File.CreateSymbolicLink(Path.Combine(objects, "info", "alternates"), "/dev/zero");

    private static void MakePipe(string file) => Shell.Run(Path.GetDirectoryName(file)!, "mkfifo", file).ExitCode.ShouldBe(0);
}
