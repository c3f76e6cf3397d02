namespace Tributary.People.Tests;

public sealed class MailHostTests
{
    [Theory]
    [InlineData("amd.com", "amd.com")]
    [InlineData("build7.amd.com", "amd.com")]
    [InlineData("a.b.c.inria.fr", "inria.fr")]
    [InlineData("maths.ox.ac.uk", "ox.ac.uk")]
    [InlineData("ox.ac.uk", "ox.ac.uk")]
    [InlineData("ac.uk", "ac.uk")]
    [InlineData("mail.pjlab.org.cn", "pjlab.org.cn")]
    [InlineData("co.com", "co.com")]
    [InlineData("x.co.com", "co.com")]
    [InlineData("localhost", "localhost")]
    [InlineData("", "")]
    [InlineData(".com", ".com")]
    [InlineData("..", ".")]
    public void The_registrable_name_is_what_somebody_registered(string host, string expected) => MailHost.Registrable(host).ShouldBe(expected);

    [Fact]
    public void Free_mail_is_told_from_companies()
    {
        MailHost.IsFreeMail("gmail.com").ShouldBeTrue();
        MailHost.IsFreeMail("vip.qq.com").ShouldBeTrue();
        MailHost.IsFreeMail("nvidia.com").ShouldBeFalse();
    }
}
