using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Cryptography;

/// <summary>A ciphertext is moved to another key or another context.</summary>
internal sealed record ReEncrypt(string From, Context Context, string Destination, string Into, Context NewContext) : Command
{
    public override IEnumerable<string> KeysOf(KmsModel model) => [model.Ciphertexts[From].Key];

    public override bool Fits(KmsModel model) =>
        model.Ciphertexts.ContainsKey(From) && !model.Ciphertexts.ContainsKey(Into)
        && (model.Knows(Destination) || Destination.StartsWith("alias/", StringComparison.Ordinal));

    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var ciphertext = model.Ciphertexts[From];
        var (source, destination) = (model.KeyOf(ciphertext, null), model.Target(Destination));
        KmsModel.Authorize(Caller, "ReEncryptFrom", source, Context);
        KmsModel.Authorize(Caller, "ReEncryptTo", destination, NewContext);
        // Usage comes before state for one key; for two it is not documented, and the engine is through with the source first.
        source.MustBeEnabled();
        destination.MustHaveUsage("ENCRYPT_DECRYPT");
        destination.MustBeEnabled();
        if (!ciphertext.Context.Opens(Context)) throw new Refusal("InvalidCiphertextException");
        model.Ciphertexts.Add(Into, new ModelCiphertext(destination.Name, destination.Current!.Symbol, NewContext));
        return
        [
            Member.Id("SourceKeyId", source.Name), Member.Id("SourceKeyMaterialId", ciphertext.Material),
            Member.Id("KeyId", destination.Name), Member.Id("DestinationKeyMaterialId", destination.Current.Symbol),
        ];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        var answer = await kms.ReEncryptAsync(new ReEncryptRequest
        {
            CiphertextBlob = engine.Ciphertext(From),
            SourceEncryptionContext = Context.Request,
            DestinationKeyId = engine.Id(Destination),
            DestinationEncryptionContext = NewContext.Request,
        });
        engine.KeepMoved(From, Into, answer.CiphertextBlob);
        return
        [
            Member.Id("SourceKeyId", KmsEngine.IdOf(answer.SourceKeyId)), Member.Id("SourceKeyMaterialId", answer.SourceKeyMaterialId),
            Member.Id("KeyId", KmsEngine.IdOf(answer.KeyId)), Member.Id("DestinationKeyMaterialId", answer.DestinationKeyMaterialId),
        ];
    }

    public override string Step =>
        $".ReEncrypt(from: {Code.Of(From)}, {Code.Of(Destination)}, into: {Code.Of(Into)}" +
        $"{Code.Word("sourceEncryptionContext", Context)}{Code.Word("destinationEncryptionContext", NewContext)})";
}
