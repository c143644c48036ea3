using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using FakeKms.Crypto.Keys;
using FakeKms.Crypto.Wrapping;
using FakeKms.Domain.Grants;
using FakeKms.Domain.KeyStores;
using FakeKms.Domain.KeyStores.Metrics;
using FakeKms.Domain.KeyStores.Proxies;
using FakeKms.Domain.Materials;
using FakeKms.Domain.Policies;
using FakeKms.Engine;
using FakeKms.Engine.State;
using FakeKms.Entropy;
using FakeKms.Tests.Trail.Records.Secrecy;

namespace FakeKms.Tests.Engine.State;

/// <summary>A copy of a server's state is all of it, and shares nothing with the original that can change.</summary>
internal sealed class StateCopyTests
{
    private const int Calls = 600;

    // What never changes may be shared, and is compared by identity.
    private static readonly Type[] Unchanging =
    [
        typeof(DeclaredPrincipals), typeof(KeyPolicy), typeof(GrantTerms), typeof(XksProxy), typeof(CloudHsmAssociation), typeof(CloudHsmCluster), typeof(MaterialOwner),
        typeof(EmbeddedProxy), typeof(VpcEndpointServices), typeof(XksMetricsLog), typeof(HmacKey),
        typeof(ServerSettings), typeof(KmsConsistencyDelays), typeof(KeyPair), typeof(WrappingKey), typeof(Amazon.Runtime.ConstantClass), typeof(Delegate), typeof(byte[]), typeof(Type),
        typeof(ImmutableSortedDictionary<string, string>),
    ];

    [TestCase(11)]
    [TestCase(12)]
    public async Task A_copy_has_everything_that_the_original_has(int seed)
    {
        using var world = await LivedInAsync(seed);
        var state = StateOf(world.Kms);

        var copy = state.Copy(state.Settings, TimeSpan.Zero);

        Assert.That(new ObjectGraph(copy, IsLeaf).Text, Is.EqualTo(new ObjectGraph(state, IsLeaf).Text));
    }

    [Test]
    public async Task A_copy_shares_nothing_that_can_change()
    {
        using var world = await LivedInAsync(seed: 13);
        var state = world.Kms.Snapshot().State;
        var copy = state.Copy(state.Settings, TimeSpan.Zero);

        var shared = new ObjectGraph(copy, IsLeaf).Objects.Intersect(new ObjectGraph(state, IsLeaf).Objects, ReferenceEqualityComparer.Instance);

        Assert.That(shared.Select(thing => thing!.GetType().Name).Distinct(), Is.Empty);
    }

    [Test]
    public async Task The_comparison_sees_a_difference_in_the_depths()
    {
        using var world = await LivedInAsync(seed: 14);
        var state = world.Kms.Snapshot().State;
        var copy = state.Copy(state.Settings, TimeSpan.Zero);

        copy.Directory.Keys.Last().Description = "changed";

        Assert.That(new ObjectGraph(copy, IsLeaf).Text, Is.Not.EqualTo(new ObjectGraph(state, IsLeaf).Text));
    }

    /// <summary>What the server has itself. Its snapshot is a copy already, which would lack whatever copies lack.</summary>
    internal static KmsState StateOf(FakeKmsServer server) => PipelineOf(server).Inside(state => state);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "pipeline")]
    private static extern ref Pipeline PipelineOf(FakeKmsServer server);

    private static async Task<RandomWorld> LivedInAsync(int seed)
    {
        var world = new RandomWorld(seed);
        while (world.Calls < Calls) await world.OneOf(RandomWorld.Steps)(world);
        return world;
    }

    internal static bool IsLeaf(Type type) => Array.Exists(Unchanging, unchanging => unchanging.IsAssignableFrom(type))
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Lazy<>));
}
