namespace FakeKms.Crypto.Recipients;

/// <summary>The signed part of an attestation document: what it says, and the certificates of the key that signed it.</summary>
/// <remarks><see href="https://github.com/aws/aws-nitro-enclaves-nsm-api/blob/main/docs/attestation_process.md"/></remarks>
/// <param name="Claims">What the document says.</param>
/// <param name="Certificate">The signer's certificate in DER.</param>
/// <param name="Issuers">The certificates above it in DER, the root first.</param>
internal sealed record AttestationPayload(AttestationClaims Claims, byte[] Certificate, IReadOnlyList<byte[]> Issuers)
{
    private const int LongestBytes = 1024;
    private const int MostPcrs = 32;

    private static readonly string[] Fields =
        ["module_id", "digest", "timestamp", "pcrs", "nitrotpm_pcrs", "certificate", "cabundle", "public_key", "user_data", "nonce"];

    /// <summary>The payload, or null when a field is missing, unknown, or outside of its limits. Optional fields may be null.</summary>
    public static AttestationPayload? Read(byte[] payload)
    {
        if (FieldsOf(CborReader.Read(payload)) is not { } fields) return null;
        var platform = fields.ContainsKey("pcrs") ? AttestationPlatform.NitroEnclave : AttestationPlatform.NitroTpm;
        if (fields.GetValueOrDefault("module_id") is not CborText { Value.Length: > 0 } moduleId
            || fields.GetValueOrDefault("digest") is not CborText { Value: "SHA384" }
            || TimeOf(fields.GetValueOrDefault("timestamp")) is not { } timestamp
            || fields.ContainsKey("pcrs") == fields.ContainsKey("nitrotpm_pcrs")
            || PcrsOf(fields.GetValueOrDefault(PcrsField(platform))) is not { } pcrs
            || fields.GetValueOrDefault("certificate") is not CborBytes { Value.Length: > 0 and <= LongestBytes } certificate
            || IssuersOf(fields.GetValueOrDefault("cabundle")) is not { } issuers
            || !IsOptional(fields, "public_key") || !IsOptional(fields, "user_data") || !IsOptional(fields, "nonce"))
            return null;

        var claims = new AttestationClaims
        {
            Platform = platform,
            ModuleId = moduleId.Value,
            Timestamp = timestamp,
            Pcrs = pcrs,
            PublicKey = (fields.GetValueOrDefault("public_key") as CborBytes)?.Value,
            UserData = (fields.GetValueOrDefault("user_data") as CborBytes)?.Value,
            Nonce = (fields.GetValueOrDefault("nonce") as CborBytes)?.Value,
        };
        return new AttestationPayload(claims, certificate.Value, issuers);
    }

    public byte[] Write()
    {
        var pcrs = Claims.Pcrs.OrderBy(pcr => pcr.Key).Select(pcr => Entry(new CborUnsigned((ulong)pcr.Key), new CborBytes(pcr.Value)));
        return CborWriter.Write(new CborMap(
        [
            Field("module_id", new CborText(Claims.ModuleId)),
            Field("digest", new CborText("SHA384")),
            Field("timestamp", new CborUnsigned((ulong)Claims.Timestamp.ToUnixTimeMilliseconds())),
            Field(PcrsField(Claims.Platform), new CborMap([.. pcrs])),
            Field("certificate", new CborBytes(Certificate)),
            Field("cabundle", new CborArray([.. Issuers.Select(issuer => new CborBytes(issuer))])),
            Field("public_key", Optional(Claims.PublicKey)),
            Field("user_data", Optional(Claims.UserData)),
            Field("nonce", Optional(Claims.Nonce)),
        ]));
    }

    private static string PcrsField(AttestationPlatform platform) => platform == AttestationPlatform.NitroEnclave ? "pcrs" : "nitrotpm_pcrs";

    private static Dictionary<string, CborValue>? FieldsOf(CborValue? payload)
    {
        if (payload is not CborMap map || !map.Entries.All(entry => entry.Key is CborText { Value: var name } && Fields.Contains(name))) return null;
        return map.Entries.ToDictionary(entry => ((CborText)entry.Key).Value, entry => entry.Value);
    }

    private static DateTimeOffset? TimeOf(CborValue? value)
    {
        var latest = (ulong)DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
        return value is CborUnsigned { Value: > 0 } time && time.Value <= latest ? DateTimeOffset.FromUnixTimeMilliseconds((long)time.Value) : null;
    }

    private static Dictionary<int, byte[]>? PcrsOf(CborValue? value)
    {
        if (value is not CborMap { Entries.Count: > 0 and <= MostPcrs } map || !map.Entries.All(IsPcr)) return null;
        return map.Entries.ToDictionary(pcr => (int)((CborUnsigned)pcr.Key).Value, pcr => ((CborBytes)pcr.Value).Value);
    }

    private static bool IsPcr(KeyValuePair<CborValue, CborValue> pcr) =>
        pcr is { Key: CborUnsigned { Value: < MostPcrs }, Value: CborBytes { Value.Length: 32 or 48 or 64 } };

    private static List<byte[]>? IssuersOf(CborValue? value)
    {
        if (value is not CborArray { Items.Count: > 0 } bundle) return null;
        return bundle.Items.All(item => item is CborBytes { Value.Length: > 0 and <= LongestBytes })
            ? [.. bundle.Items.Select(item => ((CborBytes)item).Value)]
            : null;
    }

    private static bool IsOptional(Dictionary<string, CborValue> fields, string name) =>
        fields.GetValueOrDefault(name) is null or CborNull or CborBytes { Value.Length: <= LongestBytes };

    private static CborValue Optional(byte[]? bytes) => bytes is null ? new CborNull() : new CborBytes(bytes);

    private static KeyValuePair<CborValue, CborValue> Field(string name, CborValue value) => Entry(new CborText(name), value);

    private static KeyValuePair<CborValue, CborValue> Entry(CborValue key, CborValue value) => KeyValuePair.Create(key, value);
}
