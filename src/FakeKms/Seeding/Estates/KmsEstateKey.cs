using Amazon.KeyManagementService;

namespace FakeKms;

/// <summary>A key that <see cref="FakeKmsBuilder.WithEstate"/> invented, with what a test needs to use it as its service would.</summary>
public sealed class KmsEstateKey
{
    internal KmsEstateKey(string alias, string service, KmsCaller caller, IReadOnlyDictionary<string, string> context, KeySpec spec, KeyUsageType usage)
    {
        (Alias, Service, Caller) = (alias, service, caller);
        (EncryptionContext, KeySpec, KeyUsage) = (context, spec, usage);
    }

    /// <summary>The alias of the key and of its replicas, such as <c>alias/prod/claims-api/invoices</c>.</summary>
    public string Alias { get; }

    /// <summary>The service that the key belongs to, such as <c>claims-api</c>. The tag <c>Service</c> has it too.</summary>
    public string Service { get; }

    /// <summary>Who the service is: a session of the role that the key policy lets use the key, and nobody else but by a grant.</summary>
    public KmsCaller Caller { get; }

    /// <summary>
    /// The encryption context that the key policy asks for in encryption and decryption. Empty for keys that are not for symmetric encryption.
    /// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html"/>
    /// </summary>
    public IReadOnlyDictionary<string, string> EncryptionContext { get; }

    /// <summary>The spec of the key.</summary>
    public KeySpec KeySpec { get; }

    /// <summary>What the key is for.</summary>
    public KeyUsageType KeyUsage { get; }

    /// <summary>The alias.</summary>
    public override string ToString() => Alias;
}
