using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Cryptography;

/// <summary>A ciphertext is decrypted, with or without a word of which key it is of.</summary>
internal sealed record Decrypt(string From, Context Context, string? Key = null) : Command
{
    public override IEnumerable<string> KeysOf(KmsModel model) => [model.Ciphertexts[From].Key];

    public override bool Fits(KmsModel model) => model.Ciphertexts.ContainsKey(From) && (Key is null || model.Knows(Key));

    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var ciphertext = model.Ciphertexts[From];
        var key = model.KeyOf(ciphertext, Key);
        KmsModel.Authorize(Caller, Operation!, key, Context);
        if (key.Name != ciphertext.Key) throw new Refusal("IncorrectKeyException");
        key.MustBeEnabled();
        if (!ciphertext.Context.Opens(Context)) throw new Refusal("InvalidCiphertextException");
        return [Member.Id("KeyId", key.Name), Member.Id("KeyMaterialId", ciphertext.Material), Member.Of("Plaintext", "what was encrypted")];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        var answer = await kms.DecryptAsync(new DecryptRequest
        {
            CiphertextBlob = engine.Ciphertext(From),
            EncryptionContext = Context.Request,
            KeyId = Key is null ? null : engine.Id(Key),
        });
        return
        [
            Member.Id("KeyId", KmsEngine.IdOf(answer.KeyId)), Member.Id("KeyMaterialId", answer.KeyMaterialId),
            Member.Of("Plaintext", engine.WasEncrypted(From, answer.Plaintext) ? "what was encrypted" : "something else"),
        ];
    }

    public override string Step =>
        $".Decrypt(from: {Code.Of(From)}{Code.Word("encryptionContext", Context)}{(Key is null ? "" : $", key: {Code.Of(Key)}")})";
}
