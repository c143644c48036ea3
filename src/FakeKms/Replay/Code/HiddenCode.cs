using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Replay.Calls;
using FakeKms.Replay.Code.Keys;
using FakeKms.Replay.Code.Text;
using FakeKms.Replay.Code.Values;
using FakeKms.Replay.Log;

namespace FakeKms.Replay.Code;

/// <summary>What a call sends and a record keeps to itself, as code: texts are invented, the rest comes from an earlier step.</summary>
internal sealed class HiddenCode(MadeValues made, StoredValues values, StoredMaterials materials, SetUp setUp, ScriptKeys keys, ScriptStores stores)
{
    private const string Certificate = "-----BEGIN CERTIFICATE-----\\nMIIC\\n-----END CERTIFICATE-----\\n";
    private const string Nothing = "new MemoryStream(\"no such bytes\"u8.ToArray())";
    private readonly ScriptNames texts = new();

    public void Fill(StepCode step, PlannedCall call, AmazonKeyManagementServiceRequest request)
    {
        switch (request)
        {
            case EncryptRequest: SetPlaintext(step); break;
            case DecryptRequest { DryRunModifiers: null or [] } decrypt:
                SetCiphertext(step, call, new(StoredKind.Ciphertext, KeyId(call, first: true), decrypt.EncryptionAlgorithm?.Value)
                {
                    MaterialId = call.MaterialId("keyMaterialId"),
                    Context = decrypt.EncryptionContext,
                });
                break;
            case ReEncryptRequest { DryRunModifiers: null or [] } again:
                SetCiphertext(step, call, new(StoredKind.Ciphertext, KeyId(call, first: true), again.SourceEncryptionAlgorithm?.Value)
                {
                    MaterialId = call.MaterialId("sourceKeyMaterialId"),
                    Context = again.SourceEncryptionContext,
                });
                break;
            case SignRequest sign: SetMessage(step, Messages.Of(sign.SigningAlgorithm?.Value ?? "", sign.MessageType?.Value)); break;
            case GenerateMacRequest mac: SetMessage(step, Messages.Of(mac.MacAlgorithm?.Value ?? "", null)); break;
            case VerifyRequest verify:
                var terms = new StoredTerms(StoredKind.Signature, KeyId(call), verify.SigningAlgorithm?.Value) { MessageType = verify.MessageType?.Value };
                SetSigned(step, "Signature", terms, call.ErrorCode == "KMSInvalidSignatureException");
                break;
            case VerifyMacRequest verify:
                SetSigned(step, "Mac", new(StoredKind.Mac, KeyId(call), verify.MacAlgorithm?.Value), call.ErrorCode == "KMSInvalidMacException");
                break;
            case DecapsulateRequest: SetFrom(step, "SharedSecretCiphertextBlob", made.NameOf(new(StoredKind.SharedSecret, KeyId(call), null))); break;
            case DeriveSharedSecretRequest: SetFrom(step, "PublicKey", SpecOf(call) is { } spec ? setUp.Peer(spec) : null); break;
            case GenerateRandomRequest: step.Set("NumberOfBytes", "32"); break;
            case ImportKeyMaterialRequest import: SetImport(step, call, import); break;
            case RetireGrantRequest: SetGrant(step, call); break;
            case CreateCustomKeyStoreRequest store when store.CustomKeyStoreType != CustomKeyStoreType.EXTERNAL_KEY_STORE: SetCluster(step); break;
            case UpdateCustomKeyStoreRequest: SetCredential(step, call); break;
        }
        if (call.ErrorCode == "InvalidGrantTokenException") step.Set("GrantTokens", "[\"no grant token\"]");
    }

    /// <summary>What a step that only has to be in due form sends. The key shows in the record all the same.</summary>
    public void FillInvented(StepCode step, PlannedCall call, AmazonKeyManagementServiceRequest request)
    {
        if (request is DecryptRequest or ReEncryptRequest && CanEncrypt(KeyId(call, first: true), request))
        {
            step.Remove("CiphertextBlob");
            Fill(step, call, request);
        }
        if (request is EncryptRequest) step.Set("Plaintext", CSharpText.Of("plaintext"));
        if (request is SignRequest sign) SetMessage(step, Messages.Of(sign.SigningAlgorithm.Value, sign.MessageType?.Value));
        if (request is VerifyRequest verify) SetMessage(step, Messages.Of(verify.SigningAlgorithm.Value, verify.MessageType?.Value));
        if (request is CreateCustomKeyStoreRequest { XksProxyUriEndpoint: null } store && store.CustomKeyStoreType != CustomKeyStoreType.EXTERNAL_KEY_STORE)
            SetCluster(step);
    }

