using System.Text;
using FakeKms.Engine.ExternalKeys;
using FakeKms.Xks.Messages;

namespace FakeKms.Tests.Xks.Messages;

/// <summary>What binds the parts of a proxy's ciphertext together, by the worked example of the specification.</summary>
public sealed class CiphertextIntegrityTests
{
    private static readonly byte[] Aad = Encoding.UTF8.GetBytes("project=nile,department=marketing");

    [Test]
    public void The_integrity_value_is_that_of_the_worked_example()
    {
        var ciphertext = new ExternalCiphertext(
            Convert.FromBase64String("ghxkK1txeDNn3q8Y"), Convert.FromBase64String("HMrlRw85cAJUd5Ax"), Convert.FromBase64String("vBxN2ncH1oEkR8WVXpmyYQ=="))
        {
            Metadata = "key_version=1"u8.ToArray(),
        };

        Assert.That(
            Convert.ToBase64String(CiphertextIntegrity.ValueOf(Aad, ciphertext)), Is.EqualTo("qHA/ImC9h5HsLRXqCyPmWgYx7tzyoTplzILbP0fPXsc="));
    }

    [Test]
    public void What_is_authenticated_has_the_lengths_of_both_parts() => Assert.That(
        CiphertextIntegrity.Authenticated(Aad, "key_version=1"u8),
        Is.EqualTo((byte[])[0, 33, .. Aad, 13, .. "key_version=1"u8]));

    [Test]
    public void Parts_that_are_absent_have_the_length_0() => Assert.That(CiphertextIntegrity.Authenticated([], []), Is.EqualTo(new byte[] { 0, 0, 0 }));

    [Test]
    public void The_length_of_authenticated_data_is_big_endian() =>
        Assert.That(CiphertextIntegrity.Authenticated(new byte[8192], [])[..2], Is.EqualTo(new byte[] { 0x20, 0 }));
}
