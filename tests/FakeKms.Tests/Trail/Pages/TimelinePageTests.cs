using System.Text.RegularExpressions;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.Pages;

public partial class TimelinePageTests : InMemory
{
    private const string Hostile = "</script><img src=x onerror=alert(1)>\"'&{{data}}\u202Egnp.exe\u2028";

    [Test]
    public async Task The_page_has_every_record_as_ToJson_writes_it()
    {
        await Client.EncryptTextAsync("alias/cards", "x");
        await Client.ListKeysAsync(new ListKeysRequest());

        Assert.That(Page().Texts("j"), Is.EqualTo(Kms.Trail.Select(record => record.ToJson())));
    }

    [Test]
    public void The_page_of_no_records_has_none()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Page().Records, Is.Empty);
            Assert.That(Page().Lanes, Is.Empty);
        }
    }

    [Test]
    public async Task The_page_asks_no_network_for_anything()
    {
        await Client.EncryptTextAsync("alias/cards", "x");
        var shell = Page().Shell;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Reference().Matches(shell).Select(match => match.Value), Is.All.EqualTo("href=\"data:,\""));
            Assert.That(shell, Does.Not.Contain("//www").And.Not.Contain("http:").And.Not.Contain("https:").And.Not.Contain("@import").And.Not.Contain("url("));
            Assert.That(shell, Does.Contain("default-src 'none'"));
        }
    }

    [Test]
    public async Task What_records_say_is_never_markup()
    {
        await Client.EncryptTextAsync("alias/cards", "x");
        var harmless = Page().Shell;
        Kms.Trail.Clear();
        await Client.EncryptAsync(new EncryptRequest
        {
            KeyId = "alias/cards",
            Plaintext = new MemoryStream([1]),
            EncryptionContext = new() { [Hostile] = Hostile },
        });
        var html = Kms.Trail.ToHtml();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(new TimelineDocument(html).Shell, Is.EqualTo(harmless));
            Assert.That(new TimelineDocument(html).Texts("j"), Is.EqualTo(new[] { Kms.Trail[0].ToJson() }));
            Assert.That(html, Is.All.InRange('\n', '~'));
        }
    }

    [Test]
    public void A_title_is_never_markup_and_hides_nothing()
    {
        var page = new TimelineDocument(Kms.Trail.ToHtml(Hostile));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Shell, Does.Contain(
                "<title>&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot;&#x27;&amp;{{data}}&lt;U&#x2B;202E&gt;gnp.exe&lt;U&#x2B;2028&gt; - FakeKms timeline</title>"));
            Assert.That(page.Data.GetProperty("title").GetString(), Is.EqualTo(Hostile));
        }
    }

    [Test]
    public void A_note_is_data_and_never_markup()
    {
        var page = new TimelineDocument(Kms.Trail.ToHtml("A test", note: Hostile + "\nin two lines"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Shell, Is.EqualTo(new TimelineDocument(Kms.Trail.ToHtml("A test")).Shell));
            Assert.That(page.Data.GetProperty("note").GetString(), Is.EqualTo(Hostile + "\nin two lines"));
        }
    }

    [Test]
    public void A_list_with_a_hole_is_refused()
    {
        var records = new KmsEvent[] { null! };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => records.ToHtml(), Throws.ArgumentException.With.Message.StartsWith("The record 1 of the list is null."));
            Assert.That(() => records.ToMermaid(), Throws.ArgumentException.With.Message.StartsWith("The record 1 of the list is null."));
            Assert.That(() => records.ToScenarioCode(), Throws.ArgumentException.With.Message.StartsWith("The record 1 of the list is null."));
        }
    }

    [TestCase(null)]
    [TestCase(" ")]
    public void A_page_without_a_title_has_its_own_name(string? title) =>
        Assert.That(new TimelineDocument(Kms.Trail.ToHtml(title)).Shell, Does.Contain("<title>FakeKms timeline</title>"));

    [Test]
    public async Task Each_way_to_end_has_a_mark_of_its_own()
    {
        var keyId = Kms.Key("alias/cards").KeyId;
        await Client.EncryptTextAsync(keyId, "x");
        await ErrorOf(() => Client.DescribeKeyAsync("alias/none"));
        using (Kms.Authorization.Deny(null, "kms:Encrypt")) await ErrorOf(() => Client.EncryptTextAsync(keyId, "x"));
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        Kms.Advance(TimeSpan.FromDays(7));

        Assert.That(Page().Texts("o"), Is.EqualTo(new[] { "ok", "failed", "denied", "ok", "service" }));
    }

    [Test]
    public async Task An_injected_fault_is_told_also_of_a_call_that_took_effect()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling);
        await ErrorOf(() => Client.EncryptTextAsync("alias/cards", "x"));
        await Client.EncryptTextAsync("alias/cards", "x");

        Assert.That(Page().Texts("f"), Is.EqualTo(new[] { "ThrottlingException", null }));
    }

    [Test]
    public async Task A_refusal_stands_in_the_lane_of_its_key_with_the_statement_that_decided()
    {
        var keyId = Kms.Key("alias/cards").KeyId;
        await Client.DescribeKeyAsync(keyId);
        await Client.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = keyId, Policy = Policy });
        using (Kms.Authorization.Strict()) await ErrorOf(() => Client.EncryptTextAsync(keyId, "x"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Page().Texts("d").Take(2), Is.All.Null);
            Assert.That(Page().Texts("d")[2], Does.StartWith($"kms:Encrypt on {Kms.Key("alias/cards").Arn}: denied by NoEncrypt of ").And.Contain(Kms.Authorization.Denied[0].Decision.Explanation));
            Assert.That(Page().Records[2].GetProperty("k").EnumerateArray().Select(lane => lane.GetInt32()), Is.EqualTo(new[] { 0 }));
        }
    }

    [Test]
    public async Task What_AWS_would_have_refused_is_told_of_a_call_that_went_on()
    {
        await Client.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = Kms.Key("alias/cards").KeyId, Policy = Policy });
        using (Kms.Authorization.Permissive()) await Client.EncryptTextAsync("alias/cards", "x");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Page().Texts("o")[1], Is.EqualTo("ok"));
            Assert.That(Page().Texts("d")[1], Does.StartWith("AWS would have refused it: kms:Encrypt on "));
        }
    }

    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards");

    private const string Policy = """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"},
          {"Sid":"NoEncrypt","Effect":"Deny","Principal":"*","Action":"kms:Encrypt","Resource":"*"}]}
        """;

    private TimelineDocument Page() => new(Kms.Trail.ToHtml());

    [GeneratedRegex("""\b(href|src|srcset|action|poster)="[^"]*"?""")]
    private static partial Regex Reference();
}
