using System.Text;
using System.Text.Json;

namespace FakeKms.Domain.Keys;

/// <summary>The text of a key policy: its size, and that it is a policy document at all. What it allows is not evaluated.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html"/></remarks>
internal static class KeyPolicyText
{
    private const int MaximumBytes = 32 * 1024;

    public static string? Checked(string? policy)
    {
        if (policy is null) return null;
        if (Encoding.UTF8.GetByteCount(policy) > MaximumBytes) throw KmsErrors.PolicyTooLong();
        if (!IsPolicy(policy)) throw KmsErrors.MalformedPolicy("The policy is not a JSON policy document with at least one Statement and a Principal in each.");
        return policy;
    }

    private static bool IsPolicy(string policy)
    {
        try
        {
            using var document = JsonDocument.Parse(policy);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("Statement", out var statement)
                && (statement.ValueKind == JsonValueKind.Object ? HasPrincipal(statement) : AllHavePrincipals(statement));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool AllHavePrincipals(JsonElement statements) =>
        statements.ValueKind == JsonValueKind.Array && statements.GetArrayLength() > 0 && statements.EnumerateArray().All(HasPrincipal);

    private static bool HasPrincipal(JsonElement statement) =>
        statement.ValueKind == JsonValueKind.Object
        && (statement.TryGetProperty("Principal", out _) || statement.TryGetProperty("NotPrincipal", out _));
}
