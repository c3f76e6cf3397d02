using Tributary.Model;

namespace Tributary.Testing.Planted;

/// <summary>That a contributor commits at a time.</summary>
/// <param name="Time">Seconds since 1970.</param>
/// <param name="Contributor">Who.</param>
/// <param name="IsBots">Whether it is a bot.</param>
/// <param name="IsPlain">Whether it is a commit about which nothing is peculiar: somebody's first or last.</param>
internal readonly record struct PlantedSlot(long Time, int Contributor, bool IsBots, bool IsPlain)
{
    /// <summary>In UTC.</summary>
    public DateOnly Day => DateOnly.FromDateTime(DateTime.UnixEpoch.AddSeconds(Time));
}

/// <summary>Decides who commits to a repository when: few do most, and each does it within some weeks on end.</summary>
internal sealed class SlotsPlanting(PlantedField field, PlantedRepository repository)
{
    private const int FirstBot = 1;
    private const int FirstOwnBot = 7;

    private readonly PlantedOptions _options = field.Options;
    private readonly Random _random = Chance.Of(field.Options.Seed, "slots", repository.Number);
    private readonly List<PlantedSlot> _slots = [];

    public List<PlantedSlot> Run()
    {
        List<PlantedStay> stays = field.StaysIn(repository).ToList();
        foreach (PlantedStay stay in stays) AddEnds(stay);
        for (int i = 0; i < _options.Quarters; i++) Fill(_options.FirstQuarter.Plus(i), stays);
        // A founder's first commit comes before all others, and brings what they work on.
        return _slots.OrderBy(slot => slot.Time).ThenBy(slot => slot.Contributor).ToList();
    }

    private void AddEnds(PlantedStay stay)
    {
        bool founds = stay.Person == repository.Number;
        long first = founds ? PlantedField.SecondsAt(stay.From) : SecondOn(stay.From, stay.Person);
        _slots.Add(new PlantedSlot(first, stay.Person, IsBots: false, IsPlain: true));
        if (stay.Until > stay.From) _slots.Add(new PlantedSlot(SecondOn(stay.Until, stay.Person), stay.Person, IsBots: false, IsPlain: true));
    }

    private void Fill(Quarter quarter, List<PlantedStay> stays)
    {
        DateOnly from = Latest(quarter.FirstDay, repository.Birth), until = quarter.Next.FirstDay.AddDays(-1);
        if (from > until) return;
        double part = Part(repository, quarter) / field.Repositories.Sum(it => Part(it, quarter));
        int wanted = (int)Math.Round(_options.CommitsPerQuarter * part * (.85 + (.3 * _random.NextDouble())));
        int bots = (int)Math.Round(wanted * _options.Bots);
        int ends = stays.Sum(stay => (Within(stay.From) ? 1 : 0) + (stay.Until > stay.From && Within(stay.Until) ? 1 : 0));
        for (int i = 0; i < bots; i++) _slots.Add(new PlantedSlot(PlantedField.SecondsAt(_random.Day(from, until)) + 1 + _random.Next(86_399), DrawBot(), IsBots: true, IsPlain: false));
        foreach ((PlantedStay stay, int commits) in Share(wanted - bots - ends, stays.Where(stay => stay.From <= until && stay.Until >= from).ToList()))
            Cluster(stay, commits, Latest(from, stay.From), until < stay.Until ? until : stay.Until);

        bool Within(DateOnly day) => from <= day && day <= until;
    }

    // What a repository has of all commits, by its size and by how much of the quarter it is there.
    private static double Part(PlantedRepository repository, Quarter quarter)
    {
        int days = quarter.Next.FirstDay.DayNumber - quarter.FirstDay.DayNumber;
        return repository.IsMissing ? 0 : repository.Share * Math.Clamp(quarter.Next.FirstDay.DayNumber - repository.Birth.DayNumber, 0, days) / days;
    }

    private IEnumerable<(PlantedStay Stay, int Commits)> Share(int commits, List<PlantedStay> present)
    {
        double[] upTo = new double[present.Count];
        double sum = 0;
        for (int i = 0; i < upTo.Length; i++) upTo[i] = sum += field.People[present[i].Person].Weight;
        int[] counts = new int[present.Count];
        for (int i = 0; i < commits && sum > 0; i++)
        {
            int at = Array.BinarySearch(upTo, _random.NextDouble() * sum);
            // Who has no weight has the sum of those before, and comes after them.
            counts[at < 0 ? ~at : at]++;
        }

        return present.Zip(counts).Where(pair => pair.Second > 0);
    }

    // Some weeks on end, the more the more commits.
    private void Cluster(PlantedStay stay, int commits, DateOnly from, DateOnly until)
    {
        int firstWeek = Chance.Monday(from).DayNumber, weeks = ((Chance.Monday(until).DayNumber - firstWeek) / 7) + 1;
        int length = Math.Min(weeks, 1 + (int)(commits * .6) + _random.Next(3));
        int start = _random.Next(weeks - length + 1);
        for (int i = 0; i < commits; i++)
        {
            int weekday = _random.Happens(.9) ? _random.Next(5) : 5 + _random.Next(2);
            int day = firstWeek + (7 * (start + _random.Next(length))) + weekday;
            var inside = DateOnly.FromDayNumber(Math.Clamp(day, from.DayNumber, until.DayNumber));
            _slots.Add(new PlantedSlot(SecondOn(inside, stay.Person), stay.Person, IsBots: false, IsPlain: false));
        }
    }

    private int DrawBot()
    {
        bool hasOwn = repository.Number % 3 == 0;
        return _options.People + (hasOwn && _random.Happens(.5) ? FirstOwnBot + (repository.Number / 3) : FirstBot + _random.Next(2));
    }

    // Of a UTC day; the hour is one at which people are up where they live. The day's first second is a founder's.
    private long SecondOn(DateOnly day, int person)
    {
        int local = (int)(3600 * (8 + ((_random.NextDouble() + _random.NextDouble()) * 7.5)));
        int second = local - (60 * PlantedCommit.MinutesOf(field.People[person].Offset));
        return PlantedField.SecondsAt(day) + Math.Max(1, ((second % 86_400) + 86_400) % 86_400);
    }

    private static DateOnly Latest(DateOnly one, DateOnly other) => one > other ? one : other;
}
