using System.Collections.Frozen;
using Amazon.KeyManagementService;

namespace FakeKms.Engine.Members;

/// <summary>All operations of KMS, as the SDK names them, with their requests.</summary>
internal static class SdkOperations
{
    private const string Suffix = "Request";
    private static readonly Type Model = typeof(AmazonKeyManagementServiceRequest);

    private static readonly FrozenDictionary<string, Type> Requests = Model.Assembly.GetTypes()
        .Where(type => type.BaseType == Model && type.IsPublic)
        .ToFrozenDictionary(NameOf, StringComparer.Ordinal);

    public static FrozenSet<string> Names { get; } = Requests.Keys.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The request of an operation; null when the SDK knows no such operation.</summary>
    public static Type? RequestOf(string operation) => Requests.GetValueOrDefault(operation);

    public static string NameOf(Type request) => request.Name[..^Suffix.Length];
}
