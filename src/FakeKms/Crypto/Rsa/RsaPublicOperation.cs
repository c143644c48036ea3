using System.Numerics;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;

namespace FakeKms.Crypto.Rsa;

/// <summary>
/// The bare RSA operation with a public key, for BouncyCastle's paddings. Its own engine takes only keys whose modulus it has tested for primality, which
/// costs 20 to 100 milliseconds with every key that comes in.
/// </summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc8017#section-5.1.1"/></remarks>
internal sealed class RsaPublicOperation(RSAParameters publicKey) : IAsymmetricBlockCipher
{
    private readonly BigInteger modulus = Number(publicKey.Modulus);
    private readonly BigInteger exponent = Number(publicKey.Exponent);
    private readonly int length = publicKey.Modulus!.Length;

    public string AlgorithmName => "RSA";

    public void Init(bool forEncryption, ICipherParameters parameters)
    {
        // The key is given once and for all.
    }

    public int GetInputBlockSize() => length - 1;

    public int GetOutputBlockSize() => length;

    public byte[] ProcessBlock(byte[] inBuf, int inOff, int inLen)
    {
        var result = BigInteger.ModPow(Number(inBuf.AsSpan(inOff, inLen)), exponent, modulus).ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[length - result.Length], .. result];
    }

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
