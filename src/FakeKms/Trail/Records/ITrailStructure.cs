using System.Text.Json;

namespace FakeKms.Trail.Records;

/// <summary>What is a JSON object in a record.</summary>
internal interface ITrailStructure
{
    /// <summary>Writes the members, in their order.</summary>
    void WriteTo(TrailMembers members);
}

/// <summary>Where the members of a JSON object are written.</summary>
internal readonly struct TrailMembers(Utf8JsonWriter writer)
{
    /// <summary>Writes a member. The value is a plain one.</summary>
    public void Add(string name, object? value)
    {
        writer.WritePropertyName(name);
        TrailObject.Write(writer, value);
    }
}
