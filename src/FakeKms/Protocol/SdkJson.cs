using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Protocol;

/// <summary>AWS JSON 1.1 to and from the SDK's model types: they are the service model on both sides.</summary>
internal static class SdkJson
{
    private static readonly JsonSerializerOptions Options = Create();

    private static readonly HashSet<Type> EmptyObjects =
    [
        typeof(ConnectCustomKeyStoreResponse), typeof(DeleteCustomKeyStoreResponse), typeof(DisconnectCustomKeyStoreResponse),
        typeof(UpdateCustomKeyStoreResponse),
    ];

    /// <exception cref="JsonException">The bytes are not JSON, or a member has another type: in words that a client can be answered.</exception>
    public static object Read(ReadOnlySpan<byte> json, Type type) => Read(json, type, Options);

    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, Type)"/>
    public static object Read(ReadOnlySpan<byte> json, Type type, JsonSerializerOptions options)
    {
        try
        {
            // A member that nobody knows is skipped unread.
            if (!Utf8.IsValid(json)) throw new JsonException("The request body is not UTF-8.");
            return JsonSerializer.Deserialize(json, type, options) ?? throw new JsonException("The request body is null.");
        }
        catch (JsonException mistake)
        {
            throw JsonMistake.In(json, type, mistake);
        }
    }

    /// <summary>
    /// The JSON of a request or response. A type without members is an empty body, as KMS answers it; the operations on custom key stores are
    /// documented to answer an object without properties.
    /// </summary>
    public static byte[] Write(object value) =>
        Options.GetTypeInfo(value.GetType()).Properties.Count == 0 && !EmptyObjects.Contains(value.GetType())
            ? []
            : JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), Options);

    private static JsonSerializerOptions Create()
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(LeaveOutPlumbing);
        return new JsonSerializerOptions
        {
            TypeInfoResolver = resolver,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new ConstantClassConverterFactory(), new BlobConverter(), new EpochTimeConverter() },
        };
    }

    // ResponseMetadata, ContentLength and their kin belong to the SDK, not to KMS.
    private static void LeaveOutPlumbing(JsonTypeInfo info)
    {
        for (var i = info.Properties.Count - 1; i >= 0; i--)
        {
            var declaring = (info.Properties[i].AttributeProvider as System.Reflection.MemberInfo)?.DeclaringType;
            if (declaring?.Namespace?.StartsWith("Amazon.Runtime", StringComparison.Ordinal) == true) info.Properties.RemoveAt(i);
        }
    }
}
