using System.Collections;
using System.Text;
using System.Text.Json;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using FakeKms.Engine.Members;
using FakeKms.Protocol;

namespace FakeKms.Tests.Protocol;

public class SdkJsonTests
{
    private static readonly Type[] Messages =
        [.. typeof(AmazonKeyManagementServiceRequest).Assembly.GetExportedTypes().Where(type => IsRequest(type) || IsResponse(type)).OrderBy(type => type.Name)];

    [Test]
    public void The_SDK_has_56_operations() => Assert.That(Messages.Count(IsRequest), Is.EqualTo(56));

    [TestCaseSource(nameof(Messages))]
    public void Every_message_keeps_every_member_on_the_wire(Type type)
    {
        var message = Filled(type, depth: 0);

        var json = SdkJson.Write(message);
        var copy = json.Length == 0 ? Activator.CreateInstance(type)! : SdkJson.Read(json, type);

        Assert.That(Flat(copy), Is.EqualTo(Flat(message)));
    }

    [Test]
    public void Members_may_come_in_any_order_twice_or_as_null_and_unknown_ones_are_skipped(
        [Values(
            """{"Plaintext":"AQ==","KeyId":"k"}""",
            """{"KeyId":"j","KeyId":"k","Plaintext":"AQ=="}""",
            """{"Unknown":{"KeyId":["x",{"KeyId":1}]},"KeyId":"k","EncryptionContext":null,"Plaintext":"AQ==","DryRun":null}""",
            """ { "KeyId" : "\u006b" , "Pl\u0061intext" : "AQ==" } """)] string json)
    {
        var request = (EncryptRequest)SdkJson.Read(Encoding.UTF8.GetBytes(json), typeof(EncryptRequest));

        Assert.That((request.KeyId, request.Plaintext.ToArray(), request.EncryptionContext, request.DryRun), Is.EqualTo(("k", new byte[] { 1 }, default(object), default(bool?))));
    }

    [Test]
    public void What_System_Text_Json_refuses_is_refused(
        [Values("", "x", "{", "{}x", "{} {}", "[]", "null", "1", "{\"KeyId\":1}", "{\"KeyId\":\"\\ud800\"}", "{\"KeyId\":\"a\",}", "{'KeyId':1}", "{\"DryRun\":\"true\"}",
            "{\"Plaintext\":\"?\"}", "{\"Plaintext\":[]}", "{\"GrantTokens\":{}}", "{\"GrantTokens\":[1]}", "{\"EncryptionContext\":[]}", "{\"EncryptionContext\":{\"a\":1}}",
            "{\"EncryptionContext\":{\"\\ud800\":\"a\"}}", "{\"Unknown\":}", "{\"Unknown\":[}", "{/**/}")] string json)
    {
        var body = Encoding.UTF8.GetBytes(json);

        Assert.That(() => SystemTextJson.Read(json, typeof(EncryptRequest)), Throws.InstanceOf<JsonException>());
        Assert.That(() => SdkJson.Read(body, typeof(EncryptRequest)), Throws.InstanceOf<JsonException>());
    }

    [Test]
    public void JSON_that_is_too_deep_is_refused() =>
        Assert.That(() => SdkJson.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"Unknown\":", 100)) + "1" + new string('}', 100)), typeof(EncryptRequest)), Throws.InstanceOf<JsonException>());

    [Test]
    public void An_element_and_a_value_of_a_map_may_be_null_and_be_refused_later()
    {
        var request = (EncryptRequest)SdkJson.Read("""{"GrantTokens":[null],"EncryptionContext":{"a":null}}"""u8, typeof(EncryptRequest));

        Assert.That((request.GrantTokens.Single(), request.EncryptionContext["a"]), Is.EqualTo((default(string), default(string))));
    }

    [TestCaseSource(nameof(Messages))]
    public void Every_message_has_the_JSON_that_System_Text_Json_makes_of_it(Type type)
    {
        var message = Filled(type, depth: 0);

        var json = SdkJson.Write(message);

        Assert.That(Encoding.UTF8.GetString(json), json.Length == 0 ? Is.Empty : Is.EqualTo(SystemTextJson.Write(message)));
    }

    private static bool IsRequest(Type type) => type.BaseType == typeof(AmazonKeyManagementServiceRequest);

    private static bool IsResponse(Type type) => typeof(AmazonWebServiceResponse).IsAssignableFrom(type) && type.Name.EndsWith("Response", StringComparison.Ordinal);

    private static object Filled(Type type, int depth)
    {
        var message = Activator.CreateInstance(type)!;
        foreach (var property in SdkMembers.Of(type)) property.SetValue(message, Value(property.PropertyType, property.Name, depth));
        return message;
    }

    private static object? Value(Type type, string name, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return "text of " + name;
        if (type == typeof(bool)) return true;
        if (type == typeof(int)) return 7;
        if (type == typeof(DateTime)) return new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc);
        if (type == typeof(MemoryStream)) return new MemoryStream([1, 2, 3]);
        if (typeof(ConstantClass).IsAssignableFrom(type)) return Activator.CreateInstance(type, "VALUE_OF_" + name);
        if (type == typeof(Dictionary<string, string>)) return new Dictionary<string, string> { ["a"] = "1" };
        if (typeof(IList).IsAssignableFrom(type))
        {
            var list = (IList)Activator.CreateInstance(type)!;
            list.Add(Value(type.GetGenericArguments()[0], name, depth));
            return list;
        }
        return depth < 4 ? Filled(type, depth + 1) : null;
    }

    private static string Flat(object? value) => value switch
    {
        null => "null",
        string or bool or int => $"{value}",
        DateTime time => time.ToUniversalTime().ToString("O"),
        MemoryStream blob => Convert.ToHexString(blob.ToArray()),
        ConstantClass constant => constant.Value,
        IDictionary map => string.Join(",", map.Keys.Cast<string>().Select(key => key + "=" + map[key])),
        IEnumerable items => "[" + string.Join(",", items.Cast<object>().Select(Flat)) + "]",
        _ => "{" + string.Join(",", SdkMembers.Of(value.GetType()).Select(property => property.Name + ":" + Flat(property.GetValue(value)))) + "}",
    };
}
