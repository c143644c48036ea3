using System.Collections;
using System.Globalization;
using System.Reflection;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;

namespace FakeKms.Replay.Code.Text;

/// <summary>Values of the SDK's types as C#.</summary>
internal static class ModelCode
{
    /// <summary>The members of a request that have a value, in the order in which the SDK declares them.</summary>
    public static IEnumerable<(string Member, object Value)> MembersOf(object model) =>
        from member in model.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where member.CanWrite
        let value = member.GetValue(model)
        where value is not null
        select (member.Name, value);

    public static string Of(string member, object value) => value switch
    {
        string text => member.EndsWith("Policy", StringComparison.Ordinal) ? CSharpText.Document(PolicyLayout.Of(text)) : CSharpText.Of(text),
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        DateTime time => CSharpText.Of(time),
        ConstantClass constant => Constant(constant),
        MemoryStream bytes => $"new MemoryStream({Bytes(bytes.ToArray())})",
        Dictionary<string, string> pairs => Pairs(pairs),
        List<Tag> tags => Pairs(tags.Select(tag => KeyValuePair.Create(tag.TagKey ?? "", tag.TagValue ?? ""))),
        IList items => CodeLayout.Listed("[", items.Cast<object>().Select(item => Item(member, items, item)), "]"),
        _ => Structure(value),
    };

    /// <summary>A member within a request of the SDK, where lists are of the SDK's own types.</summary>
    public static string InRequest(string member, object value) => value switch
    {
        List<Tag> tags => CodeLayout.Listed("[", tags.Select(Structure), "]"),
        Dictionary<string, string> pairs => "new()" + Pairs(pairs)["new Dictionary<string, string>".Length..],
        _ => Of(member, value),
    };

    public static string Constant(ConstantClass constant)
    {
        var type = constant.GetType();
        var field = type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .FirstOrDefault(field => field.GetValue(null) is ConstantClass known && known.Value == constant.Value);
        return field is null ? $"new {type.Name}({CSharpText.Of(constant.Value)})" : $"{type.Name}.{field.Name}";
    }

    public static string Pairs(IEnumerable<KeyValuePair<string, string>> pairs) =>
        CodeLayout.Braced(
            "new Dictionary<string, string>",
            pairs.Select(pair => CodeLayout.Assigned($"[{CSharpText.Of(pair.Key)}]", CSharpText.Of(pair.Value))));

    // The short forms take lists of constants where the requests have lists of texts.
    private static string Item(string member, IList items, object item) => (member, item) switch
    {
        ("Operations", string operation) when items is List<string> => Constant(new Amazon.KeyManagementService.GrantOperation(operation)),
        ("DryRunModifiers", string modifier) => Constant(new Amazon.KeyManagementService.DryRunModifierType(modifier)),
        _ => Of(member, item),
    };

    private static string Structure(object model) =>
        CodeLayout.Braced($"new {model.GetType().Name}", MembersOf(model).Select(it => CodeLayout.Assigned(it.Member, InRequest(it.Member, it.Value))));

    public static string Bytes(byte[] bytes) =>
        bytes.Length > 0 && Array.TrueForAll(bytes, octet => octet == 0) ? string.Create(CultureInfo.InvariantCulture, $"new byte[{bytes.Length}]") :
        bytes.Length is > 0 and < 100 && bytes.All(octet => octet is >= 0x20 and < 0x7f && octet is not ((byte)'"' or (byte)'\\'))
            ? $"{CSharpText.Of(System.Text.Encoding.ASCII.GetString(bytes))}u8.ToArray()"
            : $"[{string.Join(", ", bytes)}]";
}
