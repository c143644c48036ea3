using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.CustomKeyStores;

/// <summary>A record has room for one key store. Of the two of ReEncrypt the destination is named.</summary>
public sealed class ReEncryptedInStoresTests : InMemory
{
    [Test]
    public async Task The_record_names_the_store_of_the_destination()
    {
        var one = await Client.CreateConnectedStoreAsync(KeyStoreRequests.CloudHsm("one"));
        var other = await Client.CreateConnectedStoreAsync(KeyStoreRequests.CloudHsm("other", KeyStoreRequests.OtherCluster));
        var (source, destination) = (await Client.KeyInAsync(one), await Client.KeyInAsync(other));
        var blob = await Client.EncryptTextAsync(source, "x");

        var back = await Client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = blob, DestinationKeyId = destination });
        await Client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = back.CiphertextBlob, DestinationKeyId = source });

        Assert.That(
            Kms.Trail.Named("ReEncrypt").Select(record => record.Text("additionalEventData.customKeyStoreId")), Is.EqualTo(new[] { other, one }));
    }
}
