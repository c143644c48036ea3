using System.Collections;
using Amazon.KeyManagementService;
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
