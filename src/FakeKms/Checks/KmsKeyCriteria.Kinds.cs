using System.Reflection;
using System.Runtime.CompilerServices;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using FakeKms.Model;

namespace FakeKms;

public sealed partial class KmsKeyCriteria
{
    /// <summary>A key in a state.</summary>
    /// <param name="state">The state.</param>
    /// <exception cref="ArgumentException">KMS has no such state.</exception>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html"/></remarks>
    public static KmsKeyCriteria InState(KeyState state) => Is(Known(state), "in state", key => key.KeyState);

    /// <summary>A key whose material has an origin.</summary>
    /// <param name="origin">The origin.</param>
    /// <exception cref="ArgumentException">KMS has no such origin.</exception>
    public static KmsKeyCriteria OfOrigin(OriginType origin) => Is(Known(origin), "of origin", key => key.Origin);

    /// <summary>A key of a key spec.</summary>
    /// <param name="spec">The key spec.</param>
    /// <exception cref="ArgumentException">KMS has no such key spec.</exception>
    public static KmsKeyCriteria OfSpec(KeySpec spec) => Is(Known(spec), "of key spec", key => key.KeySpec);

    /// <summary>A key of a key usage.</summary>
    /// <param name="usage">The key usage.</param>
    /// <exception cref="ArgumentException">KMS has no such key usage.</exception>
    public static KmsKeyCriteria OfUsage(KeyUsageType usage) => Is(Known(usage), "of key usage", key => key.KeyUsage);

    /// <summary>A multi-Region key, be it the primary key or a replica.</summary>
    public static KmsKeyCriteria MultiRegion() => new("of several Regions", key => new(key.MultiRegionKeyType is not null, Role(key)));

    /// <summary>The primary key of related multi-Region keys.</summary>
    public static KmsKeyCriteria Primary() => new("the primary one of several Regions", key => new(IsA(MultiRegionKeyType.PRIMARY, key), Role(key)));

    /// <summary>A replica among related multi-Region keys.</summary>
    public static KmsKeyCriteria Replica() => new("a replica of several Regions", key => new(IsA(MultiRegionKeyType.REPLICA, key), Role(key)));

    /// <summary>A multi-Region key with a related key in another Region.</summary>
    /// <param name="region">That Region.</param>
    /// <exception cref="ArgumentException">The text does not have the form of a Region.</exception>
    public static KmsKeyCriteria RelatedIn(string region)
    {
        IdForms.CheckedRegion(region);
        return new($"with a related key in {region}", key =>
        {
            var regions = key.RelatedKeys.Select(arn => ArnParts.Parse(arn)!.Value.Region).ToArray();
            return new(regions.Contains(region), regions.Length == 0 ? "without related keys" : $"with related keys in {string.Join(", ", regions)}");
        });
    }

    /// <summary>A key with an alias.</summary>
    /// <param name="alias">The name of the alias, with its <c>alias/</c>.</param>
    /// <exception cref="ArgumentException">No alias can have the name.</exception>
    public static KmsKeyCriteria Named(string alias)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(alias);
        if (!alias.StartsWith("alias/", StringComparison.Ordinal) || alias.Length == "alias/".Length)
            throw new ArgumentException($"'{alias}' is the name of no alias; did you mean 'alias/{alias}'?", nameof(alias));
        return new($"named {alias}", key => new(
            key.Aliases.Contains(alias), key.Aliases.Count == 0 ? "without an alias" : $"named {string.Join(", ", key.Aliases)}"));
    }

    /// <summary>A key with a tag.</summary>
    /// <param name="key">The tag's key.</param>
    /// <param name="value">Its value; null for any.</param>
    public static KmsKeyCriteria Tagged(string key, string? value = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return new($"tagged {key}{(value is null ? "" : $"={value}")}", it => new(
            it.Tags.TryGetValue(key, out var found) && (value is null || value == found),
            it.Tags.Count == 0 ? "without tags" : $"tagged {string.Join(", ", it.Tags.Select(tag => $"{tag.Key}={tag.Value}"))}"));
    }

    private static KmsKeyCriteria Is(ConstantClass wanted, string words, Func<FakeKey, ConstantClass> member) =>
        new($"{words} {wanted}", key => new(member(key) == wanted, $"{words} {member(key)}"));

    private static bool IsA(MultiRegionKeyType type, FakeKey key) => key.MultiRegionKeyType == type;

    private static string Role(FakeKey key) =>
        key.MultiRegionKeyType is null ? "of one Region"
        : IsA(MultiRegionKeyType.PRIMARY, key) ? "the primary one of several Regions"
        : "a replica of several Regions";

    // A text becomes a constant by itself, whatever it says.
    private static T Known<T>(T constant, [CallerArgumentExpression(nameof(constant))] string? parameter = null)
        where T : ConstantClass
    {
        ArgumentNullException.ThrowIfNull(constant, parameter);
        var names = typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null)).OfType<T>().Select(known => known.Value).ToArray();
        return names.Contains(constant.Value)
            ? constant
            : throw new ArgumentException($"'{constant.Value}' is no {typeof(T).Name} of KMS{NearestName.Question(constant.Value, names)}", parameter);
    }
}
