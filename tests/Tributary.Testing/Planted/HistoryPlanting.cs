using Tributary.Model;

namespace Tributary.Testing.Planted;

/// <summary>Makes a repository's history: first what it takes over, then its own commits, in the order of their slots.</summary>
internal sealed class HistoryPlanting
{
    private const string HostOffset = "+0000";
    private const int Host = 0;
    private const int Reviewer = 3;
    private const int FirstAgent = 4;
    private const int Agents = 3;
    private const int LongestBranch = 3;

    private readonly PlantedField _field;
    private readonly PlantedOptions _options;
    private readonly PlantedRepository _repository;
    private readonly Random _random;
    private readonly PlantedTree _tree = new();
    private readonly List<PlantedStay> _regulars;
    private readonly bool _signsOff;
    private int _number;
    private int _change;
    private int _sinceMerge;
    private long _committed;

    public HistoryPlanting(PlantedField field, PlantedRepository repository)
    {
        _field = field;
        _options = field.Options;
        _repository = repository;
        _random = Chance.Of(_options.Seed, "history", repository.Number);
        _regulars = field.StaysIn(repository).Where(stay => field.People[stay.Person].Weight > 0).ToList();
        _signsOff = _random.Happens(.3);
        _committed = PlantedField.SecondsAt(repository.Birth) - 1;
    }

    public IEnumerable<PlantedCommit> Run()
    {
        foreach (PlantedCommit commit in TakenOver()) yield return commit;
        List<PlantedSlot> slots = new SlotsPlanting(_field, _repository).Run();
        foreach (PlantedSlot slot in slots)
        {
            PlantedCommit commit = slot.IsBots ? Bots(slot) : Peoples(slot, slots.Count);
            yield return commit;
            _sinceMerge++;
            if (_number > 1 && _random.Happens(_options.Merges)) yield return Merge(commit);
        }
    }

    private IEnumerable<PlantedCommit> TakenOver()
    {
        if (_repository.Source is not { } source) yield break;
        long birth = PlantedField.SecondsAt(_repository.Birth);
        Signature importer = Founder.PlainSignatureOn(_repository.Birth);
        foreach (PlantedCommit commit in _field.HistoryOf(_field.Repositories[source]).TakeWhile(it => it.CommitterTime < birth))
        {
            _tree.Apply(commit.IsMerge ? [] : commit.Changes);
            _number++;
            yield return _repository.IsImport ? commit with { Importer = _repository.Number, Committer = importer, CommitterTime = NotBefore(birth) } : commit;
        }
    }

    private PlantedPerson Founder => _field.People[_repository.Number];

    private PlantedCommit Peoples(PlantedSlot slot, int slots)
    {
        PlantedPerson person = _field.People[slot.Contributor];
        bool first = _tree.Count == 0, plain = slot.IsPlain;
        bool squashed = !plain && _random.Happens(_options.Squashes);
        bool odd = !plain && !squashed && _random.Happens(_options.OddDates);
        Signature author = plain ? person.PlainSignatureOn(slot.Day) : person.SignatureOn(slot.Day, squashed, _random);
        var message = new PlantedMessage();
        bool agentAuthored = !plain && _random.Happens(_options.AgentAuthored);
        PlantedAccount agent = _field.Accounts[FirstAgent + _random.Next(Agents)];
        if (squashed && _random.Happens(.25)) NameCoAuthors(message, slot, person);
        if (agentAuthored && _random.Happens(.9)) message.NameFirst(person.Number, author);
        else if (!plain && !agentAuthored && _random.Happens(_options.Assisted)) message.NameAgent(agent.Number, _random.Pick(agent.Signatures), _random.Happens(.4));
        if (!plain && _random.Happens(.004)) message.Name(_field.Accounts[Reviewer].Number, _field.Accounts[Reviewer].Signatures[0]);
        if (_signsOff && !agentAuthored) message.SignOff(author);
        return new PlantedCommit
        {
            Origin = _repository.Number,
            Number = _number++,
            Author = agentAuthored ? agent.Number : person.Number,
            AuthorSignature = agentAuthored ? agent.Signatures[0] : author,
            AuthorTime = odd ? OddTime() : slot.Time,
            Offset = agentAuthored ? HostOffset : person.Offset,
            Committer = squashed ? _field.Accounts[Host].Signatures[0] : agentAuthored ? agent.Signatures[0] : author,
            CommitterTime = NotBefore(slot.Time + (plain ? 0 : _random.Next(squashed ? 40_000 : 600))),
            Subject = first ? "Initial commit" : PlantedSubjects.Draw(_random, squashed ? ++_change : null),
            Body = message.Text(squashed, _random),
            CoAuthors = message.Named,
            IsAssisted = agentAuthored || message.IsAssisted,
            IsUndated = odd,
            Changes = first ? _tree.Grow(Math.Clamp(slots / 4, 12, 4000)) : _tree.Draw(_random, Size(), onlyModified: odd),
        };
    }

