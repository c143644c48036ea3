namespace FakeKms.Crypto.Recipients;

/// <summary>The platform configuration registers of each platform.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/enclaves/latest/user/set-up-attestation.html"/>,
/// <see href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/attestation-get-doc.html"/>
/// </remarks>
internal static class PlatformRegisters
{
    private static readonly int[] OfEnclave = [0, 1, 2, 3, 4, 8];
    private static readonly int[] OfTpm = [4, 7, 8, 9, 16, 23];

    /// <summary>Those that documents here have unless a test says otherwise, and that CloudTrail records.</summary>
    public static IReadOnlyList<int> Registers(this AttestationPlatform platform) => platform == AttestationPlatform.NitroTpm ? OfTpm : OfEnclave;

    /// <summary>The name of the field that has them in a document.</summary>
    public static string PcrsField(this AttestationPlatform platform) => platform == AttestationPlatform.NitroTpm ? "nitrotpm_pcrs" : "pcrs";
}
