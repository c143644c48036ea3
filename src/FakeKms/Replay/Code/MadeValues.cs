using Amazon.KeyManagementService;
using FakeKms.Domain.Keys;
using FakeKms.Replay.Code.Keys;
using FakeKms.Replay.Code.Text;
using FakeKms.Replay.Code.Values;

namespace FakeKms.Replay.Code;

/// <summary>Values that steps send and no step of the log has made. The set-up makes them, or a step that is added behind the making of the key.</summary>
internal sealed class MadeValues(ScriptKeys keys, StoredValues values, SetUp setUp, ScriptSteps steps)
{
    /// <summary>The name of a value that fits; null where nothing can make one.</summary>
    public string? NameOf(StoredTerms wanted) => Find(wanted) is { } value ? values.NameOf(value) : null;

    /// <summary>A value that fits, with what was signed; null where nothing can make one.</summary>
    public StoredValue? Find(StoredTerms wanted) => values.Latest(wanted) ?? Made(wanted);

    /// <summary>The name of a ciphertext of a key with another encryption context.</summary>
    public string? OfAnotherContext(StoredTerms wanted)
    {
        var known = values.Latest(terms => terms.Kind == wanted.Kind && terms.KeyId == wanted.KeyId && terms.ContextText != wanted.ContextText);
        return known is not null ? values.NameOf(known) : NameOf(wanted with { Context = new Dictionary<string, string> { ["another"] = "context" } });
    }

    /// <summary>The name of a ciphertext of a key other than the one of an id.</summary>
    public string OfAnotherKey(string? keyId)
    {
        var known = values.Latest(terms => terms.Kind == StoredKind.Ciphertext && terms.KeyId != keyId && terms.Algorithm is null or StoredTerms.Symmetric);
        if (known is null) values.Add(known = new StoredValue(new StoredTerms(StoredKind.Ciphertext, SetUp.AnotherKey, null), setUp.OfAnotherKey()));
        return values.NameOf(known);
    }

    /// <summary>The name of an import token for a key; null where nothing can ask for one.</summary>
    public string? ParametersFor(string keyId)
    {
        if (values.Latest(terms => terms.Kind == StoredKind.ImportParameters && terms.KeyId == keyId) is { } asked) return values.NameOf(asked);
        if (keys.Find(keyId) is not { Before: { } before } key) return null;
        var step = new StepCode("GetParametersForImport");
        step.Set("KeyId", CSharpText.Of(key.Name));
        if (KeySpecs.IsAsymmetric(before.KeySpec)) step.Set("WrappingAlgorithm", KeySetUp.LongWrapping);
        setUp.AddLast(keyId, step);
        var made = new StoredValue(new StoredTerms(StoredKind.ImportParameters, keyId, null), step);
        values.Add(made);
        return values.NameOf(made);
    }

    private StoredValue? Made(StoredTerms terms)
    {
        if (keys.Find(terms.KeyId) is not { } key) return null;
        var message = terms.Kind is StoredKind.Signature or StoredKind.Mac ? Messages.Of(terms.Algorithm!, terms.MessageType) : null;
        var made = new StoredValue(terms, Step(terms, key.Name, message), message);
        if (key.Before is { } before)
        {
            setUp.Add(before.KeyId, terms.MaterialId, made.Step);
        }
        else
        {
            made.Step.Comments.Add("The records do not show where this came from. It is made here, which leaves a record of its own.");
            if (!steps.AddBehindBirth(key.KeyId, made.Step)) return null;
        }
        values.Add(made);
        return made;
    }

    private static StepCode Step(StoredTerms terms, string key, CodeOfBytes? message)
    {
        var step = new StepCode(terms.Kind switch
        {
            StoredKind.Ciphertext => "Encrypt",
            StoredKind.Signature => "Sign",
            StoredKind.Mac => "GenerateMac",
            _ => "Encapsulate",
        });
        step.Set("KeyId", CSharpText.Of(key));
        if (message is not null) step.Set("Message", message.Short, message.Stream);
        if (terms.Kind == StoredKind.Ciphertext) step.Set("Plaintext", CSharpText.Of("a plaintext from before"));
        if (terms.Kind == StoredKind.Ciphertext && terms.Algorithm is not null and not StoredTerms.Symmetric)
            step.Set("EncryptionAlgorithm", ModelCode.Constant(new EncryptionAlgorithmSpec(terms.Algorithm)));
        if (terms.Kind == StoredKind.Signature) step.Set("SigningAlgorithm", ModelCode.Constant(new SigningAlgorithmSpec(terms.Algorithm)));
        if (terms.Kind == StoredKind.Mac) step.Set("MacAlgorithm", ModelCode.Constant(new MacAlgorithmSpec(terms.Algorithm)));
        if (terms.MessageType is { } type) step.Set("MessageType", ModelCode.Constant(new MessageType(type)));
        if (terms.Context is { Count: > 0 } context) step.Set("EncryptionContext", ModelCode.Pairs(context));
        return step;
    }
}
