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

    [Theory]
    [InlineData("Ada@Example.COM ", "example.com")]
    [InlineData("a@b@c.io", "c.io")]
    [InlineData("ada@amd.com@laptop.local", "amd.com")]
    [InlineData("ada@laptop.local@laptop.local", "laptop.local")]
    [InlineData("ada", "")]
    [InlineData("", "")]
    public void The_host_stands_behind_the_last_at(string address, string expected) => MailHost.Of(address).ShouldBe(expected);

    [Theory]
    [InlineData("amd.com", true)]
    [InlineData("xn--bcher-kva.example-shop.de", true)]
    [InlineData("laptop.local", false)]
    [InlineData("ip-10-0-0-1.ec2.internal", false)]
    [InlineData("10.0.0.1", false)]
    [InlineData("localhost", false)]
    [InlineData("a_m_d.c_o_m", false)]
    [InlineData(".com", false)]
    [InlineData("", false)]
    public void A_machines_own_name_is_no_domain(string host, bool expected) => MailHost.IsPublic(host).ShouldBe(expected);
}
