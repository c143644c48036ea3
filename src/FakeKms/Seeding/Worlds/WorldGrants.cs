using Amazon.KeyManagementService;
using FakeKms.Domain.Grants;
using FakeKms.Model;

namespace FakeKms.Seeding.Worlds;

/// <summary>The grants of a key of a file.</summary>
internal static class WorldGrants
{
    public static void Add(LoadedKey loaded)
    {
        var grants = loaded.Said.Grants ?? [];
        for (var index = 0; index < grants.Count; index++) Add(loaded, grants[index], $".grants[{index}]");
    }

    private static void Add(LoadedKey loaded, WorldGrant said, string path)
    {
        var grants = loaded.State.Directory.Grants;
        if (!IdForms.IsGrantOrMaterialId(said.GrantId)) throw loaded.Refusal("its grantId must have 64 lower-case hexadecimal digits.", path);
        if (grants.FindById(said.GrantId) is { } other) throw loaded.Refusal($"the key {other.Key.KeyId} has a grant with this id already.", path);
        var grant = new KeyGrant(loaded.Key, said.GrantId, Checked(Terms(loaded, said), loaded, path), loaded.Date(said.CreationDate) ?? loaded.Now);
        grants.Add(grant);
        foreach (var token in said.Tokens ?? [])
        {
            if (grants.FindByToken(token, loaded.Home.Region) is not null) throw loaded.Refusal("one of its tokens is there already.", path);
            grants.AddToken(grant, token);
        }
    }

    private static GrantTerms Terms(LoadedKey loaded, WorldGrant said) => new()
    {
        // AWS lists the grants without a name with an empty one.
        Name = string.IsNullOrEmpty(said.Name) ? null : said.Name,
        GranteePrincipal = said.GranteePrincipal,
        GranteeServicePrincipal = said.GranteeServicePrincipal,
        RetiringPrincipal = said.RetiringPrincipal,
        RetiringServicePrincipal = said.RetiringServicePrincipal,
        Operations = [.. said.Operations.Select(GrantOperation.FindValue).Distinct()],
        Constraint = said.Constraints is null or { EncryptionContextEquals: null, EncryptionContextSubset: null, SourceArn: null } ? null : new()
        {
            EncryptionContextEquals = said.Constraints.EncryptionContextEquals,
            EncryptionContextSubset = said.Constraints.EncryptionContextSubset,
            SourceArn = said.Constraints.SourceArn,
        },
        IssuingAccount = said.IssuingAccount ?? loaded.Home.AccountPrincipal,
    };

    private static GrantTerms Checked(GrantTerms terms, LoadedKey loaded, string path)
    {
        try
        {
            GrantRules.Check(terms, loaded.Key);
            return terms;
        }
        catch (KmsFailure refused)
        {
            throw loaded.Refusal($"KMS refuses the grant: {refused.Message}", path);
        }
    }
}
