using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Faults;

/// <summary>Calls whose work is done outside of the lock, and which are looked at once more when they end.</summary>
public sealed class SlowCallFaultTests : FaultTest
{
    protected override void Configure(FakeKmsBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.Configure(builder);
        builder.WithKey("alias/signing", key => key.WithKeySpec(KeySpec.RSA_2048, KeyUsageType.SIGN_VERIFY));
    }

    // The SDK makes a call again whose answer is lost.
    [Test]
    public async Task A_fault_that_takes_effect_is_that_of_the_answer_and_of_the_record()
    {
        Kms.Faults.FailNext("Sign", KmsFault.LostAnswer);
        Kms.Faults.FailNext("GenerateDataKeyPair", KmsFault.LostAnswer);

        await Client.SignAsync(new SignRequest
        {
            KeyId = "alias/signing",
            Message = new MemoryStream([1]),
            SigningAlgorithm = SigningAlgorithmSpec.RSASSA_PKCS1_V1_5_SHA_256,
        });
        await Client.GenerateDataKeyPairAsync(new GenerateDataKeyPairRequest { KeyId = "alias/cards", KeyPairSpec = DataKeyPairSpec.ECC_NIST_P256 });

        Assert.That(Kms.Trail.Select(record => $"{record.EventName} {record.ErrorCode}{record.InjectedFault}"), Is.EqualTo(new[]
        {
            "Sign LostAnswer", "Sign ", "GenerateDataKeyPair LostAnswer", "GenerateDataKeyPair ",
        }));
    }
}
