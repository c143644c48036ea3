using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.Grants;

namespace FakeKms.Tests.Engine;

/// <summary>Markers belong to the list that produced them, and pages have a longest length.</summary>
public class PagedListTests : InMemory
{
    private const string InvalidMarker = "InvalidMarkerException: The marker was not produced by a former call of this operation.";

    [Test]
    public async Task The_marker_of_one_keys_list_is_refused_by_that_of_another()
    {
        var (one, other) = (await FullKeyAsync(), await FullKeyAsync());
        var grants = (await Client.ListGrantsAsync(new ListGrantsRequest { KeyId = one, Limit = 1 })).NextMarker;
        var aliases = (await Client.ListAliasesAsync(new ListAliasesRequest { KeyId = one, Limit = 1 })).NextMarker;
        var tags = (await Client.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = one, Limit = 1 })).NextMarker;
        var rotations = (await Client.ListKeyRotationsAsync(new ListKeyRotationsRequest { KeyId = one, Limit = 1 })).NextMarker;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.ListGrantsAsync(new ListGrantsRequest { KeyId = other, Marker = grants })), Is.EqualTo(InvalidMarker));
            Assert.That(await ErrorOf(() => Client.ListAliasesAsync(new ListAliasesRequest { KeyId = other, Marker = aliases })), Is.EqualTo(InvalidMarker));
            Assert.That(await ErrorOf(() => Client.ListAliasesAsync(new ListAliasesRequest { Marker = aliases })), Is.EqualTo(InvalidMarker));
            Assert.That(await ErrorOf(() => Client.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = other, Marker = tags })), Is.EqualTo(InvalidMarker));
            Assert.That(await ErrorOf(() => Client.ListKeyRotationsAsync(new ListKeyRotationsRequest { KeyId = other, Marker = rotations })), Is.EqualTo(InvalidMarker));
        }
    }

    [Test]
    public async Task The_marker_of_one_retiring_principal_is_refused_for_another()
    {
        await FullKeyAsync();
        var marker = (await Client.ListRetirableGrantsAsync(new ListRetirableGrantsRequest { RetiringPrincipal = Granting.Retirer, Limit = 1 })).NextMarker;

        Assert.That(
            await ErrorOf(() => Client.ListRetirableGrantsAsync(new ListRetirableGrantsRequest { RetiringPrincipal = Granting.Retirer + "2", Marker = marker })),
            Is.EqualTo(InvalidMarker));
    }

    [TestCase("AAAA")]
    [TestCase("AAAAAAAAAAA=")]
    [TestCase("AAAAAAAAAAAA")]
    [TestCase("not a marker of any list at all")]
    public async Task A_text_that_no_list_made_is_no_marker(string marker) =>
        Assert.That(await ErrorOf(() => Client.ListKeysAsync(new ListKeysRequest { Marker = marker })), Is.EqualTo(InvalidMarker));

    [Test]
    public async Task The_marker_of_one_Region_is_refused_in_another()
    {
        using var away = Kms.CreateClient(config => config.AuthenticationRegion = "eu-west-1");
        foreach (var client in new[] { Client, away, Client, away }) await client.CreateSymmetricKeyAsync();
        var marker = (await Client.ListKeysAsync(new ListKeysRequest { Limit = 1 })).NextMarker;

        Assert.That(await ErrorOf(() => away.ListKeysAsync(new ListKeysRequest { Marker = marker })), Is.EqualTo(InvalidMarker));
    }

    [Test]
    public async Task A_marker_outlives_a_change_of_the_length_of_pages_and_of_what_is_included()
    {
        var key = await FullKeyAsync();
        var first = await Client.ListKeyRotationsAsync(new ListKeyRotationsRequest { KeyId = key, IncludeKeyMaterial = "ALL_KEY_MATERIAL", Limit = 1 });

        var rest = await Client.ListKeyRotationsAsync(new ListKeyRotationsRequest { KeyId = key, Marker = first.NextMarker, Limit = 10 });

        Assert.That(rest.Rotations, Has.Count.EqualTo(2));
    }

    [TestCase("ListAliases", 100)]
    [TestCase("ListGrants", 100)]
    [TestCase("ListRetirableGrants", 100)]
    [TestCase("ListResourceTags", 50)]
    [TestCase("ListKeys", 1000)]
    [TestCase("ListKeyRotations", 1000)]
    [TestCase("ListKeyPolicies", 1000)]
    [TestCase("DescribeCustomKeyStores", 1000)]
    public async Task The_length_of_a_page_is_checked_before_the_key_is_looked_for(string name, int maximum)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => ListAsync(name, maximum + 1)), Is.EqualTo(
                $"ValidationException: 1 validation error detected: Value '{maximum + 1}' at 'limit' failed to satisfy constraint: Member must have value less than or equal to {maximum}"));
            Assert.That(await ErrorOf(() => ListAsync(name, 0)), Is.EqualTo(
                "ValidationException: 1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1"));
            Assert.That(await ErrorOf(() => ListAsync(name, maximum)), Does.StartWith("no error").Or.StartWith("NotFoundException"));
        }
    }

    private Task ListAsync(string name, int limit)
    {
        const string unknown = "1234abcd-12ab-34cd-56ef-1234567890ab";
        return name switch
        {
            "ListAliases" => Client.ListAliasesAsync(new ListAliasesRequest { KeyId = unknown, Limit = limit }),
            "ListGrants" => Client.ListGrantsAsync(new ListGrantsRequest { KeyId = unknown, Limit = limit }),
            "ListRetirableGrants" => Client.ListRetirableGrantsAsync(new ListRetirableGrantsRequest { RetiringPrincipal = Granting.Retirer, Limit = limit }),
            "ListResourceTags" => Client.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = unknown, Limit = limit }),
            "ListKeys" => Client.ListKeysAsync(new ListKeysRequest { Limit = limit }),
            "ListKeyRotations" => Client.ListKeyRotationsAsync(new ListKeyRotationsRequest { KeyId = unknown, Limit = limit }),
            "ListKeyPolicies" => Client.ListKeyPoliciesAsync(new ListKeyPoliciesRequest { KeyId = unknown, Limit = limit }),
            _ => Client.DescribeCustomKeyStoresAsync(new DescribeCustomKeyStoresRequest { Limit = limit }),
        };
    }

    // Two or three of everything that is listed by key.
    private async Task<string> FullKeyAsync()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        foreach (var name in new[] { "a", "b" })
        {
            await Client.GrantAsync(keyId, grant => grant.RetiringPrincipal = Granting.Retirer);
            await Client.CreateAliasAsync($"alias/{keyId}-{name}", keyId);
            await Client.TagResourceAsync(new TagResourceRequest { KeyId = keyId, Tags = [new Tag { TagKey = name, TagValue = name }] });
            await Client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = keyId });
        }
        return keyId;
    }
}
