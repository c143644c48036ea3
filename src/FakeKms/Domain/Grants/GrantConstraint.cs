namespace FakeKms.Domain.Grants;

/// <summary>
/// When a grant allows its operations: for requests with this encryption context, or with at least these pairs, and on behalf of this resource.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/create-grant-overview.html#grant-constraints"/></remarks>
internal sealed class GrantConstraint : IEquatable<GrantConstraint>
{
    public IReadOnlyDictionary<string, string>? EncryptionContextEquals { get; init; }

    public IReadOnlyDictionary<string, string>? EncryptionContextSubset { get; init; }

    public string? SourceArn { get; init; }

    public bool Equals(GrantConstraint? other) =>
        other is not null
        && SourceArn == other.SourceArn
        && Same(EncryptionContextEquals, other.EncryptionContextEquals)
        && Same(EncryptionContextSubset, other.EncryptionContextSubset);

    public override bool Equals(object? obj) => Equals(obj as GrantConstraint);

    public override int GetHashCode() => HashCode.Combine(SourceArn, HashOf(EncryptionContextEquals), HashOf(EncryptionContextSubset));

    private static int HashOf(IReadOnlyDictionary<string, string>? context) =>
        context is null ? -1 : context.Aggregate(0, (sum, pair) => sum ^ HashCode.Combine(pair.Key, pair.Value));

    // An empty context differs from none: it asks for requests without an encryption context.
    private static bool Same(IReadOnlyDictionary<string, string>? one, IReadOnlyDictionary<string, string>? other) =>
        one is null || other is null
            ? one is null && other is null
            : one.Count == other.Count && one.All(pair => other.TryGetValue(pair.Key, out var value) && value == pair.Value);
}
