using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Engine;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Faults;
using FakeKms.Engine.Recording;
using FakeKms.Engine.Rules;
using FakeKms.Engine.State;
using FakeKms.Model;
using FakeKms.Operations;
using FakeKms.Tests.Engine;

namespace FakeKms.Tests.Operations.CustomKeyStores;

/// <summary>Connections that take their time, in a pipeline of its own.</summary>
public class SlowConnectionTests
{
    private static readonly TimeSpan Duration = TimeSpan.FromMinutes(20);
    private KmsClock clock = null!;
    private KmsState state = null!;
    private Pipeline pipeline = null!;
    private string id = null!;

    [SetUp]
    public void A_connecting_store()
    {
        clock = new KmsClock(Pinned.Start);
        var settings = new ServerSettings { Time = clock, TransitionTime = Duration };
        state = new KmsState(settings);
        pipeline = new Pipeline(state, new CallerDirectory(settings), new CallRecorder(new KmsTrail(() => { })), new FaultBook([]), Unlimited.Authorizer, NoProxies.Anywhere);
        id = ((CreateCustomKeyStoreResponse)Run("CreateCustomKeyStore", KeyStoreRequests.CloudHsm()).Response!).CustomKeyStoreId;
        Connect();
    }

    [Test]
    public void A_store_is_connecting_until_the_time_is_over()
    {
        clock.Advance(Duration - TimeSpan.FromTicks(1));
        var before = State();
        clock.Advance(TimeSpan.FromTicks(1));

        Assert.That((before, State()), Is.EqualTo(("CONNECTING", "CONNECTED")));
    }

    [Test]
    public void Connecting_again_does_not_begin_anew()
    {
        clock.Advance(TimeSpan.FromMinutes(15));
        var again = Connect();
        clock.Advance(TimeSpan.FromMinutes(5));

        Assert.That((again, State()), Is.EqualTo(((string?)null, "CONNECTED")));
    }

    [Test]
    public void A_store_that_is_disconnected_while_it_connects_does_not_connect_later()
    {
        clock.Advance(TimeSpan.FromMinutes(5));
        Disconnect();
        clock.Advance(TimeSpan.FromMinutes(15));
        var early = State();
        clock.Advance(TimeSpan.FromMinutes(5));

        Assert.That((early, State()), Is.EqualTo(("DISCONNECTING", "DISCONNECTED")));
    }

    [Test]
    public void A_connecting_store_is_neither_changed_nor_deleted_nor_given_keys()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Rename(), Is.EqualTo("CustomKeyStoreInvalidStateException"));
            Assert.That(Delete(), Is.EqualTo("CustomKeyStoreInvalidStateException"));
            Assert.That(Run("CreateKey", new CreateKeyRequest { Origin = OriginType.AWS_CLOUDHSM, CustomKeyStoreId = id }).Failure?.Code,
                Is.EqualTo("CustomKeyStoreInvalidStateException"));
        }
    }

    [Test]
    public void A_disconnecting_store_accepts_nothing()
    {
        Disconnect();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Connect(), Is.EqualTo("CustomKeyStoreInvalidStateException"));
            Assert.That(Disconnect(), Is.EqualTo("CustomKeyStoreInvalidStateException"));
            Assert.That(Rename(), Is.EqualTo("CustomKeyStoreInvalidStateException"));
            Assert.That(Delete(), Is.EqualTo("CustomKeyStoreInvalidStateException"));
        }
    }

    [Test]
    public void A_key_in_a_store_is_a_symmetric_key_of_one_Region()
    {
        var call = new Call(state, new CallerDirectory(state.Settings).Default, new CallOrigin("", "us-east-1", ""), "", clock.GetUtcNow());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => KeyStoreRules.ForNewKey(call, OriginType.AWS_CLOUDHSM, id, null, KeySpec.RSA_2048, multiRegion: false),
                Throws.TypeOf<KmsFailure>().With.Message.EqualTo("The key spec RSA_2048 is not valid for a key in a custom key store.")
                    .And.Property("Code").EqualTo("UnsupportedOperationException"));
            Assert.That(() => KeyStoreRules.ForNewKey(call, OriginType.AWS_CLOUDHSM, id, null, KeySpec.SYMMETRIC_DEFAULT, multiRegion: true),
                Throws.TypeOf<KmsFailure>().With.Message.EqualTo("A key in a custom key store cannot be a multi-Region key.")
                    .And.Property("Code").EqualTo("UnsupportedOperationException"));
        }
    }

    private string State() =>
        ((DescribeCustomKeyStoresResponse)Run("DescribeCustomKeyStores", new DescribeCustomKeyStoresRequest()).Response!)
            .CustomKeyStores.Single().ConnectionState.Value;

    private string? Connect() => Run("ConnectCustomKeyStore", new ConnectCustomKeyStoreRequest { CustomKeyStoreId = id }).Failure?.Code;

    private string? Disconnect() => Run("DisconnectCustomKeyStore", new DisconnectCustomKeyStoreRequest { CustomKeyStoreId = id }).Failure?.Code;

    private string? Delete() => Run("DeleteCustomKeyStore", new DeleteCustomKeyStoreRequest { CustomKeyStoreId = id }).Failure?.Code;

    private string? Rename() =>
        Run("UpdateCustomKeyStore", new UpdateCustomKeyStoreRequest { CustomKeyStoreId = id, NewCustomKeyStoreName = "new" }).Failure?.Code;

    private Outcome Run(string operation, object request) =>
        pipeline.Run(OperationCatalog.Find(operation)!, request, new CallOrigin("AKIAIOSFODNN7EXAMPLE", "us-east-1", "test"), "request");
}
