namespace FakeKms.Seeding.Worlds;

/// <summary>Grants in a state of Terraform.</summary>
internal static class TerraformGrants
{
    public static WorldGrant Of(TerraformResource resource) => new()
    {
        GrantId = resource.Needed("grant_id"),
        Name = resource.Text("name"),
        GranteePrincipal = resource.Text("grantee_principal"),
        RetiringPrincipal = resource.Text("retiring_principal"),
        Operations = resource.Of<IReadOnlyList<string>>("operations") ?? [],
        Constraints = resource.Of<IReadOnlyList<WorldConstraints>>("constraints") is { Count: > 0 } blocks ? Of(blocks) : null,
        Tokens = resource.Text("grant_token") is { } token ? [token] : null,
    };

    // Terraform writes what a block does not say as an empty context, or as null.
    private static WorldConstraints Of(IReadOnlyList<WorldConstraints> blocks) => new()
    {
        EncryptionContextEquals = blocks.Select(block => block.EncryptionContextEquals).FirstOrDefault(context => context is { Count: > 0 }),
        EncryptionContextSubset = blocks.Select(block => block.EncryptionContextSubset).FirstOrDefault(context => context is { Count: > 0 }),
    };
}
