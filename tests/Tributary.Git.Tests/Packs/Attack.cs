namespace Tributary.Git.Tests.Packs;

/// <summary>What a reader may do with what lies.</summary>
internal enum Outcome
{
    /// <summary>It throws a <see cref="MirrorException"/>.</summary>
    Refused,

    /// <summary>It reads what is true, since the lie is one that need not be looked at.</summary>
    Read,

    /// <summary>Git takes more time or memory than a test has, or waits for ever.</summary>
    NotTried,
}

/// <summary>A repository that lies in one way.</summary>
/// <param name="Name">What the lie is.</param>
/// <param name="Lie">Tells it: of what is about to be written, or, after having it written, of the files.</param>
/// <param name="ByGit">What git does.</param>
internal sealed record Attack(string Name, Action<Prey> Lie, Outcome ByGit = Outcome.Refused)
{
    /// <summary>Whether another reader may refuse what git reads: it looks at more before it begins.</summary>
    public bool MayBeRefused { get; init; }

    /// <summary>Whether another reader may read what is true where git refuses it: the lie is one that it need not look at.</summary>
    public bool MayBeRead { get; init; }

    /// <summary>Megabytes that a reader may take.</summary>
    public int MostMemory { get; init; } = 300;

    /// <summary>What the message of a reader that is not git has to name beside the repository, such as an id or a file's name.</summary>
    public Func<Prey, string>? Names { get; init; }

    /// <summary>Writes the lying repository.</summary>
    public Prey Write(string folder)
    {
        var prey = new Prey(folder);
        Lie(prey);
        prey.Repository.Write();
        return prey;
    }
}
