using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using FakeKms.Engine.Members;
using FakeKms.Model;
using FakeKms.Replay.Log;
using FakeKms.Trail.Shapes;

namespace FakeKms.Replay.Calls;

/// <summary>Makes the SDK's request of a record's <c>requestParameters</c>. Members that the SDK does not know are left out.</summary>
internal static class RequestBinder
{
    private static readonly string[] Identifying = ["KeyId", "TargetKeyId", "DestinationKeyId", "AliasName", "CustomKeyStoreId", "Operations"];

    /// <summary>A member that says what the call is about, when the record lacks it; otherwise null.</summary>
    public static string? MissingMember(LoggedEvent logged)
    {
        if (logged.Name is "RetireGrant" or "Decrypt") return null;
        var members = RequestOf(logged).GetProperties().Where(IsRequired).ToArray();
        if (logged.Request.ValueKind != JsonValueKind.Object) return members.Length > 0 && logged.Name != "GenerateRandom" ? "request parameters" : null;
        return members.Where(member => Identifying.Contains(member.Name)).Select(member => TrailNames.Of(member.Name))
            .FirstOrDefault(member => !logged.Request.TryGetProperty(member, out _));
    }

    /// <summary>Looks whether the request can be made, before any is sent.</summary>
    /// <exception cref="UnreplayableException">A member has a value that it cannot have.</exception>
    public static void Check(LoggedEvent logged, ReplayNames names) => Bind(logged, names, TimeSpan.Zero);

    /// <param name="logged">The record.</param>
    /// <param name="names">What the replay calls the keys of the log.</param>
    /// <param name="later">How much later the replay is than the log.</param>
    public static AmazonKeyManagementServiceRequest Bind(LoggedEvent logged, ReplayNames names, TimeSpan later)
    {
        var request = (AmazonKeyManagementServiceRequest)Activator.CreateInstance(RequestOf(logged))!;
        if (logged.Request.ValueKind == JsonValueKind.Object) Fill(request, logged.Request, names, later);
        return request;
    }

    private static Type RequestOf(LoggedEvent logged) => SdkOperations.RequestOf(logged.Name) ?? throw ReplayErrors.NoOperation(logged.Name);

    private static void Fill(object target, JsonElement members, ReplayNames names, TimeSpan later)
    {
        foreach (var member in members.EnumerateObject())
        {
            var name = MemberName(member.Name, members);
            if (name is null || member.Value.ValueKind == JsonValueKind.Null || target.GetType().GetProperty(name) is not { } property) continue;
            property.SetValue(target, Value(property.PropertyType, name, member.Value, names, later));
        }
    }

    // CloudTrail writes both names of the key spec, of which KMS accepts one, and one name of its own.
    private static string? MemberName(string name, JsonElement members) =>
        name.Length == 0 || (name == "customerMasterKeySpec" && members.TryGetProperty("keySpec", out _)) ? null
        : name == "clusterId" ? "CloudHsmClusterId"
        : char.ToUpperInvariant(name[0]) + name[1..];

    private static object Value(Type type, string member, JsonElement value, ReplayNames names, TimeSpan later)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return Named(member, PlainText(value), names);
        if (type == typeof(bool)) return PlainText(value) is "true" or "True";
        if (type == typeof(int) && int.TryParse(PlainText(value), CultureInfo.InvariantCulture, out var number)) return number;
        if (type == typeof(int)) throw ReplayErrors.NoValue(member, value);
        if (type == typeof(DateTime)) return Date(member, value, later);
        if (type.IsAssignableTo(typeof(ConstantClass))) return Activator.CreateInstance(type, PlainText(value))!;
        if (value.ValueKind != (type.IsAssignableTo(typeof(IList)) ? JsonValueKind.Array : JsonValueKind.Object)) throw ReplayErrors.NoValue(member, value);
        if (type == typeof(Dictionary<string, string>))
            return value.EnumerateObject().GroupBy(pair => pair.Name).ToDictionary(pairs => pairs.Key, pairs => PlainText(pairs.Last().Value));
        if (type.IsAssignableTo(typeof(IList))) return Items(type, member, value, names, later);
        // A log shows of bytes that there are some, and a stream has members of its own.
        if (type == typeof(MemoryStream)) return new MemoryStream();
        var structure = Activator.CreateInstance(type)!;
        Fill(structure, value, names, later);
        return structure;
    }

    private static DateTime Date(string member, JsonElement value, TimeSpan later)
    {
        var date = LogDates.Read(PlainText(value));
        return later < DateTimeOffset.MinValue - date ? throw ReplayErrors.NoValue(member, value) : date.After(later).UtcDateTime;
    }

    private static IList Items(Type type, string member, JsonElement value, ReplayNames names, TimeSpan later)
    {
        var items = (IList)Activator.CreateInstance(type)!;
        foreach (var item in value.EnumerateArray()) items.Add(Value(type.GenericTypeArguments[0], member, item, names, later));
        return items;
    }

    private static bool IsRequired(PropertyInfo property) => property.GetCustomAttribute<AWSPropertyAttribute>()?.Required == true;

    private static string PlainText(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static string Named(string member, string text, ReplayNames names) => member switch
    {
        "KeyId" or "TargetKeyId" or "SourceKeyId" or "DestinationKeyId" => names.Key(text),
        "GrantId" or "KeyMaterialId" => ReplayNames.LongId(text),
        "CustomKeyStoreId" => ReplayNames.StoreId(text),
        _ => text,
    };
}
