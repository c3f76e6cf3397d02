namespace Tributary.People.Tests;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Ada Lovelace", "ada lovelace")]
    [InlineData("Lovelace, Ada", "ada lovelace")]
    [InlineData("Ada M. Lovelace", "ada lovelace")]
    [InlineData("Ada (she/her) [AMD] Lovelace", "ada lovelace")]
    [InlineData("[Ada Lovelace]", "ada lovelace")]
    [InlineData("Dr. Ada Lovelace, PhD", "ada lovelace")]
    [InlineData("AdaLovelace", "ada lovelace")]
    [InlineData("ada.lovelace", "ada lovelace")]
    [InlineData("Ａｄａ Ｌｏｖｅｌａｃｅ", "ada lovelace")]
    [InlineData("Łukasz Żółć", "lukasz zolc")]
    [InlineData("O’Brien, Conan", "conan obrien")]
    [InlineData("A\u0301da\u200b Lovelace", "ada lovelace")]
    public void Names_are_brought_to_one_form(string raw, string expected) => PersonName.Parse(raw).Text.ShouldBe(expected);

    [Theory]
    [InlineData("Jürgen Müller", "Juergen Mueller")]
    [InlineData("Grace Hopper", "hopper grace")]
    [InlineData("Yuhang Wang", "Wang Yuhang")]
    public void Spellings_of_one_name_have_one_key(string one, string other) => PersonName.Parse(one).Key.ShouldBe(PersonName.Parse(other).Key);

    [Fact]
    public void Two_words_that_are_both_family_names_keep_their_order() => PersonName.Parse("Lei Wang").Key.ShouldNotBe(PersonName.Parse("Wang Lei").Key);

    [Theory]
    [InlineData("Ada Lovelace", true, false)]
    [InlineData("Wei Wang", true, true)]
    [InlineData("Scott Wilson", true, true)]
    [InlineData("Wilson Lovelace", true, false)]
    [InlineData("王伟", true, true)]
    [InlineData("AdaLovelace", false, false)]
    [InlineData("that-ar-guy", false, false)]
    [InlineData("Ada", false, false)]
    [InlineData("Your Name", false, false)]
    [InlineData("Jo Li", false, false)]
    [InlineData("Ada & Grace Hopper", false, false)]
    [InlineData("ada@calc.io", false, false)]
    public void A_full_name_and_a_frequent_one_are_told(string raw, bool full, bool common)
    {
        var name = PersonName.Parse(raw);
        (name.IsFull, name.IsCommon).ShouldBe((full, common));
    }

    [Theory]
    [InlineData("adalovelace", true)]
    [InlineData("ada.lovelace", true)]
    [InlineData("lovelace-ada", true)]
    [InlineData("alovelace", true)]
    [InlineData("lovelacea", true)]
    [InlineData("adal", true)]
    [InlineData("ada", false)]
    [InlineData("countess", false)]
    public void A_handle_that_spells_a_name_is_known(string handle, bool spelt) => PersonName.Parse("Ada Lovelace").IsSpeltBy(handle).ShouldBe(spelt);

    [Theory]
    [InlineData("Matt Smith", "Matthew Jones", true)]
    [InlineData("Ada Lovelace", "Ada", true)]
    [InlineData("Ada Lovelace", "Grace Hopper", false)]
    [InlineData("Ada Lovelace", "王伟", true)]
    public void Names_fit_unless_something_says_otherwise(string one, string other, bool fit) => PersonName.Parse(one).IsCompatibleWith(PersonName.Parse(other)).ShouldBe(fit);
}
