namespace FakeKms.Conformance;

/// <summary>Principals that exist in every account, made of the ARN of a key of it.</summary>
internal static class Principals
{
    public static string RootOf(string keyArn)
    {
        var parts = keyArn.Split(':');
        return $"arn:{parts[1]}:iam::{parts[4]}:root";
    }

    /// <summary>A policy that lets the account do everything, as a key has it by default.</summary>
    public static string PolicyOf(string keyArn, string actions = "kms:*", string sid = "Conformance") => $$"""
        {"Version":"2012-10-17","Statement":[{"Sid":"{{sid}}","Effect":"Allow","Principal":{"AWS":"{{RootOf(keyArn)}}"},"Action":"{{actions}}","Resource":"*"}]}
        """;
}
