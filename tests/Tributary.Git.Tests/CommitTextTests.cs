using System.Text;

namespace Tributary.Git.Tests;

public sealed class CommitTextTests
{
    [Theory]
    [InlineData("c3bc", "ü")]
    [InlineData("fc", "ü")]
    [InlineData("c3", "Ã")]
    [InlineData("41", "A")]
    [InlineData("", "")]
    public void Bytes_that_are_not_UTF8_are_read_as_Latin1(string hex, string expected) =>
        Encoding.UTF8.GetString(CommitText.ToUtf8(Convert.FromHexString(hex))).ShouldBe(expected);

    [Theory]
    [InlineData("Bea Example <bea@example.com>", "Bea Example", "bea@example.com")]
    [InlineData("\"Bea\" < bea@example.com >", "Bea", "bea@example.com")]
    [InlineData("<bea@example.com>", "", "bea@example.com")]
    [InlineData("A <b> <c@d> tail", "A <b>", "c@d")]
    public void A_trailers_person_is_split_into_name_and_address(string value, string name, string address)
    {
        SignatureText.TrySplit(Encoding.UTF8.GetBytes(value), out var foundName, out var foundAddress).ShouldBeTrue();
        (Encoding.UTF8.GetString(foundName), Encoding.UTF8.GetString(foundAddress)).ShouldBe((name, address));
    }

    [Theory]
    [InlineData("Bea Example")]
    [InlineData("Bea <>")]
    [InlineData("Bea <bea@example.com")]
    [InlineData("")]
    public void A_value_without_an_address_names_nobody(string value) =>
        SignatureText.TrySplit(Encoding.UTF8.GetBytes(value), out _, out _).ShouldBeFalse();
}
