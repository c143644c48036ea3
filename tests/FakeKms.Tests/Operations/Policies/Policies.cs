using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Policies;

/// <summary>Policies to try, and how to put them.</summary>
internal static class Policies
{
    public const string Root = "arn:aws:iam::111122223333:root";

    public static string Of(params string[] statements) => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";

    public static string Allow(string principal, string action = "\"kms:*\"", string more = "") => Statement("Allow", principal, action, more);

    public static string Deny(string principal, string action = "\"kms:*\"", string more = "") => Statement("Deny", principal, action, more);

    public static Task PutAsync(this IAmazonKeyManagementService client, string keyId, string policy, bool? bypass = null) =>
        client.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = keyId, Policy = policy, BypassPolicyLockoutSafetyCheck = bypass });

    public static async Task<string> PolicyOfAsync(this IAmazonKeyManagementService client, string keyId) =>
        (await client.GetKeyPolicyAsync(new GetKeyPolicyRequest { KeyId = keyId })).Policy;

    private static string Statement(string effect, string principal, string action, string more) =>
        $$"""{"Effect":"{{effect}}","Principal":{"AWS":"{{principal}}"},"Action":{{action}},"Resource":"*"{{more}}}""";
}
