using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Scenarios;

public sealed class ExternalKeyStoreJourneyTests : InMemory
{
    [Test]
    public async Task The_life_of_an_external_key_store_runs_from_its_creation_to_its_deletion()
    {
        var scenario = await ExternalKeyStoreJourney.RunAsync(Kms, Kms.Scenario);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail.Select(record => record.EventName), Is.EqualTo(ExternalKeyStoreJourney.Events));
            Assert.That(((string[])["at first", "after the outage", "with the new credential"]).Select(scenario.Results.Text), Is.All.EqualTo("4111 1111 1111 1111"));
            Assert.That(scenario.Results.Response<DescribeKeyResponse>(14).KeyMetadata.KeyState, Is.EqualTo(KeyState.Unavailable));
            Assert.That(Kms.Keys, Is.Empty);
        }
    }

    [Test]
    public async Task The_record_of_the_outage_says_which_store_and_which_external_key_it_was()
    {
        var scenario = await ExternalKeyStoreJourney.RunAsync(Kms, Kms.Scenario);

        var failure = Kms.Trail.Single(new KmsEventCriteria("Decrypt").WithErrorCode("KMSInvalidStateException").WithErrorMessage(ExternalKeyStoreJourney.ProxyIsDown)
            .WithValue("additionalEventData.customKeyStoreId", scenario.Results.Text("vault")).WithValue("additionalEventData.xksKeyId", "k1").Holds);
        Assert.That(failure.Aliases, Is.EqualTo(new[] { "alias/cards" }));
    }

    [Test]
    public async Task It_is_replayed_on_a_server_that_knows_nothing_of_it()
    {
        await ExternalKeyStoreJourney.RunAsync(Kms, Kms.Scenario);
        await using var other = Pinned.Server();

        await other.Scenario("once more").FromCloudTrail(CloudTrailLog.Parse(Kms.Trail.ToLogJson()));

        Assert.That(other.Trail.Select(record => (record.EventName, record.ErrorCode, record.ErrorMessage)), Is.EqualTo(Kms.Trail.Select(record => (record.EventName, record.ErrorCode, record.ErrorMessage))));
    }
}
