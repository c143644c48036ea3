using FakeKms.Domain.Keys;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Members;

namespace FakeKms.Engine.Faults;

/// <summary>
/// The keys that a call is about: those that it has found, that of the alias which it changes or deletes, and those of the grants whose tokens it brings.
/// </summary>
internal static class CallSubjects
{
    public static IReadOnlyList<KmsKey> Of(object request, Call call) => [.. call.Keys.Concat(ByName(request, call)).Distinct()];

    private static IEnumerable<KmsKey> ByName(object request, Call call)
    {
        if (SdkMembers.Find(request, "AliasName") is string alias && call.Table.FindAlias(alias) is { } known) yield return known.Target;
        if (SdkMembers.Find(request, "GrantToken") is string token && call.State.Directory.Grants.FindByToken(token, call.Home.Region) is { } grant)
            yield return grant.Key;
    }
}
