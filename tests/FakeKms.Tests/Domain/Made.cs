using Amazon.KeyManagementService;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Materials;
using FakeKms.Entropy;
using FakeKms.Model;

namespace FakeKms.Tests.Domain;

/// <summary>What the domain is made of, without a server around it.</summary>
internal static class Made
{
    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static AccountRegion Home { get; } = new("111122223333", "us-east-1");

    public static KmsKey Key(string keyId, OriginType? origin = null, KeyManagerType? manager = null) => new(
        Home, keyId, origin ?? OriginType.AWS_KMS, Start, new MaterialSet(new MaterialOwner(Home.AccountId, keyId, ShowsIds: true), Index()))
    {
        Manager = manager ?? KeyManagerType.CUSTOMER,
    };

    public static MaterialIndex Index() => new(new IdPool(new RandomStreams(label => new SeededStream(1, label))));
}
