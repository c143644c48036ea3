using FakeKms.Domain;

namespace FakeKms.Operations;

/// <summary>Grants come later; until then no token is known, as on an AWS account without grants.</summary>
internal static class GrantTokens
{
    public static void Check(List<string>? tokens)
    {
        if (tokens is { Count: > 0 }) throw KmsErrors.InvalidGrantToken();
    }
}
