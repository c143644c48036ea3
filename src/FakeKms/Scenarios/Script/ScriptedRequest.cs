using System.Collections;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios.Running;

namespace FakeKms.Scenarios.Script;

/// <summary>
/// A request as the script has it: names stand for keys, grants, key stores and stored values. It becomes one that KMS understands when its step runs.
/// Both are copies, so that the caller's own object stays as it is and can change without changing the script.
/// </summary>
internal static class ScriptedRequest
{
    // KMS takes the alias of a key in these requests; in all others it takes a key id or a key ARN.
    private static readonly HashSet<Type> TakingAliases =
    [
        typeof(DescribeKeyRequest), typeof(GetPublicKeyRequest), typeof(EncryptRequest), typeof(DecryptRequest), typeof(ReEncryptRequest),
        typeof(GenerateDataKeyRequest), typeof(GenerateDataKeyWithoutPlaintextRequest), typeof(GenerateDataKeyPairRequest),
        typeof(GenerateDataKeyPairWithoutPlaintextRequest), typeof(SignRequest), typeof(VerifyRequest), typeof(GenerateMacRequest),
        typeof(VerifyMacRequest), typeof(DeriveSharedSecretRequest), typeof(EncapsulateRequest), typeof(DecapsulateRequest),
    ];

    public static TRequest Copy<TRequest>(TRequest request)
        where TRequest : AmazonKeyManagementServiceRequest, new()
    {
        ArgumentNullException.ThrowIfNull(request);
        return (TRequest)Fill(new TRequest(), request, (_, value) => Copied(value));
    }

    public static TRequest Bind<TRequest>(TRequest request, ScenarioRun run)
        where TRequest : AmazonKeyManagementServiceRequest, new() =>
        (TRequest)Fill(new TRequest(), request, (member, value) => (member, value) switch
        {
            ("KeyId" or "TargetKeyId" or "SourceKeyId" or "DestinationKeyId", string key) =>
                TakingAliases.Contains(typeof(TRequest)) ? run.Key(key) : run.KeyId(key),
            ("GrantToken", string token) => run.Token(token),
            ("GrantTokens", List<string> tokens) => run.Tokens(tokens)!,
            ("GrantId" or "CustomKeyStoreId" or "KeyMaterialId" or "Policy", string text) => run.StoredOr(text),
            (_, StoredBytes bytes) => new MemoryStream(run.Results.Flowing(bytes.Name)),
            (_, ScriptedRecipient recipient) => recipient.Environment.CreateRecipientInfo(),
            _ => Copied(value),
        });

    private static object Fill(object empty, object model, Func<string, object, object> change)
    {
        foreach (var (member, value) in ModelMembers.Of(model)) member.SetValue(empty, change(member.Name, value));
        return empty;
    }

    private static object Copied(object value) => value switch
    {
        ScriptedText or StoredBytes or ScriptedRecipient or string => value,
        MemoryStream bytes => new MemoryStream(bytes.ToArray()),
        IDictionary pairs => Filled((IDictionary)Empty(pairs), pairs),
        IList items => Filled((IList)Empty(items), items),
        _ when ModelMembers.IsModel(value) => Fill(Empty(value), value, (_, inner) => Copied(inner)),
        _ => value,
    };

    private static object Empty(object value) => Activator.CreateInstance(value.GetType())!;

    private static IDictionary Filled(IDictionary empty, IDictionary pairs)
    {
        foreach (DictionaryEntry pair in pairs) empty.Add(pair.Key, pair.Value);
        return empty;
    }

    private static IList Filled(IList empty, IList items)
    {
        foreach (var item in items) empty.Add(item is null ? null : Copied(item));
        return empty;
    }
}
