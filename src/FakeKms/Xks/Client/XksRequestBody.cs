using System.Text.Encodings.Web;
using System.Text.Json;
using FakeKms.Engine.ExternalKeys;

namespace FakeKms.Xks.Client;

/// <summary>The bodies of the requests that KMS sends to a proxy.</summary>
internal static class XksRequestBody
{
    // Base64 has plus signs, which JSON may have as they are.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(XksRequestMetadata metadata, params (string Member, string Text)[] members)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            json.WriteStartObject("requestMetadata");
            Write(json, "awsPrincipalArn", metadata.AwsPrincipalArn);
            Write(json, "awsSourceVpc", metadata.AwsSourceVpc);
            Write(json, "awsSourceVpce", metadata.AwsSourceVpce);
            Write(json, "kmsKeyArn", metadata.KmsKeyArn);
            Write(json, "kmsOperation", metadata.KmsOperation);
            Write(json, "kmsRequestId", metadata.KmsRequestId);
            Write(json, "kmsViaService", metadata.KmsViaService);
            json.WriteEndObject();
            foreach (var (member, text) in members) json.WriteString(member, text);
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, string member, string? text)
    {
        if (text is not null) json.WriteString(member, text);
    }
}
