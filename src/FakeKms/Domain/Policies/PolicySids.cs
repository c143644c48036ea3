using System.Buffers;

namespace FakeKms.Domain.Policies;

/// <summary>The names of statements, where they have to be plain and different.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html"/></remarks>
internal static class PolicySids
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    public static void Check(IReadOnlyList<PolicyStatement> statements)
    {
        var sids = statements.Select(statement => statement.Sid).Where(sid => !string.IsNullOrEmpty(sid)).ToArray();
        if (sids.Any(sid => sid.AsSpan().ContainsAnyExcept(Plain))) throw PolicyErrors.SidWithOtherCharacters();
        if (sids.Distinct(StringComparer.Ordinal).Count() < sids.Length) throw PolicyErrors.SidTwice();
    }
}
