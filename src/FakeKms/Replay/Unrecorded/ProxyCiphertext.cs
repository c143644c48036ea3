using System.Security.Cryptography;
using FakeKms.Crypto.Symmetric;
using FakeKms.Domain.Keys;
using FakeKms.Engine.Ciphers;
using FakeKms.Engine.ExternalKeys;
using FakeKms.Engine.State;
using FakeKms.Model;

namespace FakeKms.Replay.Unrecorded;

/// <summary>
/// A ciphertext of a key in an external key store as some call before the log would have made it. Only the proxy can make one: it is asked as for a real
/// Encrypt, and what it is asked for is the one thing of a replay that it sees beside the calls.
/// </summary>
internal static class ProxyCiphertext
{
    private const string RequestId = "before-the-log";
    private const int VectorLength = 12;
    private const int TagLength = 16;

    /// <summary>What is looked up first needs the server's lock; the function that comes of it waits for the proxy, and does not.</summary>
    public static Func<ValueTask<byte[]>> Of(
        KmsState state, KmsKey key, IXksProxies proxies, byte[] plaintext, IReadOnlyDictionary<string, string>? context)
    {
        var unusable = InDueForm(key, plaintext);
        // While the store is disconnected KMS sends nothing to the proxy, and decrypts nothing either.
        if (!key.KeyStore!.IsConnected) return () => new(unusable);
        var encrypt = ExternalKeyCipher.Encryption(UnrecordedAnswers.CallTo(state, key, RequestId, proxies), "Encrypt", key, context?.ToDictionary());
        return async () =>
        {
            try
            {
                return await encrypt(plaintext).ConfigureAwait(false);
            }
            catch (KmsFailure)
            {
                return unusable;
            }
        };
    }

    // For a call that fails before anybody decrypts.
    private static byte[] InDueForm(KmsKey key, byte[] plaintext)
    {
        var header = ProxyBlob.NewHeader(key.Materials.Current!.Id, ReplayedCiphertext.SaltOf(plaintext, []));
        return new ProxyBlob(header, SHA256.HashData(plaintext), new byte[VectorLength], new byte[TagLength], []).ToBytes();
    }
}
