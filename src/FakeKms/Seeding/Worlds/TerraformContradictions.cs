using FakeKms.Model;

namespace FakeKms.Seeding.Worlds;

/// <summary>
/// What a resource says twice. A state that was written by hand, or put together of several, may say two things; which of them is meant nobody can tell.
/// </summary>
internal static class TerraformContradictions
{
    /// <exception cref="ArgumentException">Two attributes say different things.</exception>
    public static void Check(TerraformResource resource)
    {
        switch (resource.Type)
        {
            case "aws_kms_alias":
                CheckTarget(resource);
                break;
            case "aws_kms_grant" or "aws_kms_key_policy":
                break;
            default:
                CheckKey(resource);
                break;
        }
    }

    private static void CheckKey(TerraformResource resource)
    {
        var (_, region, keyId) = resource.KeyOf("arn");
        Compare(resource, "key_id", keyId, "arn");
        Compare(resource, "id", keyId, "arn");
        Compare(resource, "region", region, "arn");
        if (resource.Text("primary_key_arn") is not null && resource.KeyOf("primary_key_arn").KeyId != keyId)
            throw resource.Refusal("primary_key_arn and arn contradict each other: a replica has the key id of its primary key.");
    }

    // Both name the key, by its id or by its ARN.
    private static void CheckTarget(TerraformResource resource)
    {
        if (resource.Text("target_key_arn") is { } target && resource.Text("target_key_id") is { } named && named != target)
            Compare(resource, "target_key_id", ArnParts.Parse(target)?.KeyId, "target_key_arn");
        if (ArnParts.Parse(resource.Text("arn") ?? "") is { } arn) Compare(resource, "region", arn.Region, "arn");
    }

    private static void Compare(TerraformResource resource, string attribute, string? value, string other)
    {
        if (resource.Text(attribute) is { } said && said != value) throw resource.Refusal($"{attribute} and {other} contradict each other.");
    }
}
