using System.Text.Json.Nodes;
using Amazon.KeyManagementService;
using FakeKms.Model;

namespace FakeKms.Seeding.Estates;

/// <summary>
/// The key policies of an estate: the account administers its keys, and one role uses each. The statements are those that the console of AWS writes, with the
/// use bound to an encryption context.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html"/></remarks>
internal static class EstatePolicies
{
    private static readonly string[] Administration =
    [
        "kms:Create*", "kms:Describe*", "kms:Enable*", "kms:List*", "kms:Put*", "kms:Update*", "kms:Revoke*", "kms:Disable*", "kms:Get*", "kms:Delete*",
        "kms:ImportKeyMaterial", "kms:ReplicateKey", "kms:RotateKeyOnDemand", "kms:ScheduleKeyDeletion", "kms:CancelKeyDeletion", "kms:TagResource",
        "kms:UntagResource",
    ];

    public static string Of(AccountRegion home, string role, SeededKey key, IReadOnlyDictionary<string, string> context)
    {
        var use = Statement("UseOfTheKey", $"arn:{home.Partition}:iam::{home.AccountId}:role/{role}", UsesOf(key));
        if (context.Count > 0) use["Condition"] = new JsonObject { ["StringEquals"] = Conditions(context) };
        return new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonArray(Statement("AdministrationByTheAccount", home.AccountPrincipal, Administration), use, Look(home, role)),
        }.ToJsonString();
    }

    private static JsonObject Look(AccountRegion home, string role) =>
        Statement("LookAtTheKey", $"arn:{home.Partition}:iam::{home.AccountId}:role/{role}", ["kms:DescribeKey", "kms:GetPublicKey"]);

    private static string[] UsesOf(SeededKey key) => key.KeyUsage.Value switch
    {
        "SIGN_VERIFY" => ["kms:Sign", "kms:Verify"],
        "GENERATE_VERIFY_MAC" => ["kms:GenerateMac", "kms:VerifyMac"],
        "KEY_AGREEMENT" => ["kms:DeriveSharedSecret"],
        _ when key.KeySpec != KeySpec.SYMMETRIC_DEFAULT => ["kms:Encrypt", "kms:Decrypt"],
        _ => ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"],
    };

    private static JsonObject Conditions(IReadOnlyDictionary<string, string> context)
    {
        var conditions = new JsonObject();
        foreach (var (name, value) in context) conditions[$"kms:EncryptionContext:{name}"] = value;
        return conditions;
    }

    private static JsonObject Statement(string sid, string principal, IEnumerable<string> actions) => new()
    {
        ["Sid"] = sid,
        ["Effect"] = "Allow",
        ["Principal"] = new JsonObject { ["AWS"] = principal },
        ["Action"] = new JsonArray([.. actions.Select(action => (JsonNode)action)]),
        ["Resource"] = "*",
    };
}
