using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("GetParametersForImport")]
[Lanes]
public class GetParametersForImportConformance(string lane) : ConformanceFixture(lane)
{
    [TestCase("RSA_2048", 294)]
    [TestCase("RSA_3072", 422)]
    [TestCase("RSA_4096", 550)]
    public async Task The_answer_has_a_public_key_of_the_spec_and_a_token(string spec, int length)
    {
        var keyId = await Client.CreateExternalKeyAsync();

        var answer = await ParametersAsync(keyId, spec);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.KeyId, Is.EqualTo(await ArnOf(keyId)));
            Assert.That((answer.PublicKey.Length, answer.ImportToken.Length > 0), Is.EqualTo(((long)length, true)));
            Assert.That(answer.ParametersValidTo, Is.Not.Null);
        }
    }

    [Test]
    public async Task Each_call_answers_another_pair_and_the_earlier_one_stays_good()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        var first = await Client.WrapAsync(keyId, Wrapping.Material(1));
        first.ExpirationModel = ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE;

        var second = await ParametersAsync(keyId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.ImportToken.ToArray(), Is.Not.EqualTo(first.ImportToken.ToArray()));
            Assert.That(await ErrorOf(() => Client.ImportKeyMaterialAsync(first)), Is.EqualTo("no error"));
        }
    }

    [Test]
    public async Task A_key_that_has_its_material_gets_parameters_too()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ImportAsync(keyId, Wrapping.Material(1));

        Assert.That(await ErrorOf(() => ParametersAsync(keyId)), Is.EqualTo("no error"));
    }

    [Test]
    [Refusal]
    public async Task Keys_of_AWS_take_no_material()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        Assert.That(await ErrorOf(() => ParametersAsync(keyId)), Is.EqualTo(Errors.Origin(await ArnOf(keyId), "AWS_KMS")));
    }

    [Test]
    [Refusal]
    public async Task The_old_padding_is_refused()
    {
        var keyId = await Client.CreateExternalKeyAsync();

        Assert.That(await ErrorOf(() => ParametersAsync(keyId, algorithm: "RSAES_PKCS1_V1_5")), Does.StartWith("UnsupportedOperationException"));
    }

    [Test]
    [Refusal]
    public async Task An_algorithm_that_does_not_fit_the_key_is_refused()
    {
        var keyId = await Client.CreateExternalKeyAsync();

        Assert.That(await ErrorOf(() => ParametersAsync(keyId, "RSA_3072", "RSA_AES_KEY_WRAP_SHA_256")), Is.EqualTo(
            "ValidationException: Wrapping algorithm RSA_AES_KEY_WRAP_SHA_256 and wrapping key spec RSA_3072 cannot be used to import a SYMMETRIC_DEFAULT key."));
    }

    [Test]
    [Refusal]
    public async Task A_key_that_is_pending_deletion_gets_no_parameters()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        Assert.That(await ErrorOf(() => ParametersAsync(keyId)), Is.EqualTo(Errors.PendingDeletion(await ArnOf(keyId))));
    }

    private Task<GetParametersForImportResponse> ParametersAsync(string keyId, string spec = "RSA_2048", string algorithm = "RSAES_OAEP_SHA_256") =>
        Client.GetParametersForImportAsync(new GetParametersForImportRequest { KeyId = keyId, WrappingAlgorithm = algorithm, WrappingKeySpec = spec });
}
