using Amazon.KeyManagementService;
using FakeKms.Domain;
using FakeKms.Domain.KeyStores;

namespace FakeKms.Tests.Operations.CustomKeyStores;

/// <summary>Connections that take their time, below the server: a duration is a setting of it.</summary>
public class SlowConnectionTests
{
    private static readonly DateTimeOffset Start = KmsClock.DefaultStart;
    private static readonly TimeSpan Duration = TimeSpan.FromMinutes(20);
    private readonly DueWork work = new();
    private KeyStore store = null!;
    private KeyStoreConnections connections = null!;

    [SetUp]
    public void A_store_whose_connections_take_twenty_minutes()
    {
        work.Clear();
        store = new KeyStore("cks-0", "cards", Start) { CloudHsm = new CloudHsmAssociation(KeyStoreRequests.Cluster, "", "") };
        connections = new KeyStoreConnections(work, new CloudHsmClusters([]), Duration);
    }

    [Test]
    public void A_store_is_connecting_until_the_time_is_over()
    {
        connections.Connect(store, Start);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(StateAt(Duration - TimeSpan.FromTicks(1)), Is.EqualTo(ConnectionStateType.CONNECTING));
            Assert.That(StateAt(Duration), Is.EqualTo(ConnectionStateType.CONNECTED));
        }
    }

    [Test]
    public void A_store_that_is_disconnected_while_it_connects_does_not_connect_later()
    {
        connections.Connect(store, Start);
        connections.Disconnect(store, Start + TimeSpan.FromMinutes(5));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(StateAt(Duration), Is.EqualTo(ConnectionStateType.DISCONNECTING));
            Assert.That(StateAt(2 * Duration), Is.EqualTo(ConnectionStateType.DISCONNECTED));
        }
    }

    private ConnectionStateType StateAt(TimeSpan time)
    {
        Assert.That(work.Settle(Start + time), Is.Empty);
        return store.ConnectionState;
    }
}
