using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Authorization;

/// <summary>A server that lets policies decide, with a key and callers for it.</summary>
public abstract class Strict : InMemory
{
    protected const string Account = "111122223333";
    protected const string Theirs = "444455556666";
    protected const string Vault = "arn:aws:iam::111122223333:role/Vault";
    protected const string VaultSession = "arn:aws:sts::111122223333:assumed-role/Vault/one";

    protected static KmsCaller VaultCaller { get; } = KmsCaller.AssumedRole("Vault", "one");

    protected static KmsCaller Foreigner { get; } = KmsCaller.AssumedRole("Auditor", "zoe").WithAccountId(Theirs);

    protected string Arn => Kms.Key("alias/cards").Arn;

    protected override void Configure(FakeKmsBuilder builder) => builder
        .WithAuthorization(KmsAuthorizationMode.Strict)
        .WithKey("alias/cards");

    /// <summary>What calling comes to: "allowed", or the text of the refusal after the action.</summary>
    protected async Task<string> Outcome(KmsCaller caller, Func<IAmazonKeyManagementService, Task> call)
    {
        using var client = Kms.CreateClient(caller);
        try
        {
            await call(client);
            return "allowed";
        }
        catch (AmazonKeyManagementServiceException refused) when (refused.ErrorCode == "AccessDeniedException")
        {
            return refused.Message;
        }
    }

    protected Task<string> Encrypts(KmsCaller caller, params (string Key, string Value)[] context) => Outcome(caller, client => client.EncryptAsync(new EncryptRequest
    {
        KeyId = Arn,
        Plaintext = new MemoryStream([1]),
        EncryptionContext = context.Length == 0 ? null : context.ToDictionary(pair => pair.Key, pair => pair.Value),
    }));

    /// <summary>The text of AWS's refusal.</summary>
    protected string Refused(string caller, string action, string tail) => $"User: {caller} is not authorized to perform: {action} on resource: {Arn} {tail}";
}
