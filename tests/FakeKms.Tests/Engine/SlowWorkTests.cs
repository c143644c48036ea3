using Amazon.KeyManagementService.Model;
using FakeKms.Engine;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Faults;
using FakeKms.Engine.Recording;
using FakeKms.Engine.State;
using FakeKms.Operations.Aliases;
using FakeKms.Operations.Keys;
using FakeKms.Trail.Shapes;

namespace FakeKms.Tests.Engine;

/// <summary>What happens between the slow part of a call, which runs outside the lock, and its end.</summary>
public sealed class SlowWorkTests
{
    private static readonly CallOrigin Origin = new("AKIAIOSFODNN7EXAMPLE", "us-east-1", "test");
    private readonly KmsClock clock = new(Pinned.Start);
    private readonly KmsTrail trail = new(() => { });
    private readonly Pipeline pipeline;

    public SlowWorkTests()
    {
        var settings = new ServerSettings { Time = clock };
        var state = new KmsState(settings);
        pipeline = new Pipeline(state, new CallerDirectory(settings), new CallRecorder(trail), new FaultBook([]), Unlimited.Authorizer, NoProxies.Anywhere);
    }

    [Test]
    public void An_alias_that_moves_meanwhile_is_followed_from_the_start()
    {
        var (one, other) = (CreateKey(), CreateKey());
        Run(new CreateAlias(), new CreateAliasRequest { AliasName = "alias/a", TargetKeyId = one });
        var slow = new SlowOperation { Meanwhile = () => Run(new UpdateAlias(), new UpdateAliasRequest { AliasName = "alias/a", TargetKeyId = other }) };

        Run(slow, new EncryptRequest { KeyId = "alias/a", Plaintext = new MemoryStream([1]) });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(slow.WorkedWith, Is.EqualTo(new[] { one, other }));
            Assert.That(trail.Select(record => record.EventName), Is.EqualTo(new[] { "CreateKey", "CreateKey", "CreateAlias", "UpdateAlias", "Encrypt" }));
            Assert.That(trail[^1].Resources.Select(resource => resource.Arn[^36..]), Is.EqualTo(new[] { other }));
        }
    }

    [Test]
    public void The_time_of_a_call_is_that_of_its_end()
    {
        var slow = new SlowOperation { Meanwhile = () => clock.Advance(TimeSpan.FromMinutes(1)) };

        Run(slow, new EncryptRequest { KeyId = CreateKey(), Plaintext = new MemoryStream([1]) });

        Assert.That(trail[^1].EventTime, Is.EqualTo(Pinned.Start.AddMinutes(1)));
    }

    [Test]
    public void A_key_that_is_disabled_meanwhile_refuses_in_the_end()
    {
        var keyId = CreateKey();
        var slow = new SlowOperation { Meanwhile = () => Run(new DisableKey(), new DisableKeyRequest { KeyId = keyId }) };

        var outcome = pipeline.Run(slow, new EncryptRequest { KeyId = keyId, Plaintext = new MemoryStream([1]) }, Origin, "r");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Failure!.Code, Is.EqualTo("DisabledException"));
            Assert.That(trail[^1], Has.Property("ErrorCode").EqualTo("DisabledException").And.Property("Resources").Count.EqualTo(1));
        }
    }

    [Test]
    public void A_server_that_ends_meanwhile_refuses_and_records_nothing()
    {
        var keyId = CreateKey();
        var slow = new SlowOperation { Meanwhile = pipeline.Close };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => pipeline.Run(slow, new EncryptRequest { KeyId = keyId, Plaintext = new MemoryStream([1]) }, Origin, "r"), Throws.TypeOf<ObjectDisposedException>());
            Assert.That(trail.Select(record => record.EventName), Is.EqualTo(new[] { "CreateKey" }));
        }
    }

    [Test]
    public void A_call_that_arrives_when_the_server_has_ended_is_refused_and_not_recorded()
    {
        pipeline.Close();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => pipeline.Run(new CreateKey(), new CreateKeyRequest(), Origin, "r"), Throws.TypeOf<ObjectDisposedException>());
            Assert.That(trail.Recorded(), Is.Empty);
        }
    }

    private string CreateKey() => ((CreateKeyResponse)Run(new CreateKey(), new CreateKeyRequest()).Response!).KeyMetadata.KeyId;

    private Outcome Run(Operation operation, object request)
    {
        var outcome = pipeline.Run(operation, request, Origin, "r");
        Assert.That(outcome.Failure, Is.Null);
        return outcome;
    }

    private sealed class SlowOperation : Operation<EncryptRequest, EncryptResponse>
    {
        public required Action Meanwhile { get; set; }

        public List<string> WorkedWith { get; } = [];

        protected override OperationSpec<EncryptRequest> Declare() => new("Encrypt")
        {
            Key = KeyArgument.IdArnOrAlias<EncryptRequest>(r => r.KeyId),
            Honours = ["KeyId", "Plaintext"],
            States = FakeKms.Engine.Calls.KeyStates.Usable,
            Action = "kms:Encrypt",
            Permissions = [],
            Trail = TrailShape.Read("KeyId"),
        };

        protected override Work<EncryptResponse> Execute(EncryptRequest request, Call call)
        {
            WorkedWith.Add(call.Key.KeyId);
            return Work<EncryptResponse>.Slow(
                compute: () =>
                {
                    Meanwhile();
                    Meanwhile = () => { };
                    return call.Key.Arn;
                },
                commit: arn => new EncryptResponse { KeyId = arn });
        }
    }
}
