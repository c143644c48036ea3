using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("GenerateDataKeyWithoutPlaintext")]
[Lanes]
public class GenerateDataKeyWithoutPlaintextConformance(string lane) : ConformanceFixture(lane)
{
    [Test]
    public async Task The_ciphertext_decrypts_to_a_key_of_the_length_asked_for()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        var answer = await Client.GenerateDataKeyWithoutPlaintextAsync(new GenerateDataKeyWithoutPlaintextRequest
        {
            KeyId = keyId,
            KeySpec = DataKeySpec.AES_256,
        });

        var decrypted = await Client.DecryptAsync(new DecryptRequest { CiphertextBlob = answer.CiphertextBlob });
        Assert.That((decrypted.Plaintext.Length, answer.KeyId), Is.EqualTo((32L, await ArnOf(keyId))));
    }

    [Test]
    public async Task No_two_data_keys_are_the_same()
    {
        var request = new GenerateDataKeyWithoutPlaintextRequest { KeyId = await Client.CreateSymmetricKeyAsync(), NumberOfBytes = 16 };
        var keys = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            var blob = (await Client.GenerateDataKeyWithoutPlaintextAsync(request)).CiphertextBlob;
            keys.Add(Convert.ToHexString((await Client.DecryptAsync(new DecryptRequest { CiphertextBlob = blob })).Plaintext.ToArray()));
        }

        Assert.That(keys, Is.Unique);
    }

    [Test]
    [Refusal]
    public async Task A_data_key_needs_a_spec_or_a_length([Values] bool both)
    {
        var request = new GenerateDataKeyWithoutPlaintextRequest { KeyId = await Client.CreateSymmetricKeyAsync() };
        if (both) (request.KeySpec, request.NumberOfBytes) = (DataKeySpec.AES_256, 32);

        Assert.That(
            await ErrorOf(() => Client.GenerateDataKeyWithoutPlaintextAsync(request)),
            Is.EqualTo("ValidationException: Please specify either number of bytes or key spec."));
    }

    [Test]
    [Refusal]
    public async Task A_disabled_key_makes_no_data_keys()
    {
        var request = new GenerateDataKeyWithoutPlaintextRequest { KeyId = await Client.CreateSymmetricKeyAsync(), KeySpec = DataKeySpec.AES_256 };
        await Client.DisableKeyAsync(request.KeyId);

        Assert.That(await ErrorOf(() => Client.GenerateDataKeyWithoutPlaintextAsync(request)), Is.EqualTo(Errors.Disabled(await ArnOf(request.KeyId))));
    }
}
