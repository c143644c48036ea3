using System.Formats.Cbor;

namespace FakeKms.Crypto.Recipients;

/// <summary>The signed part of an attestation document: what it says, and the certificates of the key that signed it.</summary>
/// <remarks><see href="https://github.com/aws/aws-nitro-enclaves-nsm-api/blob/main/docs/attestation_process.md"/></remarks>
/// <param name="Claims">What the document says.</param>
/// <param name="Certificate">The signer's certificate in DER.</param>
/// <param name="Issuers">The certificates above it in DER, the root first.</param>
internal sealed record AttestationPayload(AttestationClaims Claims, byte[] Certificate, IReadOnlyList<byte[]> Issuers)
{
    /// <summary>The payload, or null when a field is missing, unknown, or outside of its limits. Optional fields may be null.</summary>
    public static AttestationPayload? Read(byte[] payload)
    {
        if (AttestationFields.Read(payload) is not { } fields) return null;
        var platform = fields.Has(AttestationPlatform.NitroEnclave.PcrsField()) ? AttestationPlatform.NitroEnclave : AttestationPlatform.NitroTpm;
        if (fields.Text("module_id") is not { Length: > 0 } moduleId
            || fields.Text("digest") is not "SHA384"
            || fields.Time("timestamp") is not { } timestamp
            || fields.Has("pcrs") == fields.Has("nitrotpm_pcrs")
            || fields.Pcrs(platform.PcrsField()) is not { } pcrs
            || fields.Certificate("certificate") is not { } certificate
            || fields.Certificates("cabundle") is not { } issuers
            || !fields.TryOptional("public_key", out var publicKey)
            || !fields.TryOptional("user_data", out var userData)
            || !fields.TryOptional("nonce", out var nonce))
            return null;

        var claims = new AttestationClaims
        {
            Platform = platform,
            ModuleId = moduleId,
            Timestamp = timestamp,
            Pcrs = pcrs,
            PublicKey = publicKey,
            UserData = userData,
            Nonce = nonce,
        };
        return new AttestationPayload(claims, certificate, issuers);
    }

    public byte[] Write()
    {
        var writer = new CborWriter();
        writer.WriteStartMap(9);
        WriteField(writer, "module_id", () => writer.WriteTextString(Claims.ModuleId));
        WriteField(writer, "digest", () => writer.WriteTextString("SHA384"));
        WriteField(writer, "timestamp", () => writer.WriteInt64(Claims.Timestamp.ToUnixTimeMilliseconds()));
        WriteField(writer, Claims.Platform.PcrsField(), () => WritePcrs(writer));
        WriteField(writer, "certificate", () => writer.WriteByteString(Certificate));
        WriteField(writer, "cabundle", () => WriteIssuers(writer));
        WriteField(writer, "public_key", () => WriteOptional(writer, Claims.PublicKey));
        WriteField(writer, "user_data", () => WriteOptional(writer, Claims.UserData));
        WriteField(writer, "nonce", () => WriteOptional(writer, Claims.Nonce));
        writer.WriteEndMap();
        return writer.Encode();
    }

    private static void WriteField(CborWriter writer, string name, Action writeValue)
    {
        writer.WriteTextString(name);
        writeValue();
    }

    private void WritePcrs(CborWriter writer)
    {
        writer.WriteStartMap(Claims.Pcrs.Count);
        foreach (var (register, value) in Claims.Pcrs.OrderBy(pcr => pcr.Key))
        {
            writer.WriteInt32(register);
            writer.WriteByteString(value);
        }
        writer.WriteEndMap();
    }

    private void WriteIssuers(CborWriter writer)
    {
        writer.WriteStartArray(Issuers.Count);
        foreach (var issuer in Issuers) writer.WriteByteString(issuer);
        writer.WriteEndArray();
    }

    private static void WriteOptional(CborWriter writer, byte[]? bytes)
    {
        if (bytes is null) writer.WriteNull();
        else writer.WriteByteString(bytes);
    }
}
