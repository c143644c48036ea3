using Amazon.KeyManagementService;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Policies;
using FakeKms.Engine.State;
using FakeKms.Model;

namespace FakeKms.Seeding.Worlds;

/// <summary>A key of a file on its way into a server: what is said of it, and what that means there.</summary>
internal sealed class LoadedKey(WorldKey said, string path, string source, KmsState state, StateCopy dates, DateTimeOffset now)
{
    public WorldKey Said => said;

    public KmsState State => state;

    public DateTimeOffset Now => now;

    public AccountRegion Home { get; } = new(said.AccountId ?? state.Settings.AccountId, said.Region ?? state.Settings.Region);

    public KeySpec KeySpec { get; } = KeySpec.FindValue(said.KeySpec ?? KeySpec.SYMMETRIC_DEFAULT.Value);

    /// <summary>The usage that the file gives, or the only one of the spec.</summary>
    public KeyUsageType KeyUsage => KeyUsageType.FindValue(
        said.KeyUsage ?? (KeySpecs.UsagesOf(KeySpec) is [var only] ? only : KeyUsageType.ENCRYPT_DECRYPT.Value));

    public OriginType Origin { get; } = OriginType.FindValue(said.Origin ?? OriginType.AWS_KMS.Value);

    public KeyManagerType Manager { get; } = KeyManagerType.FindValue(said.KeyManager ?? KeyManagerType.CUSTOMER.Value);

    public bool IsReplica => said.PrimaryRegion is { } region && region != Home.Region && IdForms.IsMultiRegion(said.KeyId);

    /// <summary>The policy, once it is checked; null for the default one.</summary>
    public KeyPolicy? Policy { get; set; }

    /// <summary>The key in the server, once it is there.</summary>
    public KmsKey Key { get; set; } = null!;

    /// <summary>A date of the file on the clock of the server.</summary>
    public DateTimeOffset Date(DateTimeOffset date) => dates.Time(date);

    public DateTimeOffset? Date(DateTimeOffset? date) => dates.Time(date);

    public ArgumentException Refusal(string mistake, string member = "") =>
        said.From is { } from
            ? new($"{source} has a key that cannot be loaded: {from} (the key {ShortText.Value(said.KeyId)} in {ShortText.Value(Home.Region)}): {mistake}")
            : WorldJson.Refusal(source, $"{path}{member} (the key {ShortText.Value(said.KeyId)} in {ShortText.Value(Home.Region)}): {mistake}");
}
