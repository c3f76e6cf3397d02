using System.Globalization;
using Tributary.Model;
using Tributary.People;

namespace Tributary.Testing.Planted;

/// <summary>A contributor that is no person.</summary>
/// <param name="Number">A contributor's number, after all people's.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Signatures">How it signs, one way or another.</param>
public sealed record PlantedAccount(int Number, ContributorKind Kind, IReadOnlyList<Signature> Signatures)
{
    /// <summary>Those that every field has, and a bot of its own for some repositories.</summary>
    internal static IReadOnlyList<PlantedAccount> PlantAll(PlantedOptions options)
    {
        var accounts = new List<PlantedAccount>();
        Add(ContributorKind.Bot, new Signature("GitHub", "noreply@github.com"));
        Add(ContributorKind.Bot, new Signature("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com"), new Signature("dependabot[bot]", "support@dependabot.com"));
        Add(ContributorKind.Bot, new Signature("github-actions[bot]", "41898282+github-actions[bot]@users.noreply.github.com"));
        Add(ContributorKind.Reviewer, new Signature("coderabbitai[bot]", "136622811+coderabbitai[bot]@users.noreply.github.com"));
        Add(ContributorKind.Agent, new Signature("Claude", "noreply@anthropic.com"), new Signature("Claude Opus 4.5", "noreply@anthropic.com"));
        Add(ContributorKind.Agent, new Signature("Copilot", "198982749+Copilot@users.noreply.github.com"));
        Add(ContributorKind.Agent, new Signature("Cursor", "cursoragent@cursor.com"));
        for (int i = 0; i < options.Repositories; i += 3)
        {
            string login = string.Create(CultureInfo.InvariantCulture, $"planted-{i}-ci[bot]");
            Add(ContributorKind.Bot, new Signature(login, string.Create(CultureInfo.InvariantCulture, $"{900_000_000 + i}+{login}@users.noreply.github.com")));
        }

        return accounts;

        void Add(ContributorKind kind, params Signature[] signatures) => accounts.Add(new PlantedAccount(options.People + accounts.Count, kind, signatures));
    }
}
