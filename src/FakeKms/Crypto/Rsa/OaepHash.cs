namespace FakeKms.Crypto.Rsa;

/// <summary>The hash that RSAES-OAEP takes for the label and for its mask generation function.</summary>
internal enum OaepHash
{
    Sha1,
    Sha256,
}
