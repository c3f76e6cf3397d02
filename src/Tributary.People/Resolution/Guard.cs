namespace Tributary.People;

/// <summary>A reason why two signatures that a rule would join are left apart.</summary>
/// <param name="Name">As it is stored and printed.</param>
public sealed record Guard(string Name)
{
    /// <summary>The user's people file says so.</summary>
    public static Guard Split { get; } = new("split in people.yaml");

    /// <summary>Each has an account of its own.</summary>
    public static Guard TwoNumbers { get; } = new("two GitHub accounts");

    /// <summary>What they are joined by fits several people.</summary>
    public static Guard Ambiguous { get; } = new("fits several people");

    /// <summary>The name belongs mostly to another address.</summary>
    public static Guard Bridge { get; } = new("the name is at home at another address");

    /// <summary>Unrelated names use the address.</summary>
    public static Guard SharedAddress { get; } = new("address shared by many names");

    /// <summary>A frequent name, twice in one company.</summary>
    public static Guard OneCompany { get; } = new("a frequent name, at two addresses of one company");

    /// <summary>A name that many bear, and nothing else.</summary>
    public static Guard CommonName { get; } = new("a very frequent name by itself");

    /// <summary>The full names of the two have nothing in common.</summary>
    public static Guard NamesDiffer { get; } = new("full names differ");

    /// <summary>Many use the handle.</summary>
    public static Guard WornHandle { get; } = new("a handle that many use");

    /// <inheritdoc/>
    public override string ToString() => Name;
}
