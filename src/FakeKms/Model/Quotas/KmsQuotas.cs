namespace FakeKms;

/// <summary>
/// The resource quotas of each account in each Region. The defaults are those of AWS. With a lower quota a test reaches LimitExceededException sooner.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html"/></remarks>
public sealed record KmsQuotas
{
    /// <summary>Customer managed keys in any state, replicas included. The default is 100,000.</summary>
    public int KeysPerRegion { get; init; } = 100_000;

    /// <summary>Aliases of one key. The default is 50.</summary>
    public int AliasesPerKey { get; init; } = 50;

    /// <summary>Grants of one customer managed key. The default is 50,000.</summary>
    public int GrantsPerKey { get; init; } = 50_000;

    /// <summary>Tags of one key. The default is 50. A key with more tags is refused with TagException.</summary>
    public int TagsPerKey { get; init; } = 50;

    /// <summary>The length of a key policy, in bytes of UTF-8. The default is 32,768.</summary>
    public int KeyPolicyBytes { get; init; } = 32_768;

    /// <summary>On-demand rotations of one key, counted over its whole life. The default is 25.</summary>
    public int OnDemandRotationsPerKey { get; init; } = 25;

    /// <summary>Custom key stores of both kinds, connected or not. The default is 10.</summary>
    public int CustomKeyStores { get; init; } = 10;
}
