using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Browser.Tests;
using FakeKms.Tests;

namespace FakeKms.Browser.Failing;

/// <summary>Three tests as people write them, which fail; run by <see cref="StrangerTests"/> only.</summary>
internal static class FailedTests
{
    /// <summary>The material of a card key expires before the card is read.</summary>
    [Explicit("fails on purpose")]
    public sealed class CardTests : FakeKmsTest
    {
        [Test]
        public async Task A_card_can_be_read_for_a_year()
        {
            using var client = Kms.CreateClient(KmsCaller.AssumedRole("CardVault", "web-1"));
            await Kms.Scenario("the key ceremony").CreateKey("alias/cards", OriginType.EXTERNAL).ImportKeyMaterial("alias/cards", expiresAfter: TimeSpan.FromDays(30));
            var card = await client.EncryptTextAsync("alias/cards", "4111 1111 1111 1111");

            Kms.Advance(TimeSpan.FromDays(364));

            Assert.That(await client.DecryptTextAsync(card), Is.EqualTo("4111 1111 1111 1111"));
        }

        protected override void Configure(FakeKmsBuilder kms) => kms.StartingAt(Pinned.Start);
    }

    /// <summary>The role of a report may not read what it reports on.</summary>
    [Explicit("fails on purpose")]
    public sealed class ReportTests : FakeKmsTest
    {
        [Test]
        public async Task The_report_reads_the_invoices()
        {
            using var vault = Kms.CreateClient(KmsCaller.AssumedRole("Billing", "api"));
            var invoice = await vault.EncryptTextAsync("alias/invoices", "invoice 1", new() { ["customer"] = "alice" });
            using var report = Kms.CreateClient(KmsCaller.AssumedRole("Report", "nightly"));

            Assert.That(await report.DecryptTextAsync(invoice, context: new() { ["customer"] = "alice" }), Is.EqualTo("invoice 1"));
        }

        protected override void Configure(FakeKmsBuilder kms) => kms.StartingAt(Pinned.Start)
            .WithAuthorization(KmsAuthorizationMode.Strict)
            .WithKey("alias/invoices", key => key.WithPolicy("""
                {"Version":"2012-10-17","Statement":[
                  {"Sid":"Billing","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/Billing"},"Action":["kms:Encrypt","kms:Decrypt"],"Resource":"*"},
                  {"Sid":"NoReports","Effect":"Deny","Principal":{"AWS":"arn:aws:iam::111122223333:role/Report"},"Action":"kms:Decrypt","Resource":"*"}]}
                """));
    }

    /// <summary>Code that tries again once meets two refusals.</summary>
    [Explicit("fails on purpose")]
    public sealed class RetryTests : FakeKmsTest
    {
        [Test]
        public async Task A_busy_moment_loses_no_order()
        {
            using var client = Kms.CreateClient();
            Kms.Faults.FailNext("GenerateDataKey", KmsFault.Throttling, times: 2);

            await StoreAsync(client, "order 1");
            await StoreAsync(client, "order 2");

            Kms.Trail.ShouldContain(record => record.EventName == "GenerateDataKey" && record.ErrorCode == null, times: 2);
        }

        protected override void Configure(FakeKmsBuilder kms) => kms.StartingAt(Pinned.Start).WithKey("alias/orders");

        private static async Task<byte[]> StoreAsync(IAmazonKeyManagementService client, string order)
        {
            for (var attempt = 0; attempt < 2; attempt++)
            {
                try
                {
                    await client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = "alias/orders", KeySpec = DataKeySpec.AES_256 });
                    return Encoding.UTF8.GetBytes(order);
                }
                catch (AmazonKeyManagementServiceException)
                {
                    // Once more.
                    continue;
                }
            }
            return [];
        }
    }
}
