namespace FakeKms.Crypto.Recipients;

/// <summary>The fields of an attestation document by name, each as it is encoded, and read as what it has to be.</summary>
/// <remarks><see href="https://github.com/aws/aws-nitro-enclaves-nsm-api/blob/main/docs/attestation_process.md"/></remarks>
internal sealed class AttestationFields
{
    private const int LongestBytes = 1024;
    private const int MostPcrs = 32;
    private const byte Null = 0xF6;

    private static readonly string[] Names =
        ["module_id", "digest", "timestamp", "pcrs", "nitrotpm_pcrs", "certificate", "cabundle", "public_key", "user_data", "nonce"];

    private readonly Dictionary<string, byte[]> encoded;

    private AttestationFields(Dictionary<string, byte[]> encoded) => this.encoded = encoded;

    /// <summary>The fields, or null when the bytes are no map of known ones.</summary>
    public static AttestationFields? Read(byte[] payload) =>
        CborForm.Read(payload, reader => CborForm.Map(reader, name => name.ReadTextString(), value => value.ReadEncodedValue().ToArray())) is { } fields
        && fields.Keys.All(Names.Contains)
            ? new AttestationFields(fields)
            : null;

    public bool Has(string name) => encoded.ContainsKey(name);

    public string? Text(string name) => CborForm.Read(Encoded(name), reader => reader.ReadTextString());

    /// <summary>Milliseconds since 1970, of which there is one at least.</summary>
    public DateTimeOffset? Time(string name)
    {
        var latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
        var time = CborForm.Read(Encoded(name), reader => reader.ReadInt64());
        return time > 0 && time <= latest ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;
    }

    public Dictionary<int, byte[]>? Pcrs(string name)
    {
        var pcrs = CborForm.Read(Encoded(name), reader => CborForm.Map(reader, register => register.ReadInt32(), value => value.ReadByteString()));
        return pcrs is { Count: > 0 } && pcrs.All(pcr => pcr is { Key: >= 0 and < MostPcrs, Value.Length: 32 or 48 or 64 }) ? pcrs : null;
    }

    public byte[]? Certificate(string name) =>
        CborForm.Read(Encoded(name), reader => reader.ReadByteString()) is { Length: > 0 and <= LongestBytes } certificate ? certificate : null;

    public List<byte[]>? Certificates(string name)
    {
        var bundle = CborForm.Read(Encoded(name), reader => CborForm.Array(reader, item => item.ReadByteString()));
        return bundle is { Count: > 0 } && bundle.TrueForAll(certificate => certificate.Length is > 0 and <= LongestBytes) ? bundle : null;
    }

    /// <summary>Whether the field may stand so: with bytes that are not too many, as null, or not at all.</summary>
    public bool TryOptional(string name, out byte[]? bytes)
    {
        bytes = CborForm.Read(Encoded(name), reader => reader.ReadByteString());
        return bytes is { Length: <= LongestBytes } || (bytes is null && Encoded(name) is [] or [Null]);
    }

    private byte[] Encoded(string name) => encoded.GetValueOrDefault(name, []);
}