    /// <summary>The token of an import that does not ask for one of its own.</summary>
    public void FillToken(StepCode step, PlannedCall call)
    {
        step.From = made.ParametersFor(KeyId(call));
        if (step.From is null) step.Comments.Add("This step asks for an import token of its own: the records have one GetParametersForImport less.");
    }

    private static void SetCluster(StepCode step)
    {
        step.Set("KeyStorePassword", CSharpText.Of("invented-password"));
        step.Set("TrustAnchorCertificate", $"\"{Certificate}\"");
    }

    private static string KeyId(PlannedCall call, bool first = false) =>
        call.Logged.Keys is [var head, .., var tail] ? (first ? head : tail).KeyId : call.Logged.Keys is [var only] ? only.KeyId : "";

    private static void SetMessage(StepCode step, CodeOfBytes message) => step.Set("Message", message.Short, message.Stream);

    private static void SetFrom(StepCode step, string member, string? name)
    {
        if (name is null) step.Set(member, Nothing);
        else step.From = name;
    }

    private void SetPlaintext(StepCode step)
    {
        var plaintext = CodeOfBytes.Text(texts.Numbered("plaintext "));
        step.Set("Plaintext", plaintext.Short, plaintext.Stream);
    }

    private void SetCiphertext(StepCode step, PlannedCall call, StoredTerms wanted)
    {
        var isSymmetric = wanted.Algorithm is null or StoredTerms.Symmetric;
        SetFrom(step, "CiphertextBlob", call.ErrorCode switch
        {
            "InvalidCiphertextException" when wanted.KeyId.Length > 0 && isSymmetric => made.OfAnotherContext(wanted with { MaterialId = null }),
            "InvalidCiphertextException" => null,
            "IncorrectKeyException" => made.OfAnotherKey(wanted.KeyId),
            _ => made.NameOf(wanted),
        });
    }

    // What is to be found wrong is the signature of something else.
    private void SetSigned(StepCode step, string member, StoredTerms wanted, bool isWrong)
    {
        var signed = made.Find(wanted);
        SetMessage(step, isWrong ? Messages.Another(wanted.Algorithm ?? "", wanted.MessageType) : Messages.Of(wanted.Algorithm ?? "", wanted.MessageType));
        SetFrom(step, member, signed is null ? null : values.NameOf(signed));
    }

    // With a key of another kind than the symmetric one, the record has to say the algorithm.
    private bool CanEncrypt(string keyId, AmazonKeyManagementServiceRequest request) => keys.SpecOf(keyId) is { } spec && request switch
    {
        DecryptRequest { EncryptionAlgorithm: { } algorithm } => algorithm.Value == StoredTerms.Symmetric == (spec == StoredTerms.Symmetric),
        ReEncryptRequest { SourceEncryptionAlgorithm: { } algorithm } => algorithm.Value == StoredTerms.Symmetric == (spec == StoredTerms.Symmetric),
        _ => spec == StoredTerms.Symmetric,
    };

    private string? SpecOf(PlannedCall call) => keys.SpecOf(KeyId(call)) is { } spec && SetUp.CanAgree(spec) ? spec : null;

    private void SetGrant(StepCode step, PlannedCall call)
    {
        var id = ReplayNames.LongId(call.Logged.Noted("grantId") ?? "");
        if (values.HasId(id))
        {
            step.Set("GrantToken", CSharpText.Of(values.NameOfId(id, "grant ")));
            return;
        }
        step.Set("KeyId", CSharpText.Of(keys.NameIn(call, call.KeyArn)));
        step.Set("GrantId", CSharpText.Of(id));
    }

    private void SetImport(StepCode step, PlannedCall call, ImportKeyMaterialRequest import)
    {
        step.Remove("ExpirationModel");
        if (call.ErrorCode == "IncorrectKeyMaterialException") step.Set("Material", "new byte[32]");
        if (call.Logged.Answered("keyMaterialId") is { } id && import.KeyMaterialId is null)
            materials.Repeat(KeyId(call), ReplayNames.LongId(id), step, isNew: import.ImportType == ImportType.NEW_KEY_MATERIAL);
    }

    // An update of which the record shows nothing was one of the credential or of the password.
    private void SetCredential(StepCode step, PlannedCall call)
    {
        if (step.Members.Any(member => member.Name != "CustomKeyStoreId")) return;
        if (stores.IsExternal(call.Logged.Sent("customKeyStoreId"))) step.Set(ShortForms.Credential, "() => kms.XksProxy.Credential");
        else step.Set("KeyStorePassword", CSharpText.Of("another-invented-password"));
    }
}
