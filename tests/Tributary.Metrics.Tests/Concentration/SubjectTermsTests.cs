using System.Text;
using Tributary.Metrics.Concentration;
using Tributary.Model;

namespace Tributary.Metrics.Tests.Concentration;

public sealed class SubjectTermsTests
{
    [Theory]
    [InlineData("[ROCm] Add flash attention for gfx950 (#1234)", "ROCm|flash|attention|flash attention|gfx950")]
    [InlineData("feat(attn)!: support FP8 KV-cache", "attn|FP8|KV|FP8 KV|cache|KV-cache")]
    [InlineData("Bump torch to 2.10 and ROCm 7.2.1", "torch|ROCm|ROCm 7.2.1")]
    [InlineData("Llama 4: fix tensor parallelism", "Llama|Llama 4|tensor|parallelism|tensor parallelism")]
    [InlineData("Revert \"Fix hang\" 1a2b3c4d5e", "hang")]
    [InlineData("[ABC-1234] Don't leak; see https://example.org/x?y=z", "leak|see")]
    [InlineData("Merge from @ada's branch, thanks ada@example.org, fixes g/r#12 and GH-9", "branch|thanks")]
    [InlineData("fix", "")]
    [InlineData("", "")]
    [InlineData("   \t ", "")]
    [InlineData("修复 调度器", "修复|调度器|修复 调度器")]
    public void A_subject_names_words_and_pairs(string subject, string terms) => string.Join('|', SubjectTerms.Of(subject).Select(term => term.Spelling)).ShouldBe(terms);

    [Theory]
    [InlineData("FlashAttention", "flash_attention")]
    [InlineData("Flash attention", "FlashAttention")]
    [InlineData("flash-attention", "flash attentions")]
    [InlineData("Gemma4", "gemma 4")]
    public void Spellings_of_one_thing_are_one_term(string one, string other) => SubjectTerms.Of(one)[^1].Key.ShouldBe(SubjectTerms.Of(other)[^1].Key);

    [Fact]
    public void Whatever_stands_in_a_subject_terms_are_few_short_and_visible()
    {
        var random = new Random(17);
        string[] parts = ["\u001b[31m", "\u202e", "\0", "@", "#1", "a", "Ω", "_", ".", "+", "-", " ", "\r\n", "\u0301", "\ud83d", "\ude00", "https://", "0", "x".PadLeft(300, 'x'), "|", "\u200d", "fix", "[", "]", "'"];
        for (int i = 0; i < 3000; i++)
        {
            string subject = string.Concat(random.GetItems(parts, random.Next(60)));
            foreach (SubjectTerm term in SubjectTerms.Of(subject))
            {
                term.Key.ShouldNotBeEmpty();
                term.Spelling.Length.ShouldBeLessThan(90);
                VisibleText.Of(term.Spelling).ShouldBe(term.Spelling);
                term.Spelling.EnumerateRunes().ShouldAllBe(rune => Rune.IsLetterOrDigit(rune) || rune.Value > 127 || "_.+- ".Contains((char)rune.Value));
            }

            SubjectTerms.Of(subject).Select(term => term.Key).ShouldBeUnique();
        }
    }

    [Fact]
    public void A_subject_of_any_length_is_read_up_to_a_bound() => SubjectTerms.Of(string.Concat(Enumerable.Range(0, 100_000).Select(it => $"w{it} "))).Count.ShouldBeLessThan(300);
}
