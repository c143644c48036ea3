using Amazon.KeyManagementService;

namespace FakeKms.Scenarios.Running;

/// <summary>What a scenario needs of its server.</summary>
/// <param name="Partition">The partition of its Regions, such as <c>aws</c>.</param>
/// <param name="ClientFor">A client for a caller.</param>
/// <param name="Advance">Moves the clock.</param>
/// <param name="CheckFailure">Refuses a fault that cannot be meant, with an <see cref="ArgumentException"/>.</param>
/// <param name="Fail">Lets calls to come fail.</param>
/// <param name="FaultOf">The fault that a request id was given to; null for none.</param>
/// <param name="Now">The time on the clock.</param>
/// <param name="CheckAlias">Refuses a name that no key can be given as an alias, with an <see cref="ArgumentException"/>.</param>
/// <param name="NameKey">Gives the key of an ARN an alias without a call.</param>
/// <param name="KeyIdOf">What names the key behind an alias where KMS takes no alias: the key id, for an alias ARN the key ARN; null when there is no such
/// alias.</param>
/// <param name="Proxy">The external key store proxy that the server brings, as it is at the time.</param>
/// <param name="RefuseProxyConnections">Shuts the door of that proxy until what it returns is disposed of.</param>
/// <param name="Replay">Reads a log as a part of a script; the flag lets it leave out what cannot be replayed.</param>
internal sealed record ScenarioHost(
    string Partition,
    Func<ScenarioCaller, IAmazonKeyManagementService> ClientFor,
    Action<TimeSpan> Advance,
    Action<ScriptedFailure> CheckFailure,
    Action<ScriptedFailure> Fail,
    Func<string, KmsFault?> FaultOf,
    Func<DateTimeOffset> Now,
    Action<string> CheckAlias,
    Action<string, string> NameKey,
    Func<ScenarioCaller, string, string?> KeyIdOf,
    Func<ScriptedProxy> Proxy,
    Func<IDisposable> RefuseProxyConnections,
    Func<IReadOnlyList<KmsEvent>, bool, ReplayedLog> Replay);
