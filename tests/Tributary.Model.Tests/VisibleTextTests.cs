using System.Text;

namespace Tributary.Model.Tests;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("\u001b[31mred\u0007", "\ufffd[31mred\ufffd")]
    [InlineData("\u009b31m\u007f", "\ufffd31m\ufffd")]
    [InlineData("\u202egnp.exe", "\ufffdgnp.exe")]
    [InlineData("\u2066a\u2069\u200e\u200f\u061c", "\ufffda\ufffd\ufffd\ufffd\ufffd")]
    [InlineData("a\u200bb\ufeff\u2060\u00ad", "a\ufffdb\ufffd\ufffd\ufffd")]
    [InlineData("one\u2028two\u2029three\nfour", "one\ufffdtwo\ufffdthree\ufffdfour")]
    [InlineData("\ufffe\uffff\ufdd0\U0010ffff", "\ufffd\ufffd\ufffd\ufffd")]
    [InlineData("tag\U000e0041", "tag\ufffd")]
    public void What_does_not_show_is_replaced(string text, string visible) => VisibleText.Of(text).ShouldBe(visible);

    [Theory]
    [InlineData("Zoë Ünïcode")]
    [InlineData("नमस\u200dत")]
    [InlineData("می\u200cخواهم")]
    [InlineData("👩\u200d💻 ❤\ufe0f")]
    [InlineData("שלום עולם")]
    [InlineData("日本\u3000語")]
    public void What_names_are_spelled_with_stays(string text) => VisibleText.Of(text).ShouldBe(text);

    [Fact]
    public void Half_a_character_is_replaced() => VisibleText.Of("half\ud800").ShouldBe("half\ufffd");

    [Fact]
    public void What_Unicode_has_not_assigned_yet_stays_but_for_what_will_never_be_a_character()
    {
        VisibleText.IsVisible(new Rune(0x1FAFF)).ShouldBeTrue();
        VisibleText.IsVisible(new Rune(0x1FFFE)).ShouldBeFalse();
    }
}
