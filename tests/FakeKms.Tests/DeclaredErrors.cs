using System.Reflection;
using System.Text.RegularExpressions;

namespace FakeKms.Tests;

/// <summary>The errors that the SDK's documentation declares for each operation, and those that every operation can answer.</summary>
internal static partial class DeclaredErrors
{
    // ValidationException and AccessDenied are declared by no operation; the last one is what FakeKms says of itself.
    // DescribeKey takes grant tokens and does not declare the error for a bad one, which all others that take them declare.
    private static readonly string[] Common =
        ["ValidationException", "AccessDenied", "AccessDeniedException", "InvalidGrantTokenException", "FakeKmsNotSupportedException"];

    // The developer guide's answer to a proxy that lacks an API; the service's model does not declare it.
    // https://docs.aws.amazon.com/kms/latest/developerguide/xks-troubleshooting.html
    private static readonly string[] UnsupportedByProxy = ["CreateCustomKeyStore", "UpdateCustomKeyStore"];

    private static readonly Lazy<Dictionary<string, HashSet<string>>> ByOperation = new(Load);

    public static bool Allow(string operation, string errorCode) =>
        Common.Contains(errorCode) || (errorCode == "UnsupportedOperationException" && UnsupportedByProxy.Contains(operation)) || (ByOperation.Value.TryGetValue(operation, out var declared) && declared.Contains(errorCode));

    public static int OperationCount => ByOperation.Value.Count;

    private static Dictionary<string, HashSet<string>> Load()
    {
        var xml = File.ReadAllText(Metadata("SdkDocumentation"));
        return Member().Matches(xml).ToDictionary(
            match => match.Groups[1].Value,
            match => Exception().Matches(match.Groups[2].Value).Select(exception => exception.Groups[1].Value).ToHashSet());
    }

    // Handed over by the project file of whichever test project has this file.
    private static string Metadata(string key) =>
        typeof(DeclaredErrors).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    [GeneratedRegex(@"<member name=""M:Amazon\.KeyManagementService\.IAmazonKeyManagementService\.(\w+)Async\(Amazon\.KeyManagementService\.Model\.\w+Request,[^>]*>(.*?)</member>", RegexOptions.Singleline)]
    private static partial Regex Member();

    [GeneratedRegex(@"<exception cref=""T:Amazon\.KeyManagementService\.Model\.(\w+)""")]
    private static partial Regex Exception();
}
