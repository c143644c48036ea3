using System.Reflection;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using FakeKms.Engine.Members;
using FakeKms.Model;
using FakeKms.Replay.Calls;
using FakeKms.Replay.Log;
using FakeKms.Trail.Shapes;

namespace FakeKms.Replay.Code;

/// <summary>
/// The request of a call that is made to fail before KMS looks at more than its form: what the record shows, and something in due form for what it does not.
/// </summary>
internal static class InventedMembers
{
    private const int ShortestSecret = 768;
    private const string NoKey = "00000000-0000-0000-0000-000000000000";
    private const string NoLongId = "0000000000000000000000000000000000000000000000000000000000000000";
    private static readonly string[] Naming = ["KeyId", "TargetKeyId", "SourceKeyId", "DestinationKeyId", "AliasName", "CustomKeyStoreId"];

    public static AmazonKeyManagementServiceRequest RequestOf(PlannedCall call, ReplayNames names)
    {
        // A request that KMS finds malformed would not come as far as the fault.
        var request = call.ErrorCode == "ValidationException" ? Empty(call) : Shown(call, names);
        foreach (var name in Naming) Show(request, name, call, names);
        foreach (var member in request.GetType().GetProperties().Where(IsMissing)) member.SetValue(request, Invented(member, call));
        switch (request)
        {
            case GenerateDataKeyRequest { KeySpec: null, NumberOfBytes: null } data: data.KeySpec = DataKeySpec.AES_256; break;
            case GenerateDataKeyWithoutPlaintextRequest { KeySpec: null, NumberOfBytes: null } data: data.KeySpec = DataKeySpec.AES_256; break;
            case DecryptRequest { DryRunModifiers: null or [] } decrypt: decrypt.CiphertextBlob = Bytes(); break;
            case ReEncryptRequest { DryRunModifiers: null or [] } again: again.CiphertextBlob = Bytes(); break;
            case GenerateRandomRequest random: random.NumberOfBytes ??= 32; break;
            case ImportKeyMaterialRequest { ValidTo: null } import: import.ExpirationModel = ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE; break;
            case RetireGrantRequest retire: (retire.KeyId, retire.GrantId) = (KeyOf(call), NoLongId); break;
        }
        return request;

        bool IsMissing(PropertyInfo member) =>
            member.GetCustomAttribute<AWSPropertyAttribute>()?.Required == true
            && (member.GetValue(request) is null or System.Collections.ICollection { Count: 0 });
    }

    private static AmazonKeyManagementServiceRequest Shown(PlannedCall call, ReplayNames names)
    {
        try
        {
            return RequestBinder.Bind(call.Logged, names, TimeSpan.Zero);
        }
        catch (UnreplayableException)
        {
            return Empty(call);
        }
    }

    // What the call is about stays, if that can be sent.
    private static void Show(AmazonKeyManagementServiceRequest request, string member, PlannedCall call, ReplayNames names)
    {
        if (request.GetType().GetProperty(member) is not { } property || property.GetValue(request) is not null) return;
        if (call.Logged.Sent(TrailNames.Of(member)) is not { } sent) return;
        if (IsInForm(member, sent)) property.SetValue(request, member == "CustomKeyStoreId" ? sent : names.Key(sent));
    }

    private static bool IsInForm(string member, string text) => member switch
    {
        "CustomKeyStoreId" => IdForms.IsCustomKeyStoreId(text),
        "AliasName" => IsAlias(text),
        _ => IdForms.LooksLikeKeyId(text) || KeyArn.Parse(text) is not null || IsAlias(ArnParts.Parse(text)?.Resource ?? text),
    };

    private static bool IsAlias(string text) =>
        text.StartsWith("alias/", StringComparison.Ordinal) && text.Length is > 6 and <= 256
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-');

    private static AmazonKeyManagementServiceRequest Empty(PlannedCall call) =>
        (AmazonKeyManagementServiceRequest)Activator.CreateInstance(SdkOperations.RequestOf(call.Logged.Name)!)!;

    private static object? Invented(PropertyInfo member, PlannedCall call)
    {
        var type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
        if (type == typeof(string)) return Text(member.Name, call);
        if (type == typeof(MemoryStream)) return member.Name == "SharedSecretCiphertextBlob" ? new MemoryStream(new byte[ShortestSecret]) : Bytes();
        if (type == typeof(int)) return 32;
        if (type == typeof(List<string>)) return new List<string> { member.Name == "Operations" ? GrantOperation.Decrypt.Value : "invented" };
        if (type == typeof(List<Tag>)) return new List<Tag> { new() { TagKey = "invented", TagValue = "" } };
        if (type.IsAssignableTo(typeof(ConstantClass))) return type.GetFields(BindingFlags.Public | BindingFlags.Static)[0].GetValue(null);
        return null;
    }

    private static string Text(string member, PlannedCall call) => member switch
    {
        "AliasName" => "alias/invented",
        "Policy" => "{}",
        "GrantId" => NoLongId,
        "CustomKeyStoreId" => "cks-00000000000000000",
        "PrimaryRegion" or "ReplicaRegion" => call.Region,
        _ when member.EndsWith("KeyId", StringComparison.Ordinal) => KeyOf(call),
        _ => "invented",
    };

    /// <summary>The key that a refusal names in its text.</summary>
    public static KeyArn? KeyNamedBy(KmsEvent record) =>
        record.ErrorMessage?.Split(' ').Select(word => KeyArn.Parse(word.Trim('.', ',', ';'))).FirstOrDefault(arn => arn is not null);

    private static string KeyOf(PlannedCall call) =>
        KeyNamedBy(call.Logged.Record) is { } named ? named.ToString()
        : call.KeyArn.Length > 0 ? call.KeyArn
        : new AccountRegion(call.Caller.AccountId!, call.Region).Arn("key/" + NoKey);

    private static MemoryStream Bytes() => new("invented"u8.ToArray());
}
