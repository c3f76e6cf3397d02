using System.Globalization;
using System.Text.RegularExpressions;
using Tributary.Metrics;
using Tributary.Model;

namespace Tributary.Insights.Predictions;

/// <summary>Reads conditions as people write them.</summary>
public static partial class ConditionText
{
    /// <summary>Reads <c>METRIC [NAME=NUMBER] of KIND:SCOPE [within TERM] [/ or - QUARTER or KIND:SCOPE] SIGN NUMBER</c>.</summary>
    /// <exception cref="MetricException">It is no condition, or nothing that can be measured.</exception>
    public static Condition Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Match match = Written().Match(text.Trim());
        if (!match.Success || !ClaimScope.TryParse(Of(match, "scope"), out ClaimScope? scope)
            || !decimal.TryParse(Of(match, "threshold"), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal threshold)) throw Wrong(text);
        Compared compared = Of(match, "operation") switch { "/" => Compared.Ratio, "-" => Compared.Difference, _ => Compared.Value };
        Quarter? toQuarter = Quarter.TryParse(Of(match, "to"), out Quarter quarter) ? quarter : null;
        ClaimScope? toScope = null;
        if (compared != Compared.Value && toQuarter is null && !ClaimScope.TryParse(Of(match, "to"), out toScope)) throw Wrong(text);
        var condition = new Condition
        {
            Metric = Of(match, "metric"),
            Parameters = Parameters(match, text),
            Scope = scope!,
            Within = match.Groups["within"].Captures.Select(it => it.Value.Trim()).ToList(),
            Compared = compared,
            ToQuarter = toQuarter,
            ToScope = toScope,
            Comparator = ComparatorSigns.Of(Of(match, "sign"))!.Value,
            Threshold = threshold,
        };
        condition.Check();
        return condition;
    }

    private static SortedDictionary<string, long> Parameters(Match match, string text)
    {
        var parameters = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (string setting in match.Groups["set"].Captures.Select(it => it.Value.Trim()))
        {
            string[] parts = setting.Split('=');
            if (!long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long value) || !parameters.TryAdd(parts[0], value)) throw Wrong(text);
        }

        return parameters;
    }

    private static string Of(Match match, string group) => match.Groups[group].Value.Trim();

    private static MetricException Wrong(string text) => new(
        $"'{text}' is no condition. Write a metric, a scope and a threshold, such as \"contributors of repository:pytorch/helion > 50\", \"contributors of category:edge / 2026Q2 >= 1.2\" or \"contributors of ecosystem:rocm within layer:kernels - ecosystem:cuda >= 0\".");

    // Names have blanks: they end where the next sign stands between blanks.
    [GeneratedRegex(@"^(?<metric>[a-z-]+)(?<set> +[a-z_]+=[0-9]+)* +of +(?<scope>[a-z]+:\S.*?)( +within +(?<within>[a-z]+:\S.*?))*( +(?<operation>[/-]) +(?<to>\S.*?))? +(?<sign>>=|>|<=|<) *(?<threshold>-?[0-9.]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();
}
