using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests;

namespace FakeKms.Http.Tests;

public sealed class ExternalKeyStoreJourneyTests
{
    [Test]
    public async Task The_life_of_an_external_key_store_runs_over_HTTP_from_its_creation_to_its_deletion()
    {
        await using var kms = FakeKmsServer.Start();

        var scenario = await ExternalKeyStoreJourney.RunAsync(kms, kms.OverHttp().Scenario);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail.Select(record => record.EventName), Is.EqualTo(ExternalKeyStoreJourney.Events));
            Assert.That(((string[])["at first", "after the outage", "with the new credential"]).Select(scenario.Results.Text), Is.All.EqualTo("4111 1111 1111 1111"));
            Assert.That(scenario.Results.Response<DescribeKeyResponse>(14).KeyMetadata.KeyState, Is.EqualTo(KeyState.Unavailable));
            Assert.That(kms.Trail[5].ErrorMessage, Does.StartWith(ExternalKeyStoreJourney.ProxyIsDown));
            Assert.That(kms.Trail[5].Text("additionalEventData.xksKeyId"), Is.EqualTo("k1"));
        }
    }
}
