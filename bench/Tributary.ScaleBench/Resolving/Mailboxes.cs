using System.Globalization;

namespace Tributary.ScaleBench.Resolving;

/// <summary>Addresses and logins that were given out: who comes late gets a number behind the name, as at any host.</summary>
internal sealed class Mailboxes
{
    private static readonly WordPool Universities = new("tsinghua.edu.cn stanford.edu mit.edu berkeley.edu cmu.edu pku.edu.cn ethz.ch", "ab bo ca de fu go ha in ka lo mu no or pa ru si to uni va we", 1500, .8);

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>A mailbox at a host, which nobody else has.</summary>
    public string Open(Random random, string local, string host) => $"{FreeName(random, local, host)}@{host}";

    /// <summary>A login that nobody else has.</summary>
    public string OpenLogin(Random random, string wanted) => FreeName(random, wanted, "");

    /// <summary>An account at one of a laboratory's machines.</summary>
    public string OpenAtMachine(Random random, string user)
    {
        string university = Universities.Draw(random);
        if (!university.Contains('.', StringComparison.Ordinal)) university += ".edu";
        return string.Create(CultureInfo.InvariantCulture, $"{FreeName(random, user, university)}@gpu{random.Next(1, 33):00}.cs.{university}");
    }

    // Gmail takes dots for nothing, so no host is asked for two mailboxes that differ by them only.
    private string FreeName(Random random, string wanted, string host)
    {
        string name = wanted;
        for (int most = 100; !_taken.Add($"{name.Replace(".", "", StringComparison.Ordinal)}@{host}"); most *= 10) name = wanted + random.Next(most).ToString(CultureInfo.InvariantCulture);
        return name;
    }
}
