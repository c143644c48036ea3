using System.Collections.Frozen;
using FakeKms.Engine.Members;
using FakeKms.Model;

namespace FakeKms.Engine.Faults;

/// <summary>What the calls of an operation can be told apart by: a script that asks for something else would never take place.</summary>
internal static class ScriptScopes
{
    // The name of a key behind an external proxy is none that KMS goes by, and what CreateKey makes has no name before.
    private const string ForeignKey = "XksKeyId";

    private static readonly FrozenSet<string> WithKey = Operations(request => request.GetProperties().Any(member =>
        member.Name is "AliasName" or "GrantToken" || (member.Name.EndsWith("KeyId", StringComparison.Ordinal) && member.Name != ForeignKey)));

    private static readonly FrozenSet<string> WithContext = Operations(RequestContext.IsIn);

    /// <exception cref="ArgumentException">No call of the operation is about a key.</exception>
    public static void CheckKey(string? operation, string? onKey)
    {
        if (operation is null || onKey is null || WithKey.Contains(operation)) return;
        throw new ArgumentException(
            $"No call of {operation} is about a key that there is, so none would be about '{ShortText.Value(onKey)}': leave onKey out.", nameof(onKey));
    }

    /// <exception cref="ArgumentException">No call of the operation has an encryption context.</exception>
    public static void CheckContext(string? operation, IReadOnlyDictionary<string, string>? withContext)
    {
        foreach (var (key, value) in withContext ?? new Dictionary<string, string>())
        {
            if (value is null) throw new ArgumentException($"The pair {ShortText.Value(key)} has no value, and no call could meet it.", nameof(withContext));
        }
        if (operation is null || withContext is null or { Count: 0 } || WithContext.Contains(operation)) return;
        throw new ArgumentException($"No call of {operation} has an encryption context: leave withContext out.", nameof(withContext));
    }

    private static FrozenSet<string> Operations(Func<Type, bool> which) =>
        SdkOperations.Names.Where(name => which(SdkOperations.RequestOf(name)!)).ToFrozenSet(StringComparer.Ordinal);
}
