using System.Collections;
using FakeKms.Engine.Members;

namespace FakeKms.Engine.Faults;

/// <summary>Copies of requests and responses for the code of a test, which may change them, read them to their end and dispose of them.</summary>
internal static class ModelCopy
{
    public static T Of<T>(T model)
        where T : class
    {
        var copy = Activator.CreateInstance(model.GetType())!;
        foreach (var member in SdkMembers.Of(model.GetType())) member.SetValue(copy, ValueOf(member.GetValue(model)));
        return (T)copy;
    }

    private static object? ValueOf(object? value) => value switch
    {
        MemoryStream bytes => new MemoryStream(bytes.ToArray()),
        IDictionary pairs => Filled((IDictionary)Activator.CreateInstance(value.GetType())!, pairs),
        IList items => Filled((IList)Activator.CreateInstance(value.GetType())!, items),
        _ => value,
    };

    private static IDictionary Filled(IDictionary copy, IDictionary pairs)
    {
        foreach (DictionaryEntry pair in pairs) copy.Add(pair.Key, pair.Value);
        return copy;
    }

    private static IList Filled(IList copy, IList items)
    {
        foreach (var item in items) copy.Add(item);
        return copy;
    }
}
