namespace FakeKms.Engine.Calls;

/// <summary>One permission that an operation needs, as its spec declares it.</summary>
internal abstract class NeededPermission
{
    /// <summary>The action; null for that of the operation.</summary>
    public abstract string? Action { get; }
}

/// <summary>One permission that an operation with its own type of requests needs.</summary>
internal abstract class NeededPermission<TRequest> : NeededPermission
{
    /// <summary>What one call needs of it; null if it can do without.</summary>
    /// <param name="request">The request.</param>
    /// <param name="call">The call, whose keys are known.</param>
    /// <param name="action">The action of the operation.</param>
    public abstract PermissionCheck? CheckOf(TRequest request, Call call, string action);
}
