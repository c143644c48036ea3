using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios.Running;

namespace FakeKms.Tests.Scenarios;

/// <summary>The path at which a scenario's key store finds its proxy: a prefix of 100 characters is the longest that a path may have.</summary>
public sealed class ScriptedProxyTests
{
    private readonly ScriptedProxy proxy = new("https://proxy.example", "/kms/xks/v1", ServesPrefixes: true, new XksProxyAuthenticationCredentialType());

    [TestCase(1)]
    [TestCase(100)]
    public void The_name_of_the_store_is_the_prefix(int length)
    {
        var name = new string('n', length);

        Assert.That(PathOf(name), Is.EqualTo($"/{name}/kms/xks/v1"));
    }

    [TestCase("a name")]
    [TestCase("101 characters")]
    public void A_name_that_no_path_can_have_becomes_a_hash(string name) =>
        Assert.That(PathOf(name == "a name" ? name : new string('n', 101)), Does.Match("^/[0-9a-f]{64}/kms/xks/v1$"));

    private string PathOf(string name)
    {
        var request = new CreateCustomKeyStoreRequest { CustomKeyStoreName = name };
        proxy.Complete(request);
        return request.XksProxyUriPath;
    }
}
