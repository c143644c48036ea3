using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

/// <summary>Every key spec with every signing algorithm and message type.</summary>
[LanesOf(typeof(SigningTable), nameof(SigningTable.All))]
public class SigningConformance(string lane, string spec, string algorithm) : ConformanceFixture(lane)
{
    private static readonly byte[] Message = "One and the same message."u8.ToArray();
    private readonly string[] types = SigningTable.TypesOf(algorithm);

    [Operation("Sign")]
    [Test]
    public async Task A_signature_verifies_outside_and_as_every_message_type_of_the_algorithm()
    {
        var keyId = await CreateAsync(spec, "SIGN_VERIFY");
        var publicKey = await PublicKeyAsync(spec, keyId);

        using (Assert.EnterMultipleScope())
        {
            foreach (var type in types)
            {
                var signature = await SignAsync(keyId, Input(type, publicKey), type);
                Assert.That(Outside.Verifies(algorithm, publicKey, Message, signature), Is.True);
                foreach (var other in types)
                {
                    var answer = await VerifyAsync(keyId, Input(other, publicKey), signature, other);
                    Assert.That((answer.SignatureValid, answer.SigningAlgorithm.Value), Is.EqualTo((true, algorithm)));
                }
            }
        }
    }

    [Operation("Sign")]
    [Refusal]
    [Test]
    public async Task A_digest_of_another_length_is_refused_in_the_words_of_AWS()
    {
        var (keyId, length) = (await CreateAsync(spec, "SIGN_VERIFY"), SigningTable.LengthOf(algorithm));

        using (Assert.EnterMultipleScope())
        {
            // AWS documents that mu has 64 bytes, and not what it answers to another length.
            foreach (var type in types.Except(["RAW"]))
            {
                var expected = type == "DIGEST" ? $"ValidationException: Digest is invalid length for algorithm {algorithm}." : "ValidationException";
                foreach (var wrong in new[] { 1, 20, 28, 32, 48, 64, length - 1, length + 1, 4096 }.Where(wrong => wrong != length))
                    Assert.That(await ErrorsAsync(keyId, new byte[wrong], type), Is.All.StartsWith(expected));
            }
        }
    }

    [Operation("Sign")]
    [Refusal]
    [Test]
    public async Task A_message_type_that_the_algorithm_does_not_take_is_refused_in_the_words_of_AWS()
    {
        var keyId = await CreateAsync(spec, "SIGN_VERIFY");

        using (Assert.EnterMultipleScope())
        {
            foreach (var type in AllOf<MessageType>().Except(types))
            {
                // What KMS says to EXTERNAL_MU for a key that is no ML-DSA key is not known.
                var what = spec.StartsWith("ML_DSA", StringComparison.Ordinal) ? $"key spec {spec}" : $"algorithm {algorithm}";
                var expected = type == "EXTERNAL_MU" ? "ValidationException" : $"ValidationException: Message type {type} is incompatible with {what}.";
                Assert.That(await ErrorsAsync(keyId, new byte[64], type), Is.All.StartsWith(expected));
            }
        }
    }

    [Operation("Sign")]
    [Refusal]
    [Test]
    public async Task Algorithms_of_other_keys_are_refused()
    {
        var keyId = await CreateAsync(spec, "SIGN_VERIFY");

        using (Assert.EnterMultipleScope())
        {
            foreach (var other in AllOf<SigningAlgorithmSpec>().Except(SigningTable.AlgorithmsOf(spec)))
            {
                Assert.That(await ErrorsAsync(keyId, Message, "RAW", other), Is.All.EqualTo(
                    $"InvalidKeyUsageException: Algorithm {other} is incompatible with key spec {spec}."));
            }
        }
    }

    [Operation("Verify")]
    [Refusal]
    [Test]
    public async Task A_signature_of_another_message_key_or_algorithm_is_refused()
    {
        var (keyId, otherKeyId) = (await CreateAsync(spec, "SIGN_VERIFY"), await CreateAsync(spec, "SIGN_VERIFY"));
        var input = Input(types[0], await PublicKeyAsync(spec, keyId));
        var signature = await SignAsync(keyId, input, types[0]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await InvalidAsync(keyId, [.. input[..^1], (byte)(input[^1] ^ 1)], signature), Is.True);
            Assert.That(await InvalidAsync(otherKeyId, input, signature), Is.True);
            foreach (var other in SigningTable.AlgorithmsOf(spec).Except([algorithm]))
                Assert.That(await InvalidAsync(keyId, new byte[SigningTable.LengthOf(other)], signature, other), Is.True, other);
        }
    }

    [Operation("Verify")]
    [Refusal]
    [Exhaustive]
    [Test]
    public async Task A_signature_that_is_nearly_right_is_refused()
    {
        var keyId = await CreateAsync(spec, "SIGN_VERIFY");
        var input = Input(types[0], await PublicKeyAsync(spec, keyId));
        var signature = await SignAsync(keyId, input, types[0]);

        foreach (var wrong in NearMisses.Of(signature)) Assert.That(await InvalidAsync(keyId, input, wrong), Is.True, Convert.ToHexString(wrong));
    }

    private byte[] Input(string type, byte[] publicKey) => type == "RAW" ? Message : Outside.Stand(algorithm, publicKey, Message);

    private async Task<byte[]> SignAsync(string keyId, byte[] message, string type) => (await ClientFor(spec).SignAsync(new SignRequest
    {
        KeyId = keyId,
        Message = Stream(message),
        MessageType = type,
        SigningAlgorithm = algorithm,
    })).Signature.ToArray();

    private Task<VerifyResponse> VerifyAsync(string keyId, byte[] message, byte[] signature, string type, string? other = null) =>
        ClientFor(spec).VerifyAsync(new VerifyRequest
        {
            KeyId = keyId,
            Message = Stream(message),
            MessageType = type,
            Signature = Stream(signature),
            SigningAlgorithm = other ?? algorithm,
        });

    // Both operations ask the same of a message.
    private async Task<string[]> ErrorsAsync(string keyId, byte[] message, string type, string? other = null) =>
    [
        await ErrorOf(() => ClientFor(spec).SignAsync(new SignRequest
        {
            KeyId = keyId,
            Message = Stream(message),
            MessageType = type,
            SigningAlgorithm = other ?? algorithm,
        })),
        await ErrorOf(() => VerifyAsync(keyId, message, [1], type, other)),
    ];

    private async Task<bool> InvalidAsync(string keyId, byte[] message, byte[] signature, string? other = null) =>
        (await ErrorOf(() => VerifyAsync(keyId, message, signature, SigningTable.TypesOf(other ?? algorithm)[0], other)))
            .StartsWith("KMSInvalidSignatureException", StringComparison.Ordinal);
}
