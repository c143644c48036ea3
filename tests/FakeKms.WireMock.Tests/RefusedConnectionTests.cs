using System.Net.Sockets;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.WireMock.Tests;

/// <summary>Nobody gets through while connections are refused, and everybody afterwards, on the same port.</summary>
public class RefusedConnectionTests
{
    private FakeKmsServer kms = null!;

    [SetUp]
    public void StartTheServer() => kms = FakeKmsServer.Start();

    [TearDown]
    public void StopTheServer() => kms.Dispose();

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_connection_is_refused_until_it_is_taken_back(bool isOverHttp)
    {
        using var client = isOverHttp ? kms.OverHttp().CreateClient() : kms.CreateClient();
        await client.ListKeysAsync(new ListKeysRequest());
        using (kms.Faults.RefuseConnections())
        {
            var error = await Assert.ThrowsAsync<HttpRequestException>(() => client.ListKeysAsync(new ListKeysRequest()));
            Assert.That(error!.InnerException, Is.InstanceOf<SocketException>().With.Property("SocketErrorCode").EqualTo(SocketError.ConnectionRefused));
        }
        await client.ListKeysAsync(new ListKeysRequest());
        Assert.That(kms.Trail, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_first_use_of_the_endpoint_may_come_while_connections_are_refused()
    {
        var refusing = kms.Faults.RefuseConnections();
        using var client = kms.OverHttp().CreateClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.ListKeysAsync(new ListKeysRequest()));
        refusing.Dispose();
        await client.ListKeysAsync(new ListKeysRequest());
    }

    [Test]
    public async Task A_single_refusal_is_a_mistake_over_HTTP_and_says_what_to_write()
    {
        kms.Faults.FailNext("ListKeys", KmsFault.ConnectionRefused);
        using var client = kms.OverHttp().CreateClient(config => config.MaxErrorRetry = 2);
        var error = await Assert.ThrowsAsync<AmazonKeyManagementServiceException>(() => client.ListKeysAsync(new ListKeysRequest()));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(error!.ErrorCode, Is.EqualTo("FakeKmsMistakeException"));
            Assert.That(error.Message, Does.StartWith("A mistake of the test: KmsFault.ConnectionRefused").And.Contains("kms.Faults.RefuseConnections()"));
            Assert.That(kms.Mistakes, Is.EqualTo(new[] { error.Message }));
            Assert.That(kms.Trail, Is.Empty);
        }
    }

    [Test]
    public async Task A_single_refusal_in_memory_is_one()
    {
        kms.Faults.FailNext("ListKeys", KmsFault.ConnectionRefused);
        using var client = kms.CreateClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.ListKeysAsync(new ListKeysRequest()));
        await client.ListKeysAsync(new ListKeysRequest());
        Assert.That((kms.Trail.Count, kms.Mistakes.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public void The_server_can_be_disposed_of_while_connections_are_refused()
    {
        using var client = kms.OverHttp().CreateClient();
        _ = kms.Faults.RefuseConnections();
        Assert.That(kms.Dispose, Throws.Nothing);
    }
}
