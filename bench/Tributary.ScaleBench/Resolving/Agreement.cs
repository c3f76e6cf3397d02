using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tributary.Model;
using Tributary.People;

namespace Tributary.ScaleBench.Resolving;

/// <summary>What was found, held against what was planted. Over pairs of signatures.</summary>
/// <param name="Precision">Of those put together, how many are one person's.</param>
/// <param name="Recall">Of those that are one person's, how many were put together.</param>
internal sealed record Agreement(double Precision, double Recall)
{
    /// <summary>Compares.</summary>
    public static Agreement Of(Resolution resolution, IReadOnlyDictionary<Signature, int> persons)
    {
        var sizes = new Dictionary<int, int>();
        foreach (int person in persons.Values) sizes[person] = sizes.GetValueOrDefault(person) + 1;
        long together = 0, right = 0;
        var within = new Dictionary<int, int>();
        foreach (Contributor contributor in resolution.Contributors)
        {
            within.Clear();
            foreach (Signature signature in contributor.Signatures) within[persons[signature]] = within.GetValueOrDefault(persons[signature]) + 1;
            together += Pairs(contributor.Signatures.Count);
            right += within.Values.Sum(Pairs);
        }

        return new Agreement((double)right / together, (double)right / sizes.Values.Sum(Pairs));
    }

    /// <summary>A number for a whole result, reasons and order included: equal for equal results.</summary>
    public static string Fingerprint(Resolution resolution)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Contributor it in resolution.Contributors)
        {
            Add(string.Create(CultureInfo.InvariantCulture, $"{it.Name}\t{it.Kind}\t{it.Commits}"));
            foreach (Signature signature in it.Signatures) Add($"{signature.Name}\t{signature.Address}");
            foreach (Join join in it.Joins) Add($"{join.Rule.Name}\t{join.One.Name}\t{join.One.Address}\t{join.Other.Name}\t{join.Other.Address}\t{join.Evidence}");
        }

        foreach (OpenQuestion it in resolution.Questions)
            Add(string.Create(CultureInfo.InvariantCulture, $"{it.Rule.Name}\t{it.One.Name}\t{it.One.Address}\t{it.Other.Name}\t{it.Other.Address}\t{it.Evidence}\t{it.Guard.Name}\t{it.Commits}"));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];

        void Add(string line) => hash.AppendData(Encoding.UTF8.GetBytes(line + '\n'));
    }

    private static long Pairs(int members) => (long)members * (members - 1) / 2;
}
