using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Materials;

/// <summary>What no key takes: material of another kind, other material than before, tokens and wrapped bytes that are not the right ones.</summary>
[TestFixtureSource(typeof(ImportTable), nameof(ImportTable.Specs))]
public class ImportRefusalTests(string region, string spec) : ImportFixture
{
    private const int LongestForOaep = 190;

    private byte[] Material => ImportTable.Material(region, spec);

    [Test]
    public async Task Material_of_another_length_is_incorrect()
    {
        var keyId = await CreateExternalAsync(region, spec);
        int[] lengths = ImportTable.LengthOf(region, spec) is { } right ? [1, 16, 28, 32, 48, 64, right - 1, right + 1] : [1, 32, Material.Length - 1, Material.Length + 1];

        using (Assert.EnterMultipleScope())
        {
            foreach (var length in lengths.Where(length => length != ImportTable.LengthOf(region, spec)))
            {
                var error = await ImportErrorAsync(region, await RequestAsync(region, keyId, spec, [.. Material.Concat(Material).Take(length)]));
                Assert.That(error, Does.StartWith("IncorrectKeyMaterialException"), $"{length} bytes");
            }
        }
    }

    [Test]
    public async Task Material_of_another_spec_is_incorrect()
    {
        var keyId = await CreateExternalAsync(region, spec);
        var isHybrid = ImportTable.WayOf(region, spec).Algorithm is not ("RSAES_OAEP_SHA_1" or "RSAES_OAEP_SHA_256");
        var others = ImportTable.Specs.Select(row => (string)row[1]).Distinct().Where(other => other != spec)
            .Select(other => ImportTable.Material(region, other))
            .Where(other => other.Length != ImportTable.LengthOf(region, spec) && (isHybrid || other.Length <= LongestForOaep));

        using (Assert.EnterMultipleScope())
        {
            foreach (var other in others)
                Assert.That(await ImportErrorAsync(region, await RequestAsync(region, keyId, spec, other)), Does.StartWith("IncorrectKeyMaterialException"));
        }
    }

    [Test]
    public async Task Once_imported_only_the_same_material_is_taken_again()
    {
        var keyId = await CreateExternalAsync(region, spec);
        await In(region).ImportKeyMaterialAsync(await RequestAsync(region, keyId, spec, Material));
        var same = await RequestAsync(region, keyId, spec, Material);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                await ImportErrorAsync(region, await RequestAsync(region, keyId, spec, ImportTable.OtherMaterial(region, spec))),
                Does.StartWith("IncorrectKeyMaterialException"));
            Assert.That(await ImportErrorAsync(region, same), Is.EqualTo("no error"));
        }
    }

    [Test]
    public async Task A_token_of_another_key_is_invalid()
    {
        var (keyId, otherKeyId) = (await CreateExternalAsync(region, spec), await CreateExternalAsync(region, spec));
        var request = await RequestAsync(region, otherKeyId, spec, Material);
        request.KeyId = keyId;

        Assert.That(await ImportErrorAsync(region, request), Does.StartWith("InvalidImportTokenException"));
    }

    [Test]
    public async Task A_token_of_24_hours_ago_is_expired()
    {
        var keyId = await CreateExternalAsync(region, spec);
        var request = await RequestAsync(region, keyId, spec, Material);

        Kms.Advance(TimeSpan.FromHours(24));

        Assert.That(await ImportErrorAsync(region, request), Does.StartWith("ExpiredImportTokenException"));
    }

    // Unwrapping takes milliseconds: a part of the bytes is altered here, and every one by the tests of the wrapping keys.
    [Test]
    public async Task Wrapped_material_that_is_nearly_right_is_an_invalid_ciphertext()
    {
        var keyId = await CreateExternalAsync(region, spec);
        var request = await RequestAsync(region, keyId, spec, Material);

        var right = request.EncryptedKeyMaterial.ToArray();
        var isSm2 = ImportTable.WayOf(region, spec).Algorithm == "SM2PKE";

        foreach (var wrapped in NearMisses.Of(right).Reverse().Where((_, i) => i < 4 || i % 53 == 0))
        {
            request.EncryptedKeyMaterial = Stream(wrapped);
            Assert.That(await ImportErrorAsync(region, request), Does.StartWith(isSm2 || wrapped.Length == right.Length
                ? "InvalidCiphertextException" : "ValidationException: Invalid encrypted key size."));
        }
    }

    [Test]
    public async Task Material_wrapped_with_the_key_of_another_token_or_by_another_algorithm_is_an_invalid_ciphertext()
    {
        var (keyId, algorithm) = (await CreateExternalAsync(region, spec), ImportTable.WayOf(region, spec).Algorithm);
        var (first, second) = (await RequestAsync(region, keyId, spec, Material), await RequestAsync(region, keyId, spec, Material));
        first.EncryptedKeyMaterial = second.EncryptedKeyMaterial;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ImportErrorAsync(region, first), Does.StartWith("InvalidCiphertextException"));
            if (algorithm != "SM2PKE")
            {
                var otherHash = await RequestAsync(region, keyId, spec, Material, wrappedBy: algorithm.Replace("SHA_256", "SHA_1"));
                Assert.That(await ImportErrorAsync(region, otherHash), Does.StartWith("InvalidCiphertextException"));
            }
        }
    }
}
