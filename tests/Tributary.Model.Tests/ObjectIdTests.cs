namespace Tributary.Model.Tests;

public sealed class ObjectIdTests
{
    private const string Sha1 = "0123456789abcdef0123456789abcdef01234567";

    [Theory]
    [InlineData(Sha1)]
    [InlineData(Sha1 + "0123456789abcdef01234567")]
    public void An_id_prints_as_it_was_read(string hex)
    {
        ObjectId.TryParse(hex, out ObjectId id).ShouldBeTrue();
        id.ToString().ShouldBe(hex);
        id.Length.ShouldBe(hex.Length / 2);
        new ObjectId(id.ToArray()).ShouldBe(id);
    }

    [Fact]
    public void An_id_of_one_length_is_not_a_longer_one_that_begins_alike()
    {
        ObjectId.TryParse(Sha1, out ObjectId shorter).ShouldBeTrue();
        ObjectId.TryParse(Sha1 + new string('0', 24), out ObjectId longer).ShouldBeTrue();
        (shorter == longer).ShouldBeFalse();
        (shorter != longer).ShouldBeTrue();
    }

    [Theory]
    [InlineData("0123")]
    [InlineData("z123456789abcdef0123456789abcdef01234567")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_is_no_id(string? hex) => ObjectId.TryParse(hex, out _).ShouldBeFalse();

    [Fact]
    public void Nineteen_bytes_are_no_id() => Should.Throw<ArgumentException>(() => new ObjectId(new byte[19]));
}
