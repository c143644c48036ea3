using System.Reflection;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios.Running;

namespace FakeKms.Scenarios.Script;

/// <summary>
/// How a request of the script looks in a report. First comes what the call is about, without a name: the alias, key or key store, and the plaintext
/// or message; then the names that values flow by; then the other members, as the SDK declares them.
/// </summary>
internal static class RequestText
{
    public static string Of(object request, params (string Name, object? Value)[] words)
    {
        var members = ModelMembers.Of(request).ToList();
        var stored = members.Where(it => it.Value is StoredBytes).ToList();
        var subject = members.Except(stored).Where(it => IsSubject(request, it.Member)).ToList();
        return ScriptText.Of(
        [
            .. subject.Select(it => ("", (object?)Shown(it.Member, it.Value))),
            .. stored.Select(it => ("from", (object?)((StoredBytes)it.Value).Name)),
            .. words,
            .. members.Except(stored).Except(subject).Select(Named),
        ]);
    }

    private static bool IsSubject(object request, PropertyInfo member) => member.Name switch
    {
        "AliasName" or "KeyId" or "Plaintext" or "Message" => true,
        "CustomKeyStoreId" => request is not (CreateKeyRequest or GenerateRandomRequest),
        "CustomKeyStoreName" => request is CreateCustomKeyStoreRequest,
        _ => false,
    };

    private static (string Name, object? Value) Named((PropertyInfo Member, object Value) it) =>
        (char.ToLowerInvariant(it.Member.Name[0]) + it.Member.Name[1..], Shown(it.Member, it.Value));

    private static object Shown(PropertyInfo member, object value) => (member.Name, value) switch
    {
        (_, ScriptedText text) => ScriptText.Secret(text.Text),
        (_, MemoryStream bytes) => bytes.ToArray(),
        (_, ScriptedRecipient recipient) => recipient.Environment,
        (_, XksProxyAuthenticationCredentialType credential) => credential.AccessKeyId ?? "",
        (_, string secret) when ModelMembers.IsSensitive(member) => ScriptText.Secret(secret),
        ("GrantToken", string token) => ScriptText.Token(token),
        ("GrantTokens", List<string> tokens) => ScriptText.Tokens(tokens)!,
        ("Policy" or "TrustAnchorCertificate", string document) => ScriptText.Beginning(document),
        ("Description" or "KeyMaterialDescription", string text) => ScriptText.Quoted(text)!,
        (_, List<Tag> tags) => $"{{{string.Join(", ", tags.Select(tag => $"{tag.TagKey}={tag.TagValue}"))}}}",
        _ when ModelMembers.IsModel(value) => $"{{{ScriptText.Of([.. ModelMembers.Of(value).Select(Named)])}}}",
        _ => value,
    };
}
