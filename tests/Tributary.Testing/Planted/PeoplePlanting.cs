namespace Tributary.Testing.Planted;

/// <summary>Makes a field's people: most come once, a core stays, some move on, some are in several places.</summary>
internal sealed class PeoplePlanting
{
    private static readonly string[] Offsets = ["-0800", "-0700", "-0500", "-0400", "+0000", "+0100", "+0200", "+0300", "+0530", "+0545", "+0800", "+0800", "+0800", "+0900"];
    private static readonly string[] FreeMail = ["gmail.com", "outlook.com", "proton.me", "qq.com", "163.com", "icloud.com"];

    // Companies whose domains the program knows.
    private static readonly (string Organisation, string Domain)[] Employers =
        [("NVIDIA", "nvidia.com"), ("AMD", "amd.com"), ("Intel", "intel.com"), ("Google", "google.com"), ("Microsoft", "microsoft.com"), ("Red Hat", "redhat.com")];

    private readonly PlantedOptions _options;
    private readonly IReadOnlyList<PlantedRepository> _repositories;
    private readonly List<PlantedRepository>[] _byCategory;
    private readonly List<PlantedRepository> _bySize;
    private readonly HeavyTail _sizes;
    private readonly HeavyTail _employers = new(Employers.Length, .7);

    public PeoplePlanting(PlantedOptions options, IReadOnlyList<PlantedRepository> repositories)
    {
        _options = options;
        _repositories = repositories;
        _bySize = repositories.Where(it => !it.IsMissing).OrderByDescending(it => it.Share).ToList();
        _sizes = new HeavyTail(_bySize.Count, .85);
        _byCategory = Enumerable.Range(0, options.Categories).Select(category => _bySize.Where(it => it.Category == category).ToList()).ToArray();
    }

    public IReadOnlyList<PlantedPerson> Run() => Enumerable.Range(0, _options.People).Select(Plant).ToList();

    private PlantedPerson Plant(int number)
    {
        Random random = Chance.Of(_options.Seed, "person", number);
        bool founds = number < _repositories.Count && !_repositories[number].IsMissing;
        bool visits = !founds && random.Happens(_options.Visitors);
        (List<PlantedStay> stays, PlantedMove? move) = founds ? ([new PlantedStay(number, number, _repositories[number].Birth, _options.LastDay)], null)
            : !visits && random.Happens(_options.Movers / (1 - _options.Visitors)) ? Move(number, random)
            : ([Stay(number, _bySize[_sizes.Draw(random)], visits, random)], null);
        if (random.Happens(_options.Several)) stays.AddRange(Elsewhere(number, stays, random).ToList());
        bool hides = random.Happens(.15);
        DateOnly first = stays.Min(stay => stay.From), last = stays.Max(stay => stay.Until);
        return new PlantedPerson
        {
            Number = number,
            Stays = stays,
            Move = move,
            Employments = random.Happens(_options.Employed) ? Employ(first, last, random) : [],
            Addresses = Addresses(number, first, last, random),
            Offset = random.Pick(Offsets),
            Weight = visits ? 0 : Math.Min(200, Math.Pow(1 - random.NextDouble(), -.9)) * (founds || move is not null ? 4 : 1),
            HidesAddress = hides,
        };
    }

    private PlantedStay Stay(int person, PlantedRepository repository, bool visits, Random random)
    {
        bool early = !visits && random.Happens(.35);
        DateOnly from = early ? Clamp(_options.FirstDay.AddDays(random.Next(30)), repository) : random.Day(repository.Birth, _options.LastDay);
        int days = visits ? (random.Happens(.7) ? 0 : random.Next(7)) : random.Happens(.4) ? 7 + random.Next(120) : random.Happens(.5) ? 90 + random.Next(500) : int.MaxValue;
        return new PlantedStay(person, repository.Number, from, Earliest(from, days));
    }

    // Early enough and late enough for a year on either side, as far as the field goes.
    private (List<PlantedStay> Stays, PlantedMove? Move) Move(int person, Random random)
    {
        int days = _options.LastDay.DayNumber - _options.FirstDay.DayNumber;
        PlantedRepository from = _bySize[_sizes.Draw(random)];
        int category = random.Happens(.7) ? (from.Category + 1) % _options.Categories : random.Next(_options.Categories);
        DateOnly day = _options.FirstDay.AddDays((int)(days * (.4 + (.2 * random.NextDouble()))));
        PlantedRepository? to = _byCategory[category].Where(it => it.Birth <= day).Take(20).OrderBy(_ => random.Next()).FirstOrDefault();
        DateOnly arrival = Clamp(_options.FirstDay.AddDays(random.Next(Math.Max(1, days / 6))), from);
        if (to is null || category == from.Category || arrival >= day) return ([Stay(person, from, visits: false, random)], null);
        DateOnly last = _options.LastDay.AddDays(-random.Next(Math.Max(1, days / 10)));
        return ([new PlantedStay(person, from.Number, arrival, day.AddDays(-1)), new PlantedStay(person, to.Number, day, last)], new PlantedMove(person, day, from.Category, category));
    }

    private IEnumerable<PlantedStay> Elsewhere(int person, List<PlantedStay> stays, Random random)
    {
        var known = stays.Select(stay => stay.Repository).ToHashSet();
        DateOnly first = stays.Min(stay => stay.From), last = stays.Max(stay => stay.Until);
        for (int i = random.HeavyTailed(.7, 4); i > 0; i--)
        {
            PlantedRepository repository = _bySize[random.Next(_bySize.Count)];
            DateOnly from = Clamp(random.Day(first, last), repository);
            if (from <= _options.LastDay && known.Add(repository.Number)) yield return new PlantedStay(person, repository.Number, from, Earliest(from, random.Next(200)));
        }
    }

    // From the month of their first commit or a later one; who has changed employers has done so at the start of a month.
    private List<PlantedEmployment> Employ(DateOnly first, DateOnly last, Random random)
    {
        int employer = _employers.Draw(random);
        DateOnly from = FirstOfMonth(random.Happens(.85) ? first : random.Day(first, last).AddMonths(1));
        List<PlantedEmployment> employments = [new(Employers[employer].Organisation, Employers[employer].Domain, from)];
        if (random.Happens(.15))
        {
            (string organisation, string domain) = Employers[(employer + 1 + random.Next(Employers.Length - 1)) % Employers.Length];
            employments.Add(new PlantedEmployment(organisation, domain, FirstOfMonth(from.AddDays(60 + random.Next(400)))));
        }

        return employments;
    }

    private static List<(DateOnly, string)> Addresses(int number, DateOnly first, DateOnly last, Random random)
    {
        string given = PlantedNames.GivenOf(number), family = PlantedNames.FamilyOf(number);
        string[] possible = [$"{given}.{family}@{random.Pick(FreeMail)}", $"{given}@{family}.dev", $"{given[..2]}{family}@{random.Pick(FreeMail)}"];
        random.Shuffle(possible);
        List<(DateOnly, string)> addresses = [(first, possible[0])];
        if (random.Happens(.3)) addresses.Add((random.Day(first, last), possible[1]));
        return addresses;
    }

    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);

    private static DateOnly Clamp(DateOnly day, PlantedRepository repository) => day < repository.Birth ? repository.Birth : day;

    private DateOnly Earliest(DateOnly from, int days) => days > _options.LastDay.DayNumber - from.DayNumber ? _options.LastDay : from.AddDays(days);
}
