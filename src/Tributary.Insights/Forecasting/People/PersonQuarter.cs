using Tributary.Model;

namespace Tributary.Insights.Forecasting.People;

/// <summary>What is known, at a quarter's end, of somebody who was active in it in a scope.</summary>
/// <param name="Scope">The scope's name.</param>
/// <param name="Contributor">The store's number of the person.</param>
/// <param name="Quarter">The quarter.</param>
/// <param name="Weeks">Active weeks in it; 1 or more.</param>
/// <param name="SilentDays">Days without a commit at its end.</param>
/// <param name="Commits">Commits in it, authored or co-authored.</param>
/// <param name="Repositories">Repositories of the scope that they were active in.</param>
/// <param name="QuartersBefore">Quarters in which they were active before.</param>
/// <param name="WeeksBefore">Active weeks in the quarter before.</param>
/// <param name="WeeksEarlier">Active weeks in the quarter before that.</param>
/// <param name="IsBack">Whether they were active in the quarter that followed: what is to be forecast. False for the last one, of which nobody knows.</param>
internal sealed record PersonQuarter(
    string Scope, long Contributor, Quarter Quarter, int Weeks, int SilentDays, long Commits, int Repositories, int QuartersBefore, int WeeksBefore, int WeeksEarlier, bool IsBack)
{
    /// <summary>How many numbers <see cref="Features"/> gives.</summary>
    public const int FeatureCount = 17;

    /// <summary>
    /// What the probability follows from: depth, recency, volume, breadth and tenure, and where they change each other's weight. The first is constant.
    /// </summary>
    public double[] Features()
    {
        const int daysAWeek = 7;
        double weeks = Math.Log(Weeks), silence = Math.Log(1 + ((double)SilentDays / daysAWeek)), tenure = Math.Log(1 + QuartersBefore), before = Math.Log(1 + WeeksBefore);
        double once = Weeks == 1 ? 1 : 0, isNew = QuartersBefore == 0 ? 1 : 0, wasActive = WeeksBefore > 0 ? 1 : 0;
        return
        [
            1, weeks, weeks * weeks, once, silence, Math.Log(1 + Commits), Math.Log(Repositories), tenure, tenure * tenure, isNew, before, wasActive, Math.Log(1 + WeeksEarlier),
            weeks * silence, weeks * isNew, silence * isNew, weeks * before,
        ];
    }
}
