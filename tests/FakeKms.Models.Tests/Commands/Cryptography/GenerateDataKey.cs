using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Cryptography;

/// <summary>A data key is made.</summary>
internal sealed record GenerateDataKey(string Key, string Into, Context Context) : KeyCommand(Key)
{
    public override bool Fits(KmsModel model) => base.Fits(model) && !model.Ciphertexts.ContainsKey(Into);

    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var key = Usable(model, "ENCRYPT_DECRYPT", Context);
        model.Ciphertexts.Add(Into, new ModelCiphertext(key.Name, key.Current!.Symbol, Context));
        return [Member.Id("KeyId", key.Name), Member.Id("KeyMaterialId", key.Current.Symbol)];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        var answer = await kms.GenerateDataKeyAsync(new GenerateDataKeyRequest
        {
            KeyId = engine.Id(Key),
            KeySpec = DataKeySpec.AES_256,
            EncryptionContext = Context.Request,
        });
        engine.Keep(Into, answer.CiphertextBlob, answer.Plaintext);
        return [Member.Id("KeyId", KmsEngine.IdOf(answer.KeyId)), Member.Id("KeyMaterialId", answer.KeyMaterialId)];
    }

    public override string Step => $".GenerateDataKey({Code.Of(Key)}, into: {Code.Of(Into)}{Code.Word("encryptionContext", Context)})";
}
