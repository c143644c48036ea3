using FakeKms.Crypto.Signatures;

namespace FakeKms.Tests.Crypto.Signatures;

/// <summary>Who signs, when and for what in AWS's published examples.</summary>
internal static class Vector
{
    public const string AccessKeyId = "AKIDEXAMPLE";

    public const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    public static DateTimeOffset Time { get; } = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);

    public static SigningScope Scope { get; } = new("20150830", "us-east-1", "service");
}
