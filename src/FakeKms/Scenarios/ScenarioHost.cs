using Amazon.KeyManagementService;

namespace FakeKms.Scenarios;

/// <summary>What a scenario needs of its server.</summary>
/// <param name="ClientFor">A client for a caller; null for the server's default one.</param>
/// <param name="Advance">Moves the clock.</param>
/// <param name="Now">The time on the clock.</param>
/// <param name="NameKey">Gives a key id an alias without a call.</param>
/// <param name="KeyIdOf">The key id behind an alias, or null.</param>
internal sealed record ScenarioHost(
    Func<KmsCaller?, IAmazonKeyManagementService> ClientFor,
    Action<TimeSpan> Advance,
    Func<DateTimeOffset> Now,
    Action<string, string> NameKey,
    Func<string, string?> KeyIdOf);