    private PlantedCommit Bots(PlantedSlot slot)
    {
        PlantedAccount bot = _field.Accounts[slot.Contributor - _options.People];
        Signature author = _random.Pick(bot.Signatures);
        return new PlantedCommit
        {
            Origin = _repository.Number,
            Number = _number++,
            Author = bot.Number,
            AuthorSignature = author,
            AuthorTime = slot.Time,
            Offset = HostOffset,
            Committer = _field.Accounts[Host].Signatures[0],
            CommitterTime = NotBefore(slot.Time),
            Subject = PlantedSubjects.DrawBots(_random, ++_change),
            Changes = _tree.Draw(_random, 1 + _random.Next(2), onlyModified: false),
        };
    }

    // Joins the last one to three commits to the one before them, as a branch that was merged without being moved up.
    private PlantedCommit Merge(PlantedCommit last)
    {
        int number = _number++, merged = 1 + _random.Next(Math.Min(Math.Min(_sinceMerge, LongestBranch), number - 1));
        _sinceMerge = 0;
        long now = NotBefore(_committed);
        bool byPerson = last.Author < _options.People && !last.IsUndated;
        PlantedPerson author = byPerson && _random.Happens(.3) ? _field.People[last.Author] : Founder;
        return new PlantedCommit
        {
            Origin = _repository.Number,
            Number = number,
            MergeBase = number - 1 - merged,
            Author = author.Number,
            AuthorSignature = author.PlainSignatureOn(DateOnly.FromDateTime(DateTime.UnixEpoch.AddSeconds(now))),
            AuthorTime = now,
            Offset = author.Offset,
            Committer = _field.Accounts[Host].Signatures[0],
            CommitterTime = now,
            Subject = $"Merge pull request #{++_change} from {author.Login}/{_random.Pick(PlantedSubjects.Nouns)}",
        };
    }

    private void NameCoAuthors(PlantedMessage message, PlantedSlot slot, PlantedPerson author)
    {
        if (_random.Happens(.1)) message.Name(author.Number, new Signature(author.Name, author.NoReply));
        for (int i = _random.HeavyTailed(.6, 5) * 4; i > 0; i--)
        {
            PlantedStay other = _random.Pick(_regulars);
            if (!other.Covers(slot.Day) || !_random.Happens(.4)) continue;
            PlantedPerson person = _field.People[other.Person];
            message.Name(person.Number, person.SignatureOn(slot.Day, atHost: true, _random));
            if (_random.Happens(.05)) message.Name(person.Number, new Signature(person.Name, person.NoReply));
        }
    }

    // No two commits of a repository in one second, so that their order can be told by the clock alone.
    private long NotBefore(long time) => _committed = Math.Max(_committed + 1, time);

    private int Size() => _random.Happens(_options.Bulk) ? Math.Min(Math.Max(2, _tree.Count / 2), 100 + _random.HeavyTailed(1, 1500)) : _random.HeavyTailed(1, 80);

    private long OddTime() => _random.Happens(.5) ? PlantedField.SecondsAt(new DateOnly(1980, 1, 1)) + _random.Next(86_400) : PlantedField.SecondsAt(new DateOnly(2036, 1, 1)) + _random.Next(86_400);
}
