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
        Operations = resource.Of<string[]>("operations") ?? [],
        Constraints = resource.Of<Dictionary<string, Dictionary<string, string>?>[]>("constraints") is { Length: > 0 } blocks ? Of(blocks) : null,
        Tokens = resource.Text("grant_token") is { } token ? [token] : null,
    };

    private static WorldConstraints Of(Dictionary<string, Dictionary<string, string>?>[] blocks) => new()
    {
        EncryptionContextEquals = Context(blocks, "encryption_context_equals"),
        EncryptionContextSubset = Context(blocks, "encryption_context_subset"),
    };

    // Terraform writes what a block does not say as an empty context, or as null.
    private static Dictionary<string, string>? Context(Dictionary<string, Dictionary<string, string>?>[] blocks, string member) =>
        blocks.Select(block => block.GetValueOrDefault(member)).FirstOrDefault(context => context is { Count: > 0 });
}
