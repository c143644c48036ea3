using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Trail.Shapes;

namespace FakeKms.Engine.Calls;

/// <summary>An operation as data. What is not declared does not apply.</summary>
internal sealed record OperationSpec<TRequest>(string Name)
{
    /// <summary>The key that the operation is about.</summary>
    public KeyArgument<TRequest>? Key { get; init; }

    /// <summary>The request members that are used. A populated member that is not listed is refused by name.</summary>
    public required IReadOnlyList<string> Honours { get; init; }

    /// <summary>Who alone shall read the answer. The recipient is looked at before the key is.</summary>
    public Func<TRequest, RecipientInfo?>? Recipient { get; init; }

    /// <summary>The usage that a key needs; null for any. Checked before the state.</summary>
    public KeyUsageType? Usage { get; init; }

    /// <summary>The origins that the operation accepts; null for all. Checked before the state.</summary>
    public IReadOnlyList<OriginType>? Origins { get; init; }

    /// <summary>The key states in which the operation works.</summary>
    public IReadOnlyList<KeyState> States { get; init; } = KeyStates.Any;

    /// <summary>The key specs that the operation accepts; null for all. Checked after the state.</summary>
    public IReadOnlyList<KeySpec>? Specs { get; init; }

    /// <summary>Whether a success is a use of the key, for GetKeyLastUsage.</summary>
    public bool CountsAsUse { get; init; }

    /// <summary>Whether the policy of AWS managed keys lets principals of the account do this: it lets them look at the keys.</summary>
    public bool OnAwsManagedKeys { get; init; }

    /// <summary>The IAM action that a caller needs.</summary>
    public required string Action { get; init; }

    /// <summary>What a caller has to be allowed, in the order in which AWS asks, and the condition keys of each.</summary>
    public required IReadOnlyList<NeededPermission<TRequest>> Permissions { get; init; }

    /// <summary>What goes into the record.</summary>
    public required TrailShape Trail { get; init; }
}
