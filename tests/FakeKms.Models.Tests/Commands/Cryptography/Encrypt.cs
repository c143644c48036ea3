using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Cryptography;

/// <summary>A text is encrypted.</summary>
internal sealed record Encrypt(string Key, string Into, Context Context) : KeyCommand(Key)
{
    public override bool Fits(KmsModel model) => base.Fits(model) && !model.Ciphertexts.ContainsKey(Into);

    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var key = Usable(model, "ENCRYPT_DECRYPT", Context);
        model.Ciphertexts.Add(Into, new ModelCiphertext(key.Name, key.Current!.Symbol, Context));
        return [Member.Id("KeyId", key.Name)];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        var answer = await kms.EncryptAsync(new EncryptRequest { KeyId = engine.Id(Key), Plaintext = Bytes.Of(Into), EncryptionContext = Context.Request });
        engine.Keep(Into, answer.CiphertextBlob, Bytes.Of(Into));
        return [Member.Id("KeyId", KmsEngine.IdOf(answer.KeyId))];
    }

    public override string Step => $".Encrypt({Code.Of(Key)}, {Code.Of(Into)}, into: {Code.Of(Into)}{Code.Word("encryptionContext", Context)})";
}
