using Amazon.KeyManagementService.Model;
using FakeKms.Domain.KeyStores;
using FakeKms.Engine;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Faults;
using FakeKms.Engine.Recording;
using FakeKms.Engine.State;
using FakeKms.Trail.Shapes;

namespace FakeKms.Tests.Engine;

/// <summary>A record takes its place while the lock is held, and is written when it is not.</summary>
public sealed class RecordsOutsideTheLockTests
{
    private static readonly CallOrigin Origin = new("AKIAIOSFODNN7EXAMPLE", "us-east-1", "test");
    private readonly KmsTrail trail = new(() => { });
    private readonly Pipeline pipeline;

    public RecordsOutsideTheLockTests()
    {
        var settings = new ServerSettings();
        pipeline = new Pipeline(new KmsState(settings), new CallerDirectory(settings), new CallRecorder(trail), new FaultBook([]), Unlimited.Authorizer, NoProxies.Anywhere);
    }

    [Test]
    public void Another_thread_can_call_while_a_record_is_written()
    {
        var request = new WatchedRequest(() =>
            Task.Run(() => pipeline.Inside(state => state.Seed)).Wait(TimeSpan.FromSeconds(5)));

        pipeline.Run(new Watched(), request, Origin, "r");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(request.Answers, Is.Not.Empty.And.All.True, "the lock was free");
            Assert.That(trail[0].Text("requestParameters.watched"), Is.EqualTo("watched"));
        }
    }

    [Test]
    public void A_record_keeps_nothing_of_the_request_when_the_call_is_over()
    {
        var request = new WatchedRequest(() => true);
        pipeline.Run(new Watched(), request, Origin, "r");
        var looks = request.Answers.Count;

        trail[0].ToJson();

        Assert.That(request.Answers, Has.Count.EqualTo(looks));
    }

    [Test]
    public void A_key_store_is_recorded_under_the_name_that_it_had()
    {
        var store = new KeyStore("cks-1234567890abcdef0", "before", Pinned.Start);
        var request = new WatchedRequest(() =>
        {
            store.Name = "after";
            return true;
        });

        pipeline.Run(new Watched { Store = store }, request, Origin, "r");

        Assert.That(trail[0].Text("additionalEventData.customKeyStoreName"), Is.EqualTo("before"));
    }

    private sealed class WatchedRequest(Func<bool> look) : CreateKeyRequest
    {
        public List<bool> Answers { get; } = [];

        public string Watched
        {
            get
            {
                Answers.Add(look());
                return "watched";
            }
        }
    }

    private sealed class Watched : Operation<CreateKeyRequest, CreateKeyResponse>
    {
        public KeyStore? Store { get; init; }

        protected override OperationSpec<CreateKeyRequest> Declare() => new("CreateKey")
        {
            Honours = ["Description"],
            Action = "kms:CreateKey",
            Permissions = [],
            Trail = TrailShape.Write("Watched"),
        };

        protected override Work<CreateKeyResponse> Execute(CreateKeyRequest request, Call call)
        {
            call.KeyStore = Store;
            return new CreateKeyResponse();
        }
    }
}
