namespace FakeKms.Engine.Calls;

/// <summary>Where a request names its key, and in which forms.</summary>
internal sealed record KeyArgument<TRequest>(Func<TRequest, string?> Read, KeyForms Forms);

internal static class KeyArgument
{
    /// <summary>A key id or a key ARN. An alias is refused before any look-up.</summary>
    public static KeyArgument<TRequest> IdOrArn<TRequest>(Func<TRequest, string?> read) => new(read, KeyForms.IdOrArn);

    /// <summary>A key id, key ARN, alias name or alias ARN.</summary>
    public static KeyArgument<TRequest> IdArnOrAlias<TRequest>(Func<TRequest, string?> read) => new(read, KeyForms.IdArnOrAlias);

    /// <summary>The key that an alias is to point to: a key id or a key ARN.</summary>
    public static KeyArgument<TRequest> AliasTarget<TRequest>(Func<TRequest, string?> read) => new(read, KeyForms.AliasTarget);
}
