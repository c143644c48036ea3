using System.Collections;
using Amazon.Runtime;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Members;
using FakeKms.Trail.Records;
using FakeKms.Trail.Shapes;

namespace FakeKms.Engine.Recording;

/// <summary>Takes the members that a trail shape allows from requests and responses, as plain values.</summary>
internal static class RecordedMembers
{
    public static byte[]? OfRequest(TrailShape shape, object request)
    {
        var members = new TrailObject();
        foreach (var name in shape.Request)
        {
            var value = Plain(SdkMembers.Read(request, name)) ?? Synonym(shape, request, name) ?? shape.Defaults.GetValueOrDefault(name);
            if (value is not null) members.Add(RequestName(name), value);
        }
        return members.IsEmpty ? null : members.ToUtf8();
    }

    public static byte[]? OfResponse(TrailShape shape, object response, Call call)
    {
        var members = new TrailObject();
        foreach (var name in shape.Response)
        {
            var value = name == "KeyId" ? KeyIn(shape, call) : Plain(SdkMembers.Read(response, name));
            if (value is not null) members.Add(TrailNames.Of(name), value);
        }
        return members.IsEmpty ? null : members.ToUtf8();
    }

    /// <summary>A structure of the API as it stands in records.</summary>
    public static TrailObject Of(object structure) => Nested(structure);

    private static string KeyIn(TrailShape shape, Call call) => shape.NamesKeyById ? call.Key.KeyId : call.Key.Arn;

    private static object? Synonym(TrailShape shape, object request, string name) =>
        shape.Synonyms.TryGetValue(name, out var synonym) ? Plain(SdkMembers.Read(request, synonym)) : null;

    // The one request member with a name of its own in CloudTrail; inside key metadata it is cloudHsmClusterId.
    private static string RequestName(string member) => member == "CloudHsmClusterId" ? "clusterId" : TrailNames.Of(member);

    private static object? Plain(object? value) => value switch
    {
        null or string or bool or int => value,
        ConstantClass constant => constant.Value,
        DateTime time => new DateTimeOffset(time.ToUniversalTime()),
        IReadOnlyDictionary<string, string> map => map,
        MemoryStream => throw new InvalidOperationException("Blobs are secrets and never enter a record."),
        IEnumerable items => items.Cast<object>().Select(Plain).ToArray(),
        _ => Nested(value),
    };

    private static TrailObject Nested(object value)
    {
        var members = new TrailObject();
        foreach (var name in RecordedOrder.Of(value.GetType()))
        {
            if (Plain(SdkMembers.Read(value, name)) is { } plain) members.Add(TrailNames.Of(name), plain);
        }
        return members;
    }
}
