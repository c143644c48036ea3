using System.Security.Cryptography;
using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Replay.Unrecorded;

namespace FakeKms.Replay.Calls;

/// <summary>The messages of the signing and MAC operations, and the signatures and MACs that are verified.</summary>
internal sealed class HiddenMessages(ReplayEngine engine)
{
    private const int LongestHash = 64;

    public void Fill(PlannedCall call, AmazonKeyManagementServiceRequest request)
    {
        switch (request)
        {
            case SignRequest sign:
                sign.Message = new MemoryStream(Message(sign.SigningAlgorithm.Value, sign.MessageType));
                break;
            case VerifyRequest verify:
                var message = Message(verify.SigningAlgorithm.Value, verify.MessageType);
                verify.Message = new MemoryStream(message);
                var signed = Signed(call, "KMSInvalidSignatureException", message);
                verify.Signature = new MemoryStream(engine.Signature(call.KeyArn, verify.SigningAlgorithm.Value, verify.MessageType?.Value, signed));
                break;
            case GenerateMacRequest mac:
                mac.Message = new MemoryStream(Message(mac.MacAlgorithm.Value, null));
                break;
            case VerifyMacRequest verify:
                var text = Message(verify.MacAlgorithm.Value, null);
                verify.Message = new MemoryStream(text);
                verify.Mac = new MemoryStream(engine.Mac(call.KeyArn, verify.MacAlgorithm.Value, Signed(call, "KMSInvalidMacException", text)));
                break;
        }
    }

    // What is to be found wrong is the signature of something else of the same length.
    private static byte[] Signed(PlannedCall call, string wrong, byte[] message) =>
        call.ErrorCode == wrong ? [.. message.Select(octet => (byte)~octet)] : message;

    private static byte[] Message(string algorithm, MessageType? type)
    {
        var text = Encoding.UTF8.GetBytes($"message for {algorithm}");
        var length = type == MessageType.EXTERNAL_MU || algorithm.EndsWith("512", StringComparison.Ordinal) ? LongestHash
            : algorithm.EndsWith("384", StringComparison.Ordinal) ? 48 : 32;
        return type is null || type == MessageType.RAW ? text : SHA512.HashData(text)[..length];
    }
}
