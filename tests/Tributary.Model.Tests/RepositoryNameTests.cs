namespace Tributary.Model.Tests;

public sealed class RepositoryNameTests
{
    [Fact]
    public void Names_are_equal_whatever_their_case_and_keep_their_spelling()
    {
        RepositoryName name = RepositoryName.Parse("NVIDIA/TensorRT");
        name.ShouldBe(RepositoryName.Parse("nvidia/tensorrt"));
        name.GetHashCode().ShouldBe(RepositoryName.Parse("nvidia/tensorrt").GetHashCode());
        name.ToString().ShouldBe("NVIDIA/TensorRT");
        name.MirrorFolder.ShouldBe("NVIDIA+TensorRT.git");
    }

    [Theory]
    [InlineData("cutlass")]
    [InlineData("a/b/c")]
    [InlineData("/b")]
    [InlineData("a/")]
    [InlineData("../b")]
    [InlineData("a/..")]
    [InlineData("a b/c")]
    [InlineData("a/b\n")]
    [InlineData("a/b+c")]
    public void A_name_that_could_lead_elsewhere_is_refused(string text)
    {
        RepositoryName.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => RepositoryName.Parse(text));
    }
}
