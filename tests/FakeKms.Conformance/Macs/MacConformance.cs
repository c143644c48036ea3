using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;

namespace FakeKms.Conformance;

[Lanes("224")]
[Lanes("256")]
[Lanes("384")]
[Lanes("512")]
public class MacConformance(string lane, string bits) : ConformanceFixture(lane)
{
    private static readonly byte[] Message = "One and the same message."u8.ToArray();
    private readonly string spec = "HMAC_" + bits;
    private readonly string algorithm = "HMAC_SHA_" + bits;

    [Operation("GenerateMac")]
    [TestCase(1)]
    [TestCase(4096)]
    public async Task The_MAC_of_an_imported_key_is_the_one_that_anybody_computes(int length)
    {
        var (keyId, material) = (await CreateAsync(spec, "GENERATE_VERIFY_MAC", "EXTERNAL"), Enumerable.Range(1, MacLength).Select(i => (byte)i).ToArray());
        await Client.ImportAsync(keyId, material);
        var message = Enumerable.Range(0, length).Select(i => (byte)i).ToArray();

        Assert.That(await MacAsync(keyId, message), Is.EqualTo(MacUtilities.CalculateMac($"HMAC-SHA{bits}", new KeyParameter(material), message)));
    }

    [Operation("GenerateMac")]
    [Test]
    public async Task A_MAC_repeats_verifies_and_has_the_length_of_the_hash()
    {
        var keyId = await CreateAsync(spec, "GENERATE_VERIFY_MAC");
        var mac = await MacAsync(keyId, Message);

        var answer = await VerifyAsync(keyId, Message, mac);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(mac, Has.Length.EqualTo(MacLength).And.EqualTo(await MacAsync(keyId, Message)));
            Assert.That((answer.MacValid, answer.MacAlgorithm.Value, answer.KeyId), Is.EqualTo((true, algorithm, await ArnOf(keyId))));
        }
    }

    [Operation("VerifyMac")]
    [Refusal]
    [Exhaustive]
    [Test]
    public async Task A_MAC_that_is_nearly_right_is_refused()
    {
        var keyId = await CreateAsync(spec, "GENERATE_VERIFY_MAC");
        var mac = await MacAsync(keyId, Message);

        foreach (var wrong in NearMisses.Of(mac))
            Assert.That(
                await ErrorOf(() => VerifyAsync(keyId, Message, wrong)),
                Does.StartWith("KMSInvalidMacException"));
    }

    [Operation("VerifyMac")]
    [Refusal]
    [Test]
    public async Task A_MAC_of_another_key_or_message_is_refused()
    {
        var (keyId, otherKeyId) = (await CreateAsync(spec, "GENERATE_VERIFY_MAC"), await CreateAsync(spec, "GENERATE_VERIFY_MAC"));
        var mac = await MacAsync(keyId, Message);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => VerifyAsync(otherKeyId, Message, mac)), Does.StartWith("KMSInvalidMacException"));
            foreach (var message in new[] { Message[..^1], Message[1..], [.. Message, 0] })
                Assert.That(await ErrorOf(() => VerifyAsync(keyId, message, mac)), Does.StartWith("KMSInvalidMacException"));
        }
    }

    [Operation("GenerateMac")]
    [Refusal]
    [Test]
    public async Task Algorithms_of_other_keys_are_refused()
    {
        var keyId = await CreateAsync(spec, "GENERATE_VERIFY_MAC");

        using (Assert.EnterMultipleScope())
        {
            foreach (var other in AllOf<MacAlgorithmSpec>().Except([algorithm]))
            {
                var error = $"InvalidKeyUsageException: Algorithm {other} is incompatible with key spec {spec}.";
                Assert.That(await ErrorOf(() => MacAsync(keyId, Message, other)), Is.EqualTo(error));
                Assert.That(await ErrorOf(() => VerifyAsync(keyId, Message, [1], other)), Is.EqualTo(error));
            }
        }
    }

    [Operation("GenerateMac")]
    [Refusal]
    [TestCase(0, "greater than or equal to 1")]
    [TestCase(4097, "less than or equal to 4096")]
    public async Task Messages_have_1_to_4096_bytes_and_are_never_echoed(int length, string limit)
    {
        var keyId = await CreateAsync(spec, "GENERATE_VERIFY_MAC");

        Assert.That(await ErrorOf(() => MacAsync(keyId, new byte[length])), Is.EqualTo(
            $"ValidationException: 1 validation error detected: Value at 'message' failed to satisfy constraint: Member must have length {limit}"));
    }

    private int MacLength => int.Parse(bits, System.Globalization.CultureInfo.InvariantCulture) / 8;

    private async Task<byte[]> MacAsync(string keyId, byte[] message, string? other = null) =>
        (await Client.GenerateMacAsync(new GenerateMacRequest { KeyId = keyId, Message = Stream(message), MacAlgorithm = other ?? algorithm })).Mac.ToArray();

    private Task<VerifyMacResponse> VerifyAsync(string keyId, byte[] message, byte[] mac, string? other = null) =>
        Client.VerifyMacAsync(new VerifyMacRequest { KeyId = keyId, Message = Stream(message), Mac = Stream(mac), MacAlgorithm = other ?? algorithm });
}
