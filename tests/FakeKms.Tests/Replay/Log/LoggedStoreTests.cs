using FakeKms.Replay.Log;

namespace FakeKms.Tests.Replay.Log;

/// <summary>What a log tells of key stores that it does not create, and of their connections.</summary>
public sealed class LoggedStoreTests
{
    private const string NotConnected =
        "This KMS key is in a custom key store that is not connected to its external key store proxy. Connect the external key store and try the request again.";

    private static readonly Line Connect = new("ConnectCustomKeyStore") { Key = "", Request = new { customKeyStoreId = "cks-1" } };
    private static readonly Line Use = new("Encrypt", 2) { Extra = new { customKeyStoreId = "cks-1", xksKeyId = "external" } };
    private static readonly Line FailedUse = Use with { Minute = 1, Error = "KMSInvalidStateException", Message = NotConnected };

    [Test]
    public void A_store_in_which_a_key_of_an_external_one_is_made_has_a_proxy() => Assert.That(
        LoggedStore.ExternalFromBefore(Events(new Line("CreateKey") { Request = new { customKeyStoreId = "cks-1", xksKeyId = "external" } })),
        Is.EqualTo(new[] { "cks-1" }));

    [Test]
    public void A_store_in_which_any_other_key_is_made_need_not() => Assert.That(
        LoggedStore.ExternalFromBefore(Events(new Line("CreateKey") { Request = new { customKeyStoreId = "cks-1" } })), Is.Empty);

    [Test]
    public void A_connection_that_no_call_finds_has_failed() =>
        Assert.That(FailedConnections.In(Events(Connect, FailedUse)).Select(logged => logged.Name), Is.EqualTo(new[] { "ConnectCustomKeyStore" }));

    [Test]
    public void One_that_a_later_call_uses_was_only_slow() => Assert.That(FailedConnections.In(Events(Connect, FailedUse, Use)), Is.Empty);

    private static LoggedEvent[] Events(params Line[] lines)
    {
        var log = Line.Log(lines);
        var names = new ReplayNames(log);
        return [.. log.Select(record => new LoggedEvent(record, names))];
    }
}
