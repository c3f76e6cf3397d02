using Tributary.Model;

namespace Tributary.People.Tests;

/// <summary>Says who was seen where, in a line each.</summary>
internal sealed class World
{
    private readonly List<Sighting> _sightings = [];
    private readonly List<(Signature, Signature)> _named = [];
    private Decisions _decisions = Decisions.None;
    private readonly Dictionary<int, Mailmap> _mailmaps = [];

    /// <summary>"Name &lt;address&gt;" authored commits in a repository.</summary>
    public World Seen(string signature, int repository = 1, int commits = 1)
    {
        _sightings.Add(new Sighting(Parse(signature), repository, commits));
        return this;
    }

    /// <summary>A commit by one names the other in a trailer, in repository 1.</summary>
    public World Named(string author, string named)
    {
        _named.Add((Parse(author), Parse(named)));
        return Seen(author, commits: 1).Seen(named, commits: 0);
    }

    public World Stating(string people)
    {
        _decisions = PeopleFile.Parse(people, "people.yaml").Decisions;
        return this;
    }

    public World WithMailmap(int repository, string text)
    {
        _mailmaps[repository] = Mailmap.Parse(text);
        return this;
    }

    public Resolution Resolve() => Identities.Resolve(new IdentityEvidence { Sightings = _sightings, Named = _named, Decisions = _decisions, Mailmaps = _mailmaps });

    public static Signature Parse(string text) => new(text[..text.LastIndexOf('<')].TrimEnd(), text[(text.LastIndexOf('<') + 1)..^1]);
}

internal static class ResolutionAssertions
{
    public static Contributor Of(this Resolution resolution, string signature) =>
        resolution.Contributors.Single(contributor => contributor.Signatures.Contains(World.Parse(signature)));

    public static void ShouldBeOne(this Resolution resolution, params string[] signatures)
    {
        Contributor contributor = resolution.Of(signatures[0]);
        foreach (string signature in signatures) resolution.Of(signature).ShouldBe(contributor, signature);
    }

    public static void ShouldBeApart(this Resolution resolution, params string[] signatures) =>
        signatures.Select(resolution.Of).Distinct().Count().ShouldBe(signatures.Length);

    public static string RuleBetween(this Resolution resolution, string one, string other) =>
        resolution.Of(one).Joins.Single(join => (join.One, join.Other) == (World.Parse(one), World.Parse(other)) || (join.One, join.Other) == (World.Parse(other), World.Parse(one))).Rule.Name;

    public static void ShouldAsk(this Resolution resolution, Guard guard, string one, string other) =>
        resolution.Questions.ShouldContain(question => question.Guard == guard
            && new[] { resolution.Of(one), resolution.Of(other) }.All(contributor => contributor.Signatures.Contains(question.One) || contributor.Signatures.Contains(question.Other)));
}
