using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Calls;

namespace FakeKms.Engine.Rules;

/// <summary>The predefined aliases of AWS services whose keys are not made yet. An entry of ListAliases has neither a key nor dates for them.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html"/></remarks>
internal static class PredefinedAliases
{
    /// <summary>A list of aliases, in the order of their names, with those in between. Nothing is looked at before it is asked for.</summary>
    public static IEnumerable<AliasListEntry> Among(IEnumerable<AliasListEntry> entries, Call call, string? after)
    {
        using var predefined = Without(call, after).GetEnumerator();
        var isLeft = predefined.MoveNext();
        foreach (var entry in entries)
        {
            for (; isLeft && Compare(predefined.Current, entry.AliasName) < 0; isLeft = predefined.MoveNext()) yield return Entry(predefined.Current, call);
            yield return entry;
        }
        for (; isLeft; isLeft = predefined.MoveNext()) yield return Entry(predefined.Current, call);
    }

    private static IEnumerable<string> Without(Call call, string? after) => call.State.Settings.AwsAliases
        .Where(name => (after is null || Compare(name, after) > 0) && call.Table.FindAlias(name) is null);

    private static AliasListEntry Entry(string name, Call call) => new() { AliasName = name, AliasArn = call.Home.Arn(name) };

    private static int Compare(string one, string other) => StringComparer.Ordinal.Compare(one, other);
}
