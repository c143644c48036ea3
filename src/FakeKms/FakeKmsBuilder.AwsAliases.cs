using FakeKms.Engine.Keys;
using FakeKms.Engine.Rules;

namespace FakeKms;

public sealed partial class FakeKmsBuilder
{
    /// <summary>
    /// Lets ListAliases show the predefined aliases of AWS services, as an account has them before a service makes its key: without a key and without dates.
    /// An alias whose key there is shows the key. They are there in every account and Region of the server.
    /// <see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html"/>
    /// </summary>
    /// <param name="aliases">
    /// The names, such as <c>alias/aws/s3</c>; none for those of all services that the server knows. Describing one of them makes its key. Several calls add
    /// up.
    /// </param>
    /// <exception cref="ArgumentException">A name does not begin with <c>alias/aws/</c>, or has a character that no alias has.</exception>
    public FakeKmsBuilder WithAwsAliases(params string[] aliases)
    {
        ArgumentNullException.ThrowIfNull(aliases);
        var added = aliases.Length == 0 ? AwsManagedKeys.Aliases : aliases.Select(AliasRules.CheckedAwsName);
        return With(settings with { AwsAliases = [.. settings.AwsAliases.Union(added, StringComparer.Ordinal).Order(StringComparer.Ordinal)] });
    }
}
