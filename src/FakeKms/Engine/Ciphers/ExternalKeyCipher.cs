using Amazon.KeyManagementService;
using FakeKms.Crypto.Symmetric;
using FakeKms.Domain.Keys;
using FakeKms.Domain.KeyStores;
using FakeKms.Domain.Materials;
using FakeKms.Engine.Calls;
using FakeKms.Engine.ExternalKeys;
using FakeKms.Entropy;

namespace FakeKms.Engine.Ciphers;

/// <summary>
/// Encryption under a key in an external key store, twice: by KMS under material of its own, and by the proxy under the external key. Decryption goes the other
/// way. What is looked up first needs the server's lock; the function that comes of it waits for the proxy, and does not.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/keystore-external.html#concept-double-encryption"/></remarks>
internal static class ExternalKeyCipher
{
    public static bool IsOf(KmsKey key) => key.Origin == OriginType.EXTERNAL_KEY_STORE;

    /// <summary>
    /// Whether the proxy, or the credential for it, has changed since now. What was answered before says nothing of the store as it is then. Null for a key
    /// that has no proxy.
    /// </summary>
    public static Func<bool>? IsOutdated(KmsKey key)
    {
        if (!IsOf(key)) return null;
        var before = key.KeyStore!.Proxy;
        return () => key.KeyStore.Proxy != before;
    }

    /// <inheritdoc cref="IsOutdated(KmsKey)"/>
    public static Func<bool>? IsOutdated(KmsKey one, KmsKey other)
    {
        var (first, second) = (IsOutdated(one), IsOutdated(other));
        return first is null || second is null ? first ?? second : () => first() || second();
    }

    public static Func<byte[], ValueTask<byte[]>> Encryption(Call call, string operation, KmsKey key, Dictionary<string, string>? context)
    {
        var material = key.Materials.Current!;
        var header = ProxyBlob.NewHeader(material.Id, call.Streams.Salt.Bytes(BlobHeader.SaltLength));
        var (target, metadata) = (ExternalRequests.TargetOf(call, key.KeyStore!), ExternalRequests.About(call, operation, key));
        return async plaintext =>
        {
            var encoded = EncryptionContext.Encode(context);
            var inner = ProxyBlob.EncryptInside(header, material.Bytes, plaintext, encoded);
            var answer = await call.Proxies
                .EncryptAsync(target, key.XksKeyId!, metadata, inner, ProxyBlob.AdditionalAuthenticatedData(header, encoded))
                .ConfigureAwait(false);
            if (!answer.Succeeded) throw XksErrors.OfCryptography(answer.Problem);
            var outer = answer.Value;
            return new ProxyBlob(header, outer.Ciphertext, outer.InitializationVector, outer.AuthenticationTag, outer.Metadata).ToBytes();
        };
    }

    public static Func<ValueTask<(byte[] Plaintext, KeyMaterial? Material)>> Decryption(
        Call call, string operation, KmsKey key, byte[] bytes, Dictionary<string, string>? context)
    {
        var blob = ProxyBlob.Parse(bytes) ?? throw XksErrors.OfCryptography(XksProblem.ForeignPlaintext);
        var material = key.Materials.Find(blob.MaterialId)!;
        var (target, metadata) = (ExternalRequests.TargetOf(call, key.KeyStore!), ExternalRequests.About(call, operation, key));
        return async () =>
        {
            var encoded = EncryptionContext.Encode(context);
            var outer = new ExternalCiphertext(blob.Ciphertext, blob.InitializationVector, blob.AuthenticationTag) { Metadata = blob.Metadata };
            var answer = await call.Proxies
                .DecryptAsync(target, key.XksKeyId!, metadata, outer, ProxyBlob.AdditionalAuthenticatedData(blob.Header, encoded))
                .ConfigureAwait(false);
            if (!answer.Succeeded) throw XksErrors.OfCryptography(answer.Problem);
            var plaintext = ProxyBlob.DecryptInside(blob.Header, material.Bytes, answer.Value, encoded);
            return (plaintext ?? throw XksErrors.OfCryptography(XksProblem.ForeignPlaintext), material);
        };
    }
}
