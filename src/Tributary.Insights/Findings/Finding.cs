using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tributary.Metrics;
using Tributary.Model;

namespace Tributary.Insights.Findings;

/// <summary>A typed fact: what a metric says of a scope in a period, how that compares with the period before, and how sure that is.</summary>
public sealed record Finding
{
    /// <summary>The metric.</summary>
    public required Metric Metric { get; init; }

    /// <summary>What kind of scope it is about.</summary>
    public required ScopeKind By { get; init; }

    /// <summary>The scope's name.</summary>
    public required string Scope { get; init; }

    /// <summary>The scope's name as it is printed.</summary>
    public required string Title { get; init; }

    /// <summary>Of a repository, its category's name; else null.</summary>
    public string? Category { get; init; }

    /// <summary>The row's names within the scope, in the order of <see cref="Metric.Rows"/>; empty where a scope is one row.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The same names as they are printed.</summary>
    public required IReadOnlyList<string> NameTitles { get; init; }

    /// <summary>When.</summary>
    public required Period Period { get; init; }

    /// <summary>Restrictions that were asked for beside the scope, as they are written.</summary>
    public IReadOnlyList<string> Restrictions { get; init; } = [];

    /// <summary>What the restrictions name, as it is printed.</summary>
    public IReadOnlyList<string> RestrictionTitles { get; init; } = [];

    /// <summary>The restriction whose figure the value is divided by, as it is written: of a parity. Null: the value is a figure by itself.</summary>
    public string? Against { get; init; }

    /// <summary>What <see cref="Against"/> names, as it is printed; null as that is.</summary>
    public string? AgainstTitle { get; init; }

    /// <summary>Whether a parity is counted in the repositories alone that belong to neither side.</summary>
    public bool IsNeutral { get; init; }

    /// <summary>What it may be quoted with, by name: <c>value</c> and the metric's details; <c>before</c>, <c>after</c>, <c>change</c>, <c>low</c>, <c>high</c>, <c>p</c> and <c>q</c> of a change.</summary>
    public required IReadOnlyDictionary<string, double> Values { get; init; }

    /// <summary>Repositories of the scope that cover all that the metric reads.</summary>
    public required int Covered { get; init; }

    /// <summary>Repositories of the scope.</summary>
    public required int Of { get; init; }

    /// <summary>What was to be expected of it at the end of the quarter before; null where that is not asked, or nothing was forecast.</summary>
    public Expectation? Expected { get; init; }

    /// <summary>Whether the quarter before had a change of the same direction.</summary>
    public bool WasTold { get; init; }

    /// <summary>How much it is worth telling: √(share of the whole) × −log₁₀ p, and of a category's commits and contributors as much more as it surprises; 0 where no change was judged.</summary>
    public double Score { get; init; }

    /// <summary>Tells it from all others of an edition, and the same in whatever edition of the same quarter.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture,
        $"{Metric.Name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [By.ToString(), Scope, Period.Name, .. Names, .. Restrictions, .. Against is null ? [] : new[] { "against", Against, IsNeutral ? "neutral" : "all" }])))[..4])}");

    /// <summary>Its value; null where it is only a change.</summary>
    public double? Value => this["value"];

    /// <summary>The change on the period before, as a share of it; null where none was judged.</summary>
    public double? Change => this["change"];

    /// <summary>Whether the change is told apart from chance, among all that were asked about at once.</summary>
    public bool IsChange => this["q"] <= Multiplicity.Rate && (this["low"] > 0 || this["high"] < 0);

    /// <summary>A value by name; null: it has none.</summary>
    public double? this[string name] => Values.TryGetValue(name, out double value) ? value : null;

    /// <summary>How to ask for it on a command line.</summary>
    public string Command
    {
        get
        {
            if (Against is not null) return $"tributary compare {Against} {string.Join(' ', Restrictions)}{(By.IsAspect() ? $" --by {By.ToString().ToLowerInvariant()}" : "")} --period {Period.Name}";
            string restrictions = string.Concat(Restrictions.Select(it => $" --scope {it}"));
            return $"tributary metric {Metric.Name} --by {By.ToString().ToLowerInvariant()}{restrictions} --period {Period.Name}{(Metric.HasChange ? " --change" : "")}";
        }
    }
}
