using System.Globalization;
using Tributary.Model;
using Tributary.People;
using Tributary.Testing.Planted;

namespace Tributary.ScaleBench.Resolving;

/// <summary>Made signatures with the frequencies of real ones, from a fixed seed, and who is behind each.</summary>
/// <param name="Evidence">What the resolver may see.</param>
/// <param name="Persons">The number of the person behind each signature.</param>
/// <param name="Count">How many people there are, machines included.</param>
internal sealed record PlantedField(IdentityEvidence Evidence, IReadOnlyDictionary<Signature, int> Persons, int Count)
{
    private const int Seed = 20261121;
    private const int Repositories = 500;

    /// <summary>Makes as many signatures as are asked for.</summary>
    public static PlantedField Plant(int signatures) => new Planting(signatures).Run();

    private sealed class Planting(int signatures)
    {
        private static readonly WordPool Companies = new("google.com nvidia.com amd.com intel.com meta.com microsoft.com redhat.com huawei.com alibaba-inc.com bytedance.com tencent.com ibm.com amazon.com", "ab byte cloud da de flow go in ka lo mind nova or pix ru si tech tor va we", 20_000, 1);
        private static readonly WordPool Handles = new("dark wolf neo zero ace", "ace bit cat dan dex fox ghost hex ice jay kit lux max neo orb pix ray sky tux vex wolf zed kun chan mo lo ri sa", 200_000, .5, most: 4);

        private readonly Random _random = new(Seed);
        private readonly HeavyTail _sizes = new(Repositories, .7);
        private readonly Mailboxes _mailboxes = new();
        private readonly Dictionary<Signature, int> _persons = new(signatures);
        private readonly List<Sighting> _sightings = new(signatures * 3 / 2);
        private readonly List<(Signature, Signature)> _named = [];
        private readonly Signature?[] _lastIn = new Signature?[Repositories];

        public PlantedField Run()
        {
            int count = 0;
            for (; _persons.Count < signatures; count++)
            {
                if (_random.Next(1000) == 0) PlantBot(count);
                else PlantPerson(count);
            }

            return new PlantedField(new IdentityEvidence { Sightings = _sightings, Named = _named }, _persons, count);
        }

        private void PlantBot(int number)
        {
            string login = _mailboxes.OpenLogin(_random, $"{Handles.Draw(_random)}-ci");
            See(number, new Signature($"{login}[bot]", $"{number}+{login}[bot]@users.noreply.github.com"), Draw(1));
        }

        private void PlantPerson(int number)
        {
            PlantedPerson person = Meet(number);
            Signature? before = null;
            for (int aliases = Aliases(), i = 0; i < aliases && _persons.Count < signatures; i++)
            {
                (string name, string address) = person.Alias(_random, _mailboxes);
                var signature = new Signature(name, address);
                int[] seen = person.Repositories[..(i == 0 ? ^0 : _random.Next(person.Repositories.Length) + 1)];
                See(number, signature, seen);
                Name(before, signature, seen[0]);
                before = signature;
            }

            if (person.Company is { } company && _random.Next(300) == 0) See(number, new Signature(person.FullName, $"{(_random.Next(2) == 0 ? "gpu-team" : "dev")}@{company}"), Draw(1));
        }

        private PlantedPerson Meet(int number)
        {
            var culture = Culture.Draw(_random);
            string given = culture.Given.Draw(_random), family = culture.Family.Draw(_random);
            string handle = _random.Next(10) switch
            {
                < 3 => given + family,
                < 5 => given[..1] + family,
                < 7 => string.Create(CultureInfo.InvariantCulture, $"{given}{_random.Next(2000)}"),
                _ => Handles.Draw(_random),
            };
            string? company = _random.Next(3) == 0 ? Companies.Draw(_random) : null;
            if (company?.Contains('.', StringComparison.Ordinal) == false) company += ".com";
            return new PlantedPerson(culture, given, family, handle, _mailboxes.OpenLogin(_random, handle), 1000 + (number * 7), company, Draw(Up(1, .35, 5)));
        }

        private void See(int number, Signature signature, int[] repositories)
        {
            // Of those that many write, such as root <root@localhost>, the first writer is taken for the person.
            _persons.TryAdd(signature, number);
            foreach (int repository in repositories) _sightings.Add(new Sighting(signature, repository, (long)Math.Min(5000, Math.Pow(1 - _random.NextDouble(), -.9))));
        }

        // A squash names its author's other alias, or somebody else who is about.
        private void Name(Signature? before, Signature signature, int repository)
        {
            if (before is not null && _random.Next(5) == 0) _named.Add((signature, before));
            if (_lastIn[repository] is { } last && _random.Next(10) == 0) _named.Add((signature, last));
            _lastIn[repository] = signature;
        }

        // One in a hundred has changed machines and names for years.
        private int Aliases() => _random.Next(100) == 0 ? Up(6, .85, 40) : Up(1, .36, 6);

        private int Up(int from, double chance, int most)
        {
            while (from < most && _random.NextDouble() < chance) from++;
            return from;
        }

        private int[] Draw(int count) => Enumerable.Range(0, count).Select(_ => _sizes.Draw(_random)).Distinct().Order().ToArray();
    }
}
