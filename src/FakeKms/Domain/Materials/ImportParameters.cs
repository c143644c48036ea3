using Amazon.KeyManagementService;
using FakeKms.Crypto.Wrapping;

namespace FakeKms.Domain.Materials;

/// <summary>One answer of GetParametersForImport: the wrapping key pair that belongs to a token.</summary>
internal sealed record ImportParameters(WrappingKey WrappingKey, AlgorithmSpec Algorithm, DateTimeOffset ValidTo)
{
    /// <summary>Tokens and wrapping keys can be used for 24 hours.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(24);
}
