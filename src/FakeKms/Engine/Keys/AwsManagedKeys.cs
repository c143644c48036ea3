using System.Collections.Frozen;
using Amazon.KeyManagementService;
using FakeKms.Domain;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Policies;
using FakeKms.Engine.State;

namespace FakeKms.Engine.Keys;

/// <summary>
/// The keys that AWS services keep in an account under alias/aws/… . They come into being when a service first needs one; describing the predefined
/// alias of a service makes the key, as it does on AWS. Principals of the account can look at such a key and nothing else.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-cmk"/></remarks>
internal static class AwsManagedKeys
{
    private const string Prefix = "alias/aws/";
    private const int RotationPeriodInDays = 365;

    private static readonly FrozenSet<string> Services = FrozenSet.ToFrozenSet(
    [
        "acm", "backup", "codecommit", "dms", "dynamodb", "ebs", "elasticfilesystem", "es", "fsx", "glue", "kinesis", "lambda", "lightsail", "rds", "redshift",
        "s3", "secretsmanager", "sns", "sqs", "ssm", "workmail", "xray",
    ]);

    /// <summary>The predefined aliases of the services.</summary>
    public static IEnumerable<string> Aliases => Services.Select(service => Prefix + service);

    public static void EnsureFor(KmsState state, KeyTable table, DateTimeOffset now, string keyId)
    {
        var name = keyId.StartsWith(table.Home.Arn(Prefix), StringComparison.Ordinal) ? keyId[table.Home.Arn("").Length..] : keyId;
        if (!name.StartsWith(Prefix, StringComparison.Ordinal) || table.FindAlias(name) is not null) return;
        if (Services.Contains(name[Prefix.Length..]) || state.Settings.AwsAliases.Contains(name)) Create(state, table, name, now);
    }

    public static KmsKey Create(KmsState state, KeyTable table, string alias, DateTimeOffset now)
    {
        var service = alias[Prefix.Length..];
        var key = KeyFactory.Create(state, table.Home, now, new NewKey
        {
            Manager = KeyManagerType.AWS,
            Description = $"Default key that protects my {service} resources when no other key is defined",
            Policy = KeyPolicy.Written(AwsManagedPolicy.Of(service, table.Home)),
        });
        table.AddAlias(alias, key, now);
        state.Rotations.Automatic(key, RotationPeriodInDays, now);
        return key;
    }
}
