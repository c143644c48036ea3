namespace FakeKms.Trail.Shapes;

/// <summary>CloudTrail writes a member of the API with its first letter small, and nothing else changed: AWSAccountId is aWSAccountId.</summary>
internal static class TrailNames
{
    public static string Of(string member) => char.ToLowerInvariant(member[0]) + member[1..];
}
