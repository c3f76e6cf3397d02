using System.Globalization;

namespace Tributary.ScaleBench.Resolving;

/// <summary>A made person: what they are called, and the accounts that are theirs alone.</summary>
internal sealed class PlantedPerson(Culture culture, string given, string family, string handle, string login, int number, string? company, int[] repositories)
{
    private static readonly string[] Nobodies = ["root@localhost", "you@example.com", "root@{0}.(none)", "ubuntu@ip-10-0-{1}-17.ec2.internal", "{2}@{0}.local", "{2}@localhost.localdomain", "", "user@example.com"];

    private readonly List<string> _names = [];
    private readonly List<string> _addresses = [];
    private string? _own;

    /// <summary>Where they were seen: of an alias, some.</summary>
    public int[] Repositories { get; } = repositories;

    /// <summary>The company at which they have an address; null where they have none.</summary>
    public string? Company { get; } = company;

    /// <summary>The full name.</summary>
    public string FullName { get; } = $"{Capital(given)} {Capital(family)}";

    /// <summary>An alias more: with what was used already, or with something new.</summary>
    public (string Name, string Address) Alias(Random random, Mailboxes mailboxes)
    {
        int habit = _names.Count == 0 ? 2 : random.Next(10);
        // New name with the same address, the same name with a new address, both new.
        string name = habit is >= 3 and < 8 ? _names[random.Next(_names.Count)] : NewName(random);
        string address = habit is >= 3 ? NewAddress(random, mailboxes) : _addresses.Count > 0 ? _addresses[random.Next(_addresses.Count)] : NewAddress(random, mailboxes);
        return (name, address);
    }

    private string NewName(Random random)
    {
        double at = random.NextDouble();
        string name = _names.Count == 0 && at < .72 ? FullName : at switch
        {
            < .35 => FullName,
            < .5 => handle,
            < .6 => login,
            < .7 => $"{Capital(family)} {Capital(given)}",
            < .78 => Capital(given),
            < .84 => $"{given} {family}",
            < .88 => $"{Capital(family)}, {Capital(given)}",
            < .91 => $"{Capital(given)} {char.ToUpperInvariant(family[0])}. {Capital(family)}",
            < .97 when culture.Own is not null => OwnName(random),
            < .94 => $"{Capital(given)}{Capital(family)}",
            < .97 => $"{FullName} ({handle})",
            < .98 => "root",
            < .99 => "unknown",
            _ => FullName.ToUpperInvariant(),
        };
        _names.Add(name);
        return name;
    }

    private string OwnName(Random random) => _own ??= culture.Own is var (families, givens) ? families.Draw(random) + givens.Draw(random) : FullName;

    private string NewAddress(Random random, Mailboxes mailboxes)
    {
        double at = random.NextDouble();
        string address = at switch
        {
            < .3 => string.Create(CultureInfo.InvariantCulture, $"{number}+{login}@users.noreply.github.com"),
            < .33 => $"{login}@users.noreply.github.com",
            < .55 when Company is { } employer => mailboxes.Open(random, random.Next(3) == 0 ? given[..1] + family : $"{given}.{family}", employer),
            < .85 => mailboxes.Open(random, Local(random), culture.Mail[Math.Min(random.Next(culture.Mail.Length), random.Next(culture.Mail.Length))]),
            < .9 => mailboxes.Open(random, random.Next(2) == 0 ? handle : given, $"{family}{(random.Next(2) == 0 ? "" : given)}.{(random.Next(2) == 0 ? "dev" : "net")}"),
            < .96 => mailboxes.OpenAtMachine(random, random.Next(2) == 0 ? handle : given[..1] + family),
            _ => string.Format(CultureInfo.InvariantCulture, Nobodies[random.Next(Nobodies.Length)], "node" + random.Next(400), random.Next(250), handle),
        };
        // Some write their address as they like it.
        if (random.Next(40) == 0) address = Capital(address);
        _addresses.Add(address);
        return address;
    }

    private string Local(Random random) => random.Next(6) switch
    {
        0 => given + family,
        1 => $"{given}.{family}",
        2 => family + given,
        3 => given[..1] + family,
        4 => string.Create(CultureInfo.InvariantCulture, $"{given}{random.Next(100)}"),
        _ => handle,
    };

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
}
