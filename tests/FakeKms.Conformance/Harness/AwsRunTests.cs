namespace FakeKms.Conformance;

internal sealed class AwsRunTests
{
    private static readonly ConformanceCase Case = new("A.Works", "Encrypt", IsRefusal: false, IsExhaustive: false, NotOnAws: null);
    private static readonly ConformanceCase LeftOut = Case with { NotOnAws = "needs a cluster" };

    [Test]
    public void The_announcement_says_how_many_keys_there_will_be_and_what_is_left_out()
    {
        ConformanceCase[] cases = [Case, LeftOut with { Name = "B.Connects" }, LeftOut with { Name = "C.Connects" }];

        Assert.That(AwsRun.Announcement(7, "eu-west-1", cases), Is.EqualTo("""
            AWS KMS in eu-west-1: this run makes about 7 keys, each with the tag fakekms-conformance, and schedules every one for deletion after 7 days.
            Left out, needs a cluster:
                B.Connects
                C.Connects

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void Cases_of_hundreds_of_calls_and_those_on_the_list_do_not_run()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(AwsRun.Runs(Case), Is.True);
            Assert.That(AwsRun.Runs(Case with { IsExhaustive = true }), Is.False);
            Assert.That(AwsRun.Runs(Case with { NotOnAws = "needs a cluster" }), Is.False);
        }
    }

    [Test]
    public void Every_case_of_a_key_in_China_is_on_the_list() => Assert.That(
        ConformanceCase.All.Where(c => c.Name.Contains("(SM2", StringComparison.Ordinal)).Select(c => c.NotOnAws).Distinct(),
        Is.EqualTo(new[] { NotOnAwsAttribute.China }));

    [Test]
    public void A_list_of_tags_that_is_full_is_sent_as_it_is()
    {
        var tags = Enumerable.Range(0, 50).Select(i => new Amazon.KeyManagementService.Model.Tag { TagKey = $"k{i}" }).ToList();

        Assert.That((KeyLedger.Tagged(tags).Count, KeyLedger.Tagged(tags[..49]).Count, KeyLedger.Tagged(null).Count), Is.EqualTo((50, 50, 1)));
    }

    [Test]
    public void A_request_that_is_sent_again_is_tagged_once()
    {
        var tags = KeyLedger.Tagged([]);

        Assert.That(KeyLedger.Tagged(tags), Is.SameAs(tags));
    }
}
