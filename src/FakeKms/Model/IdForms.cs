using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace FakeKms.Model;

/// <summary>
/// The forms of the ids that AWS gives out. Those that every start of a server looks at are checked by hand: a regular expression is slow to set up.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/find-cmk-id-arn.html"/></remarks>
internal static partial class IdForms
{
    public const string MultiRegionPrefix = "mrk-";

    public static bool IsAccountId(string text) => text.Length == 12 && AreDigits(text);

    /// <summary>A key id as KMS gives it out: a lower-case UUID, or <c>mrk-</c> and 32 lower-case hexadecimal digits.</summary>
    public static bool IsKeyId(string text) => KeyId().IsMatch(text);

    public static bool IsKeyId(string text, bool multiRegion) => IsKeyId(text) && IsMultiRegion(text) == multiRegion;

    /// <summary>
    /// What KMS takes for a key id in a request: hexadecimal digits of either case. Ids are compared with case, so that one in upper case is never found.
    /// </summary>
    public static bool LooksLikeKeyId(string text) => KeyIdOfEitherCase().IsMatch(text);

    public static bool IsMultiRegion(string keyId) => keyId.StartsWith(MultiRegionPrefix, StringComparison.Ordinal);

    /// <summary>The id of a grant or of a key material: 64 lower-case hexadecimal digits.</summary>
    public static bool IsGrantOrMaterialId(string text) => LongId().IsMatch(text);

    public static bool IsCustomKeyStoreId(string text) => CustomKeyStoreId().IsMatch(text);

    /// <summary>Event ids and request ids are UUIDs on AWS. A test may pin any short text that can stand in a header.</summary>
    public static bool IsEventOrRequestId(string text) => PlainId().IsMatch(text);

    public static bool IsCloudHsmClusterId(string text) => CloudHsmClusterId().IsMatch(text);

    /// <summary>An account id that a test hands in.</summary>
    /// <exception cref="ArgumentException">The text is none.</exception>
    public static string CheckedAccountId(string accountId)
    {
        ArgumentNullException.ThrowIfNull(accountId);
        return IsAccountId(accountId) ? accountId
            : throw new ArgumentException($"'{ShortText.Value(accountId)}' is no AWS account id: twelve digits are needed.", nameof(accountId));
    }

    /// <summary>The code of a Region that a test hands in. A Region that came after this library has the form too.</summary>
    /// <exception cref="ArgumentException">The text does not have the form.</exception>
    public static string CheckedRegion(string region, [CallerArgumentExpression(nameof(region))] string? parameter = null)
    {
        ArgumentNullException.ThrowIfNull(region, parameter);
        return IsRegion(region) ? region
            : throw new ArgumentException($"'{ShortText.Value(region)}' is no AWS Region; write the code of one, such as eu-central-1.", parameter);
    }

    /// <summary>The endpoint of an external key store proxy that a test hands in.</summary>
    /// <exception cref="ArgumentException">KMS does not accept it.</exception>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateCustomKeyStore.html"/></remarks>
    public static string CheckedXksProxyEndpoint(string endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return XksProxyEndpoint().IsMatch(endpoint) && endpoint.Length is >= 10 and <= 128 ? endpoint : throw new ArgumentException(
            $"'{ShortText.Value(endpoint)}' is no endpoint that KMS accepts; write https and a host name, without port and path, " +
            "such as https://xks.example.com.",
            nameof(endpoint));
    }

    /// <summary>The name of a VPC endpoint service that a test hands in.</summary>
    /// <exception cref="ArgumentException">KMS does not accept it.</exception>
    public static string CheckedVpcEndpointService(string serviceName)
    {
        ArgumentNullException.ThrowIfNull(serviceName);
        return VpcEndpointService().IsMatch(serviceName) && serviceName.Length is >= 20 and <= 64 ? serviceName : throw new ArgumentException(
            $"'{ShortText.Value(serviceName)}' is no VPC endpoint service; write a name such as com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0.",
            nameof(serviceName));
    }

    /// <summary>Whether a text has the form of the code of a Region, such as us-gov-west-1.</summary>
    public static bool IsRegion(string text)
    {
        var parts = text.Split('-');
        if (parts.Length is not (3 or 4) || parts[0].Length < 2 || parts[0].Length > 8) return false;
        for (var i = 0; i < parts.Length - 1; i++)
        {
            if (parts[i].Length is < 1 or > 16 || !IsLowerCase(parts[i])) return false;
        }
        return parts[^1].Length <= 3 && AreDigits(parts[^1]);
    }

    private static bool AreDigits(string text) => text.Length > 0 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsLowerCase(string text) => text.AsSpan().IndexOfAnyExceptInRange('a', 'z') < 0;

    [GeneratedRegex(@"\A([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})\z")]
    private static partial Regex KeyId();

    [GeneratedRegex(@"\A([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|mrk-[0-9a-fA-F]{32})\z")]
    private static partial Regex KeyIdOfEitherCase();

    [GeneratedRegex(@"\A[0-9a-f]{64}\z")]
    private static partial Regex LongId();

    [GeneratedRegex(@"\Acks-[0-9a-f]{17}\z")]
    private static partial Regex CustomKeyStoreId();

    [GeneratedRegex(@"\A[\x21-\x7E]{1,128}\z")]
    private static partial Regex PlainId();

    [GeneratedRegex(@"\Ahttps://[a-zA-Z0-9.-]+\z")]
    private static partial Regex XksProxyEndpoint();

    [GeneratedRegex(@"\A(com|eu)\.amazonaws\.vpce\.([a-z]+-){2,3}\d+\.vpce-svc-[0-9a-z]+\z")]
    private static partial Regex VpcEndpointService();

    [GeneratedRegex(@"\Acluster-[2-7a-zA-Z]{11,16}\z")]
    private static partial Regex CloudHsmClusterId();
}
