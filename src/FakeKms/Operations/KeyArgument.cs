namespace FakeKms.Operations;

/// <summary>Where a request names its key, and in which forms.</summary>
internal sealed record KeyArgument<TRequest>(Func<TRequest, string?> Read, bool AcceptsAlias);

internal static class KeyArgument
{
    /// <summary>A key id or a key ARN. An alias is refused before any look-up.</summary>
    public static KeyArgument<TRequest> IdOrArn<TRequest>(Func<TRequest, string?> read) => new(read, AcceptsAlias: false);

    /// <summary>A key id, key ARN, alias name or alias ARN.</summary>
    public static KeyArgument<TRequest> IdArnOrAlias<TRequest>(Func<TRequest, string?> read) => new(read, AcceptsAlias: true);
}
