using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Entropy;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Cryptography;

/// <summary>Answers 1 to 1,024 random bytes, of KMS itself or of the cluster of a CloudHSM key store.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateRandom.html"/></remarks>
internal sealed class GenerateRandom : Operation<GenerateRandomRequest, GenerateRandomResponse>
{
    // AWS's records have no request parameters, not even the number of bytes. None is known of a call with a key store: it gets no member either.
    protected override OperationSpec<GenerateRandomRequest> Declare() => new("GenerateRandom")
    {
        Honours = ["NumberOfBytes", "CustomKeyStoreId", "Recipient"],
        Recipient = r => r.Recipient,
        Action = "kms:GenerateRandom",
        Permissions = [Permission<GenerateRandomRequest>.OnEverything(with => with.RecipientAttestation())],
        Trail = TrailShape.Read(),
    };

    protected override Work<GenerateRandomResponse> Execute(GenerateRandomRequest request, Call call)
    {
        var count = request.NumberOfBytes ?? throw KmsErrors.NumberOfBytesMissing();
        if (request.CustomKeyStoreId is { } id) KeyStoreRules.CheckRandomness(KeyStoreRules.Find(id, call), Spec.Name, call);
        var random = call.Streams.Random.Bytes(count);
        return new GenerateRandomResponse { Plaintext = call.InTheClear(random), CiphertextForRecipient = call.ForRecipient(random) };
    }
}
