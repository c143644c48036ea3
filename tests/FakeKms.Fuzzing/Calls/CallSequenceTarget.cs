using FakeKms.Engine.Calls;
using FakeKms.Fuzzing.Running;
using FakeKms.Operations;

namespace FakeKms.Fuzzing.Calls;

/// <summary>
/// Sequences of requests that are nearly right, in all modes of authorization, with faults, jumps of the clock and copies of the state between them. An input is
/// the number that everything follows from.
/// </summary>
internal sealed class CallSequenceTarget : FuzzTarget
{
    private const int Requests = 40;

    private static readonly Operation[] Operations = [.. OperationCatalog.All];

    private static readonly KmsFault[] Faults =
    [
        KmsFault.Throttling, KmsFault.KMSInternal, KmsFault.AccessDenied, KmsFault.DependencyTimeout, KmsFault.KeyUnavailable, KmsFault.LimitExceeded, KmsFault.ServiceUnavailable,
        KmsFault.LostAnswer, KmsFault.TruncatedBody, KmsFault.GarbageBody, KmsFault.ConnectionReset, KmsFault.Error("SomethingElse", "x", 418),
    ];

    private readonly HostileWorld world = HostileWorld.StartAsync(seed: 7).GetAwaiter().GetResult();

    public override IReadOnlyList<byte[]> Seeds { get; } = [];

    public override bool IsMutating => false;

    public override int DefaultInputs => 3;

    public override TimeSpan Limit => TimeSpan.FromSeconds(15);

    public override void Run(byte[] input)
    {
        world.Begin((int)(BitConverter.ToInt64(input) % int.MaxValue) ^ BitConverter.ToInt32(input, 4));
        var kms = world.Kms;
        for (var count = 0; count < Requests; count++)
        {
            switch (world.Number(24))
            {
                case 0: kms.Authorization.Mode = world.OneOf<KmsAuthorizationMode>([KmsAuthorizationMode.Off, KmsAuthorizationMode.Permissive, KmsAuthorizationMode.Strict]); break;
                case 1: kms.Faults.FailNext(world.OneOf(Operations).Name, world.OneOf(Faults), times: 1 + world.Number(2), after: world.Number(2)); break;
                case 2: kms.Advance(TimeSpan.FromHours(world.Number(24 * 40))); break;
                case 3: kms.Restore(kms.Snapshot()); break;
                default: break;
            }
            var operation = world.OneOf(Operations);
            CheckedCall.Send(world, operation.Name, world.Request(operation, world.OneOf<int>([0, 0, 0, 1, 1, 2, 3]), HostileJson.Pieces));
        }
        CheckThatItCanBeSaved(kms);
    }

    public override void Dispose()
    {
        world.Dispose();
        base.Dispose();
    }

    // Whatever state calls lead to, a file of keys can hold what it says it does.
    private static void CheckThatItCanBeSaved(FakeKmsServer kms)
    {
        var saved = kms.KeysToJson();
        try
        {
            using var again = FakeKmsServer.Start(k => k.WithKeysFromJson(saved));
        }
        catch (ArgumentException refused)
        {
            throw new FindingException($"What was saved is refused: {refused.Message}\n{saved}");
        }
    }
}
