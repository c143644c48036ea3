using FakeKms.Domain;
using FakeKms.Domain.Aliases;
using FakeKms.Domain.Keys;

namespace FakeKms.Operations.Aliases;

/// <summary>What the alias operations have in common.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html"/></remarks>
internal static class AliasRules
{
    private const int AliasesPerKey = 50;

    public static KeyAlias Find(string name, Call call) => call.Table.FindAlias(name) ?? throw KmsErrors.AliasNotFound(call.Home.Arn(name));

    public static void CheckNew(string name, Call call)
    {
        if (!name.StartsWith("alias/", StringComparison.Ordinal))
        {
            throw KmsErrors.Validation(
                "Alias must start with the prefix \"alias/\". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html");
        }
        if (name.Length == "alias/".Length) throw KmsErrors.InvalidAliasName("The alias has no name after the prefix alias/.");
        if (name.StartsWith("alias/aws/", StringComparison.Ordinal)) throw KmsErrors.InvalidAliasName("Names that start with alias/aws/ are reserved.");
        if (call.Table.FindAlias(name) is { } taken) throw KmsErrors.AliasExists(taken.Arn);
    }

    public static void CheckQuota(KmsKey key, Call call)
    {
        var usage = call.Table.AliasNamesOf(key).Count;
        if (usage >= AliasesPerKey) throw KmsErrors.AliasLimit(AliasesPerKey, usage);
    }
}
