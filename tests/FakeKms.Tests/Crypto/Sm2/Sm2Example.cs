using FakeKms.Crypto.Sm2;
using Org.BouncyCastle.Math;

namespace FakeKms.Tests.Crypto.Sm2;

/// <summary>The key and nonce that the examples on the recommended curve share: GM/T 0003.5-2012, the same as GB/T 32918.5-2017.</summary>
internal static class Sm2Example
{
    private const string Nonce = "59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21";

    public static Sm2KeyPair Key { get; } = Sm2KeyPair.Generate("SM2", Before("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8"));

    public static GivenBytes NonceOfSignature => Before(Nonce);

    public static GivenBytes NonceOfCiphertext { get; } = new(Convert.FromHexString(Nonce));

    public static (BigInteger R, BigInteger S) Signature { get; } = (
        new BigInteger("F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3", 16),
        new BigInteger("B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA", 16));

    // Scalars are drawn as a remainder, plus one.
    private static GivenBytes Before(string scalar) => new(new BigInteger(scalar, 16).Subtract(BigInteger.One).ToByteArrayUnsigned());
}
