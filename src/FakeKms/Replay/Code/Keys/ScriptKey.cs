using FakeKms.Model;
using FakeKms.Replay.History;

namespace FakeKms.Replay.Code.Keys;

/// <summary>A key of the script.</summary>
/// <param name="KeyId">Its id in the log.</param>
/// <param name="Home">Its account and Region; of a multi-Region key, that of the primary key.</param>
/// <param name="Name">What the script calls it: an alias, or a name of the script alone.</param>
internal sealed record ScriptKey(string KeyId, AccountRegion Home, string Name)
{
    /// <summary>How the key was before the log; null for a key that the log creates.</summary>
    public ReplayedKey? Before { get; init; }

    /// <summary>Whether the name is one of the script alone, which no other account can use.</summary>
    public bool IsAlias => Name.StartsWith("alias/", StringComparison.Ordinal);
}
