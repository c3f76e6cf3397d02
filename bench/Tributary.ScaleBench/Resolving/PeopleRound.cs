using Tributary.People;

namespace Tributary.ScaleBench.Resolving;

/// <summary>Each figure measured once, in turn.</summary>
/// <param name="Groups">The baseline.</param>
/// <param name="Resolver">The resolver over the same sightings.</param>
internal sealed record PeopleRound(OwnMeasurement Groups, OwnMeasurement Resolver)
{
    /// <summary>How many times the baseline's time the resolver took.</summary>
    public double ResolverOverGroups => Resolver.Measurement.Wall / Groups.Measurement.Wall;

    /// <summary>Measures each figure once.</summary>
    public static PeopleRound Run(IdentityEvidence evidence)
    {
        (OwnMeasurement groups, _) = OwnMeasurement.Of(() => ExactGroups.Count(evidence.Sightings));
        (OwnMeasurement resolver, _) = OwnMeasurement.Of(() => Identities.Resolve(evidence));
        return new PeopleRound(groups, resolver);
    }

    /// <summary>For a person who waits.</summary>
    public override string ToString() =>
        $"grouping {Groups.Measurement}, resolver {Resolver.Measurement} ({Resolver.Measurement.PeakBytes / 1e6:0} MB, heap {Resolver.PeakHeapBytes / 1e6:0} MB, processor {Resolver.Processor.TotalSeconds:0.00} s), ratio {ResolverOverGroups:0.00}";
}
