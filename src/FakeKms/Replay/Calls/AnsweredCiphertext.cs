using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using FakeKms.Engine.Members;

namespace FakeKms.Replay.Calls;

/// <summary>A ciphertext that a call of the replay was answered with, and what it takes to decrypt it.</summary>
internal sealed record AnsweredCiphertext(string KeyId, string? MaterialId, string? Algorithm, IReadOnlyDictionary<string, string>? Context, byte[] Blob)
{
    /// <summary>The plaintext that came with it, or null.</summary>
    public byte[]? Plaintext { get; init; }

    /// <summary>Null when the answer has no ciphertext, or the record does not name its key.</summary>
    public static AnsweredCiphertext? Of(PlannedCall call, AmazonKeyManagementServiceRequest request, AmazonWebServiceResponse response)
    {
        var made = Bytes(response, "CiphertextBlob") ?? Bytes(response, "PrivateKeyCiphertextBlob");
        if (made is not { } blob || call.Logged.Keys is not [.., var key]) return null;
        var (context, algorithm, material) = request switch
        {
            ReEncryptRequest again => (again.DestinationEncryptionContext, again.DestinationEncryptionAlgorithm?.Value, "destinationKeyMaterialId"),
            EncryptRequest encrypt => (encrypt.EncryptionContext, encrypt.EncryptionAlgorithm?.Value, "keyMaterialId"),
            _ => (SdkMembers.Find(request, "EncryptionContext") as Dictionary<string, string>, null, "keyMaterialId"),
        };
        return new AnsweredCiphertext(key.KeyId, call.MaterialId(material), algorithm, context, blob) { Plaintext = Bytes(response, "Plaintext") };
    }

    private static byte[]? Bytes(object response, string member) => (SdkMembers.Find(response, member) as MemoryStream)?.ToArray();
}
