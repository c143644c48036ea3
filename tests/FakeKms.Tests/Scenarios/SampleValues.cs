using System.Reflection;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;

namespace FakeKms.Tests.Scenarios;

/// <summary>Values for the parameters of verbs and the members of requests: two different ones of each type.</summary>
internal static class SampleValues
{
    private static readonly FakeKmsServer Attesting = Pinned.Server();

    public static object Of(Type type, bool second = false)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsSubclassOf(typeof(ConstantClass))) return Constant(type, second);
        var text = second ? "alias/b" : "alias/a";
        return type switch
        {
            _ when type == typeof(string) => text,
            _ when type == typeof(int) => second ? 24 : 32,
            _ when type == typeof(bool) => second,
            _ when type == typeof(byte[]) => second ? [1, 2] : new byte[] { 3 },
            _ when type == typeof(MemoryStream) => new MemoryStream(second ? [1, 2] : [3]),
            _ when type == typeof(TimeSpan) => TimeSpan.FromDays(second ? 1 : 2),
            _ when type == typeof(DateTime) => DateTime.UnixEpoch.AddDays(second ? 1 : 2),
            _ when type == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch.AddDays(second ? 1 : 2),
            _ when type.IsAssignableFrom(typeof(Dictionary<string, string>)) => new Dictionary<string, string> { [text] = "1" },
            _ when type == typeof(IReadOnlyList<GrantOperation>) => new[] { second ? GrantOperation.Encrypt : GrantOperation.Decrypt },
            _ when type == typeof(IReadOnlyList<DryRunModifierType>) => new[] { DryRunModifierType.IGNORE_CIPHERTEXT },
            _ when type == typeof(List<Tag>) => new List<Tag> { new() { TagKey = text, TagValue = "1" } },
            _ when type == typeof(string[]) => new[] { text },
            _ when type.IsAssignableFrom(typeof(List<string>)) => new List<string> { text },
            _ when type == typeof(AttestedEnvironment) => Attesting.Attestation.CreateNitroEnclave(),
            _ when type == typeof(Func<XksProxyAuthenticationCredentialType>) => new Func<XksProxyAuthenticationCredentialType>(Credential),
            _ => Filled(type),
        };
    }

    /// <summary>A model of the SDK with a value in each member.</summary>
    public static object Filled(Type model)
    {
        var filled = Activator.CreateInstance(model)!;
        foreach (var member in model.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(member => member.CanWrite))
            member.SetValue(filled, Of(member.PropertyType));
        return filled;
    }

    private static XksProxyAuthenticationCredentialType Credential() => (XksProxyAuthenticationCredentialType)Filled(typeof(XksProxyAuthenticationCredentialType));

    private static object Constant(Type type, bool second)
    {
        var fields = type.GetFields(BindingFlags.Public | BindingFlags.Static);
        var constants = fields.Where(field => field.FieldType == type).Select(field => field.GetValue(null)!).ToList();
        return second ? constants[^1] : constants[0];
    }
}
