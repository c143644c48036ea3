using FakeKms.Engine.ExternalKeys;
using FakeKms.Replay.Log;

namespace FakeKms.Replay.Unrecorded;

/// <summary>
/// The external key store proxies of a server, behind what a replay knows of them: a call that failed because of a proxy fails so again, whichever proxy there
/// is now, and however it is.
/// </summary>
internal sealed class ReplayedProxies(IXksProxies proxies) : IXksProxies
{
    private volatile Expectation? expected;

    /// <summary>Lets the requests of one operation meet a problem until <see cref="Forget"/>.</summary>
    public void Expect(string operation, LoggedProblem problem) => expected = new Expectation(operation, problem);

    public void Forget() => expected = null;

    public ValueTask<XksAnswer<XksHealth>> GetHealthStatusAsync(XksTarget target, XksRequestMetadata metadata) =>
        Expected(metadata) is { } problem ? new(problem.Problem) : proxies.GetHealthStatusAsync(target, metadata);

    public ValueTask<XksAnswer<ExternalKeyMetadata>> GetKeyMetadataAsync(XksTarget target, string xksKeyId, XksRequestMetadata metadata) =>
        Expected(metadata) is { } problem
            ? new(problem.Key is { } key ? key : problem.Problem)
            : proxies.GetKeyMetadataAsync(target, xksKeyId, metadata);

    public ValueTask<XksAnswer<ExternalCiphertext>> EncryptAsync(
        XksTarget target, string xksKeyId, XksRequestMetadata metadata, ReadOnlyMemory<byte> plaintext, ReadOnlyMemory<byte> additionalAuthenticatedData) =>
        Expected(metadata) is { } problem
            ? new(problem.Problem)
            : proxies.EncryptAsync(target, xksKeyId, metadata, plaintext, additionalAuthenticatedData);

    public ValueTask<XksAnswer<byte[]>> DecryptAsync(
        XksTarget target, string xksKeyId, XksRequestMetadata metadata, ExternalCiphertext ciphertext, ReadOnlyMemory<byte> additionalAuthenticatedData) =>
        Expected(metadata) is { } problem
            ? new(problem.Problem)
            : proxies.DecryptAsync(target, xksKeyId, metadata, ciphertext, additionalAuthenticatedData);

    private LoggedProblem? Expected(XksRequestMetadata metadata) => expected is { } all && all.Operation == metadata.KmsOperation ? all.Problem : null;

    private sealed record Expectation(string Operation, LoggedProblem Problem);
}
