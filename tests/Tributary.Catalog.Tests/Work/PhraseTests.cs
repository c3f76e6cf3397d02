using Tributary.Catalog.Work;

namespace Tributary.Catalog.Tests.Work;

public sealed class PhraseTests
{
    [Theory]
    [InlineData("fix", "Fix a leak", true)]
    [InlineData("fix", "prefix sums", false)]
    [InlineData("fix", "bug-fix", true)]
    [InlineData("fix*", "fixture", true)]
    [InlineData("composable kernel", "use composable_kernel here", true)]
    [InlineData("composable kernel", "kernel composable", false)]
    [InlineData("sm 9*", "tune for SM_90a", true)]
    [InlineData("sm 9*", "sm", false)]
    [InlineData("kv cache", "class KVCacheManager", true)]
    [InlineData("kvcache", "class KVCacheManager", false)]
    [InlineData("kvcachemanager", "class KVCacheManager", true)]
    [InlineData("rocm", "ROCm support", true)]
    [InlineData("update ... readme", "Update README.md", true)]
    [InlineData("update ... readme", "update the install notes in the readme", true)]
    [InlineData("update ... readme", "update 1 2 3 4 5 6 7 8 readme", true)]
    [InlineData("update ... readme", "update 1 2 3 4 5 6 7 8 9 readme", false)]
    [InlineData("c", "", false)]
    [InlineData("c", "– ß ☃", false)]
    public void A_phrase_is_words_in_a_row(string phrase, string text, bool isIn) => Phrase.Parse(phrase)!.IsIn(text).ShouldBe(isIn);

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("... fix")]
    [InlineData("fix ...")]
    [InlineData("a ... b ... c ... d")]
    [InlineData("f*x")]
    [InlineData("*")]
    [InlineData("☃")]
    public void What_has_no_words_is_no_phrase(string text) => Phrase.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData("[ROCm][CI] Fix it", "[ROCm][CI]")]
    [InlineData("feat(attention)!: add", "feat(attention)!:")]
    [InlineData("  chore: [docs]: tidy", "  chore: [docs]:")]
    [InlineData("Fix a leak: in the pool", "")]
    [InlineData("std::vector is used", "")]
    [InlineData("https://example.com", "")]
    [InlineData("[an unfinished tag", "")]
    [InlineData("[]: empty", "")]
    [InlineData("a: b: c: d: e: f", "a: b: c: d:")]
    [InlineData("", "")]
    public void Tags_stand_at_the_start_of_a_subject(string subject, string tags) => SubjectTag.AllOf(subject).ToString().ShouldBe(tags);
}
