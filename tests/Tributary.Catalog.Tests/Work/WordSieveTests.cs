using Tributary.Catalog.Work;

namespace Tributary.Catalog.Tests.Work;

public class WordSieveTests
{
    private static readonly string[] Words = ["a", "7", "fix", "fixes", "kv", "x86", "cuda12", "abcdefghijklmnopqrstuvwxyzabcdefghijklmnop"];

    [Fact]
    public void LetsItsWordsPassInEitherCase()
    {
        var sieve = new WordSieve();
        foreach (string word in Words) sieve.Add(word);
        foreach (string word in Words)
        {
            sieve.MayPass(word).ShouldBeTrue(word);
            sieve.MayPass(word.ToUpperInvariant()).ShouldBeTrue(word);
        }
    }

    [Fact]
    public void HoldsBackNearlyAllOthers()
    {
        var sieve = new WordSieve();
        foreach (string word in Words) sieve.Add(word);
        foreach (string other in (string[])["b", "fi", "fixe", "fox", "kvs", "ku", "x8", "cuda1", "cuda123"]) sieve.MayPass(other).ShouldBeFalse(other);
    }

    [Theory]
    [InlineData("fix", "fix", true)]
    [InlineData("fix", "fixture", true)]
    [InlineData("fix", "FIXTURES", true)]
    [InlineData("fix", "fi", false)]
    [InlineData("fix", "foxes", false)]
    [InlineData("f", "f", true)]
    [InlineData("f", "forward", true)]
    [InlineData("f", "backward", false)]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdefgh", "abcdefghijklmnopqrstuvwxyzabcdefghi", true)]
    public void LetsWhatBeginsWithAPrefixPass(string prefix, string word, bool passes)
    {
        var sieve = new WordSieve();
        sieve.AddPrefix(prefix);
        sieve.MayPass(word).ShouldBe(passes);
    }
}
