using Tributary.Ingest;
using Tributary.Model;
using Tributary.People;

namespace Tributary.ScaleBench.Resolving;

/// <summary>Who signed what in a folder of mirrors: real signatures.</summary>
internal static class HistorySightings
{
    /// <summary>Reads authors and trailers of all mirrors.</summary>
    public static IdentityEvidence Read(MirrorFolder mirrors)
    {
        var sightings = new List<Sighting>();
        var named = new HashSet<(Signature, Signature)>();
        for (int i = 0; i < mirrors.Repositories.Count; i++)
        {
            int repository = i;
            var seen = MirrorSightings.Read(mirrors.Repositories[i], CancellationToken.None);
            sightings.AddRange(seen.ToEvidence().Sightings.Select(sighting => sighting with { Repository = repository }));
            named.UnionWith(seen.Named);
        }

        return new IdentityEvidence { Sightings = sightings, Named = named };
    }
}
