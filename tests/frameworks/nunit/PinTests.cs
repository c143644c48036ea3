using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms;
using NUnit.Framework;

public sealed class PinTests
{
    [FakeKms(Region = "eu-west-1", Keys = ["alias/pins"])]
    public async Task A_pin_is_encrypted_in_ireland(FakeKmsServer kms, IAmazonKeyManagementService client)
    {
        await client.EncryptAsync(new EncryptRequest { KeyId = "alias/pins", Plaintext = new MemoryStream([1, 2, 3, 4]) });

        Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("Encrypt").OnKey("alias/pins").InRegion("eu-west-1"));
    }

    [FakeKms(Configure = nameof(WithPins))]
    public async Task Old_pins_can_be_read_after_a_rotation([Values(1, 3)] int rotations, FakeKmsServer kms, IAmazonKeyManagementService client)
    {
        var pin = await client.EncryptAsync(new EncryptRequest { KeyId = "alias/pins", Plaintext = new MemoryStream([1, 2, 3, 4]) });
        kms.Advance(TimeSpan.FromDays(366 * rotations));

        var read = await client.DecryptAsync(new DecryptRequest { CiphertextBlob = pin.CiphertextBlob });

        Assert.That(read.Plaintext.ToArray(), Is.EqualTo(new byte[] { 1, 2, 3, 4 }));
        Assert.That(kms.Trail, Has.Exactly(rotations).KmsEvent("RotateKey").OnKey("alias/pins"));
    }

    private static void WithPins(FakeKmsBuilder kms) => kms.WithKey("alias/pins", key => key.RotatingEvery(365));
}
