using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Grants;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Members;

namespace FakeKms.Engine.Permissions;

/// <summary>
/// The condition keys whose values come from the request of an operation. What has a default in AWS has it here too, unless its absence is told.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html"/></remarks>
internal sealed class RequestConditions<TRequest>
    where TRequest : class
{
    private readonly IReadOnlyList<ConditionKey> keys;

    private RequestConditions(IReadOnlyList<ConditionKey> keys) => this.keys = keys;

    public static RequestConditions<TRequest> None { get; } = new([]);

    public ConditionTable Table => new(keys);

    public RequestConditions<TRequest> Text(string name, Func<TRequest, string?> read) => With(ConditionKey.Text(name, asked => read(Of(asked))));

    public RequestConditions<TRequest> Arn(string name, Func<TRequest, string?> read) => With(ConditionKey.Arn(name, asked => read(Of(asked))));

    public RequestConditions<TRequest> Texts(string name, Func<TRequest, IEnumerable<string>?> read) =>
        With(ConditionKey.Texts(name, asked => read(Of(asked))));

    public RequestConditions<TRequest> Flag(string name, Func<TRequest, bool?> read) => With(ConditionKey.Flag(name, asked => read(Of(asked))));

    public RequestConditions<TRequest> Flag(string name, Func<Call, bool> read) => With(ConditionKey.Flag(name, asked => read(asked.Call)));

    public RequestConditions<TRequest> Number(string name, Func<TRequest, int?> read) => With(ConditionKey.Number(name, asked => read(Of(asked))));

    public RequestConditions<TRequest> Epoch(string name, Func<TRequest, DateTime?> read) => With(ConditionKey.Epoch(
        name, asked => read(Of(asked)) is { } time ? new DateTimeOffset(time.ToUniversalTime()) : null));

    /// <summary>The name of the alias by which the request names its key; absent when it names the key itself.</summary>
    public RequestConditions<TRequest> RequestAlias(Func<TRequest, string?> keyId) => Text("kms:RequestAlias", request => KeyNames.AliasIn(keyId(request)));

    /// <summary>The algorithm, which is that of symmetric keys where a request leaves it out.</summary>
    public RequestConditions<TRequest> EncryptionAlgorithm(Func<TRequest, EncryptionAlgorithmSpec?>? read = null) =>
        Text("kms:EncryptionAlgorithm", request => (read?.Invoke(request) ?? EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT).Value);

    /// <summary>Each pair by itself, and the names of all.</summary>
    public RequestConditions<TRequest> EncryptionContext(Func<TRequest, IReadOnlyDictionary<string, string>?> read) =>
        EncryptionContext((request, _) => read(request));

    /// <summary>The pairs, and the kind, of the constraint of a grant.</summary>
    public RequestConditions<TRequest> GrantConstraint(Func<TRequest, Call, GrantConstraint?> read) =>
        EncryptionContext((request, call) => ContextIn(read(request, call)))
            .With(ConditionKey.Text("kms:GrantConstraintType", asked => read(Of(asked), asked.Call) switch
            {
                { EncryptionContextEquals: not null } => "EncryptionContextEquals",
                { EncryptionContextSubset: not null } => "EncryptionContextSubset",
                _ => null,
            }));

    // Whoever the service works for: AWS documents the key for grants that let its resources use a key.
    public RequestConditions<TRequest> GrantIsForAwsResource() => Flag("kms:GrantIsForAWSResource", (Call call) => call.Caller.InvokedBy is not null);

    /// <summary>What the attestation document of the recipient says; absent without one.</summary>
    public RequestConditions<TRequest> RecipientAttestation() => With(ConditionKey.Text(
        "kms:RecipientAttestation:", asked => asked.Call.Recipient is { } recipient ? AttestedRegisters.Find(recipient.Claims, asked.Rest) : null));

    /// <summary>Each tag by itself, and the keys of all.</summary>
    public RequestConditions<TRequest> RequestTags(Func<TRequest, List<Tag>?> read) =>
        With(ConditionKey.Text("aws:RequestTag/", asked => TagIn(read(Of(asked)), asked.Rest))).TagKeys(request => read(request)?.Select(tag => tag.TagKey));

    public RequestConditions<TRequest> TagKeys(Func<TRequest, IEnumerable<string>?> read) => Texts("aws:TagKeys", read);

    /// <summary>What the key is to be that the call makes.</summary>
    public RequestConditions<TRequest> NewKey(Func<TRequest, Call, KeyTraits> read) =>
        new([.. keys, .. KeyConditions.Traits(asked => read(Of(asked), asked.Call))]);

    // AWS's example tells a request without the member by Null, so that the default does not count.
    public RequestConditions<TRequest> BypassPolicyLockoutSafetyCheck(Func<TRequest, bool?> read) => Flag("kms:BypassPolicyLockoutSafetyCheck", read);

    /// <summary>How long nobody has used the key.</summary>
    public RequestConditions<TRequest> DaysWithoutKeyUsage() => With(ConditionKey.Number(
        "kms:TrailingDaysWithoutKeyUsage", asked => asked.Key is { } key ? (long)Math.Max(0, (asked.Call.Now - key.UnusedSince).TotalDays) : null));

    private RequestConditions<TRequest> EncryptionContext(Func<TRequest, Call, IReadOnlyDictionary<string, string>?> read) =>
        With(ConditionKey.Text(ConditionNames.EncryptionContext, asked => ConditionNames.Find(read(Of(asked), asked.Call), asked.Rest)))
            .With(ConditionKey.Texts(ConditionNames.EncryptionContextKeys, asked => read(Of(asked), asked.Call)?.Keys));

    private RequestConditions<TRequest> With(ConditionKey key) => new([.. keys, key]);

    private static TRequest Of(Asked asked) => (TRequest)asked.Request!;

    private static IReadOnlyDictionary<string, string>? ContextIn(GrantConstraint? constraint) =>
        constraint?.EncryptionContextEquals ?? constraint?.EncryptionContextSubset;

    private static string? TagIn(List<Tag>? tags, string key) =>
        (tags?.Find(tag => tag.TagKey == key) ?? tags?.Find(tag => key.Equals(tag.TagKey, StringComparison.OrdinalIgnoreCase)))?.TagValue;
}
