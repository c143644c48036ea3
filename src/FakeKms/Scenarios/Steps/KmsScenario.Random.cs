using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls GenerateRandom.</summary>
    /// <param name="numberOfBytes">1 to 1,024.</param>
    /// <param name="into">The name to store the random bytes under, or null.</param>
    /// <param name="customKeyStore">The CloudHSM key store whose cluster makes the bytes: its id or the name that an earlier step stored it under; or null.</param>
    /// <param name="recipient">The enclave or instance that alone is to read the answer, or null. What it reads there is stored.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateRandom.html"/></remarks>
    public KmsScenario GenerateRandom(int numberOfBytes, string? into = null, string? customKeyStore = null, AttestedEnvironment? recipient = null)
    {
        var arguments = ScriptText.Of(("", numberOfBytes), ("into", into), ("customKeyStore", customKeyStore), ("recipient", recipient));
        return Add("GenerateRandom", arguments, async (run, token) =>
        {
            var request = new GenerateRandomRequest
            {
                NumberOfBytes = numberOfBytes,
                CustomKeyStoreId = run.StoredOr(customKeyStore),
                Recipient = recipient?.CreateRecipientInfo(),
            };
            var response = await run.Client.GenerateRandomAsync(request, token).ConfigureAwait(false);
            run.Results.Store(into, Secret(response.Plaintext, response.CiphertextForRecipient, recipient));
            return response;
        });
    }

    private static byte[] Secret(MemoryStream inTheClear, MemoryStream forRecipient, AttestedEnvironment? recipient) =>
        recipient is null ? inTheClear.ToArray() : recipient.Decrypt(forRecipient);
}
