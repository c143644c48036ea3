using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Faults;

/// <summary>What was scripted is told as a test writes it, and calls on one line.</summary>
public sealed class ScriptTextTests : FaultTest
{
    private static IEnumerable<TestCaseData> Scripts()
    {
        (string Text, Action<KmsFaults> Script)[] scripts =
        [
            ("When().Fail(ThrottlingException)", faults => faults.When().Fail(KmsFault.Throttling)),
            ("When(onKey: \"alias/cards\").Run(…)", faults => faults.When(onKey: "alias/cards").Run(_ => Task.CompletedTask)),
            ("When(\"Encrypt\", by: IAMUser Bob).RunAfter(…)", faults => faults.When("Encrypt", by: KmsCaller.IamUser("Bob")).RunAfter(_ => Task.CompletedTask)),
            ("When(by: Root).Fail(ThrottlingException)", faults => faults.When(by: KmsCaller.Root()).Fail(KmsFault.Throttling)),
            ("AllowNext(\"Encrypt\", inRegion: \"eu-west-1\", times: 2)", faults => faults.AllowNext("Encrypt", times: 2, inRegion: "eu-west-1")),
            (
                "FailNext(\"Encrypt\", withContext: {stage, tenant}, KMSInternalException, after: 1) let 0 of 1 calls through first and",
                faults => faults.FailNext("Encrypt", KmsFault.KMSInternal, after: 1, withContext: new Dictionary<string, string> { ["tenant"] = "a", ["stage"] = "b" })
            ),
            ("When(call => …).Fail(ThrottlingException)", faults => faults.When(_ => false).Fail(KmsFault.Throttling)),
            ("When().WithProbability(0.25).Fail(ThrottlingException)", faults => faults.When().WithProbability(0.25).Fail(KmsFault.Throttling)),
            ("When().Fail(ThrottlingException)", faults => faults.When().WithProbability(1).Fail(KmsFault.Throttling)),
            (
                "When().Between(2026-01-01T00:00:00.0000000+00:00, 2026-01-02T00:00:00.0000000+00:00).Fail(ThrottlingException)",
                faults => faults.When().Between(Pinned.Start, Pinned.Start.AddDays(1)).Fail(KmsFault.Throttling)
            ),
            (
                "When().Between(2026-01-01T00:00:00.0000000+00:00, 9999-12-31T23:59:59.9999999+00:00).Fail(ThrottlingException)",
                faults => faults.When().Between(Pinned.Start, DateTimeOffset.MaxValue).Fail(KmsFault.Throttling)
            ),
            (
                "When().Between(0001-01-01T00:00:00.0000000+00:00, 2026-01-01T00:00:00.0000000+00:00).Fail(ThrottlingException)",
                faults => faults.When().Between(DateTimeOffset.MinValue, Pinned.Start).Fail(KmsFault.Throttling)
            ),
        ];
        return scripts.Select((script, index) => new TestCaseData(script.Text, script.Script).SetArgDisplayNames($"{index}: {script.Text}"));
    }

    private static IEnumerable<TestCaseData> Misses()
    {
        var context = new Dictionary<string, string> { ["tenant"] = "b" };
        (string Text, Action<KmsFaults> Script)[] misses =
        [
            ("another operation", faults => faults.FailNext("Decrypt", KmsFault.Throttling)),
            ("not on alias/pins", faults => faults.FailNext("Encrypt", KmsFault.Throttling, onKey: "alias/pins")),
            ("not in eu-west-1", faults => faults.FailNext("Encrypt", KmsFault.Throttling, inRegion: "eu-west-1")),
            ("by somebody else", faults => faults.FailNext("Encrypt", KmsFault.Throttling, by: KmsCaller.IamUser("Bob"))),
            ("with another encryption context", faults => faults.FailNext("Encrypt", KmsFault.Throttling, withContext: context)),
            ("the condition does not hold", faults => faults.When(_ => false).Fail(KmsFault.Throttling)),
            (
                "another operation, not on alias/pins, with another encryption context",
                faults => faults.FailNext("Decrypt", KmsFault.Throttling, onKey: "alias/pins", withContext: context)
            ),
        ];
        return misses.Select(miss => new TestCaseData(miss.Text, miss.Script).SetArgDisplayNames(miss.Text));
    }

    [TestCaseSource(nameof(Scripts))]
    public void A_script_is_told_as_it_is_written(string text, Action<KmsFaults> script)
    {
        script(Kms.Faults);
        Assert.That(Kms.Faults.Unfired.Select(fault => fault.Script), Is.EqualTo(new[] { text }));
    }

    [Test]
    [SetCulture("de-DE")]
    public void A_probability_is_told_with_a_point_wherever_the_test_runs()
    {
        using var rule = Kms.Faults.When("Encrypt").WithProbability(0.25).Fail(KmsFault.Throttling);
        Assert.That(Kms.Faults.Unfired.Single().Script, Does.Contain(".WithProbability(0.25)"));
    }

    [TestCaseSource(nameof(Misses))]
    public async Task What_of_the_nearest_call_was_other_than_asked_for_is_told(string text, Action<KmsFaults> script)
    {
        script(Kms.Faults);
        await Encrypt(Client, ("tenant", "a"));
        Assert.That(Kms.Faults.Unfired.Single().NearestCall, Is.EqualTo($"Encrypt on alias/cards by arn:aws:iam::111122223333:user/Alice in us-east-1 ({text})"));
    }

    [Test]
    public async Task Of_calls_that_came_as_near_the_first_is_told()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling, onKey: "alias/old");
        await Encrypt(Client);
        await Client.EncryptAsync(new EncryptRequest { KeyId = "alias/pins", Plaintext = new([1]) });
        Assert.That(Kms.Faults.Unfired.Single().NearestCall, Does.StartWith("Encrypt on alias/cards by"));
    }

    [Test]
    public async Task A_fault_that_took_place_less_often_than_it_was_to_is_told()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling, times: 3);
        await Outcomes(2);
        var fault = Kms.Faults.Unfired.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((fault.Times, fault.Fired, fault.NearestCall), Is.EqualTo(((int?)3, 2, (string?)null)));
            Assert.That(fault.ToString(), Is.EqualTo(
                "FailNext(\"Encrypt\", ThrottlingException, times: 3) took place 2 of 3 times. " +
                "No call came near: none was made, or none that was well-formed and left to it."));
        }
    }

    [Test]
    public async Task A_fault_whose_turn_has_come_does_not_tell_of_the_calls_before()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling, after: 2);
        await Outcomes(2);
        Assert.That(Kms.Faults.Unfired.Single().ToString(), Does.StartWith("FailNext(\"Encrypt\", ThrottlingException, after: 2) never took place."));
    }

    [Test]
    public async Task A_call_is_told_with_the_names_of_its_keys_or_their_ARNs()
    {
        List<string> seen = [];
        using var hook = Kms.Faults.When().Run(call =>
        {
            seen.Add(call.ToString());
            return Task.CompletedTask;
        });
        var key = (await Client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata;
        var blob = (await Client.EncryptAsync(new EncryptRequest { KeyId = key.KeyId, Plaintext = new([1]) })).CiphertextBlob;
        await Client.CreateAliasAsync("alias/new", key.KeyId);
        await Client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = blob, DestinationKeyId = "alias/pins" });
        const string Alice = "by arn:aws:iam::111122223333:user/Alice in us-east-1";
        Assert.That(seen, Is.EqualTo(new[]
        {
            $"CreateKey {Alice}", $"Encrypt on {key.Arn} {Alice}", $"CreateAlias on {key.Arn} {Alice}", $"ReEncrypt on alias/new, alias/pins {Alice}",
        }));
    }

    [Test]
    public async Task A_fault_that_took_place_is_told_on_one_line()
    {
        Kms.Faults.FailNext("GenerateRandom", KmsFault.Throttling);
        Kms.Faults.FailNext("Encrypt", KmsFault.KMSInternal);
        await Outcome(() => Client.GenerateRandomAsync(8));
        await Outcomes(1);
        Assert.That(Kms.Faults.Fired.Select(fault => fault.ToString()), Is.EqualTo(new[]
        {
            "2026-01-01T00:00:00.0000000+00:00 ThrottlingException at GenerateRandom",
            $"2026-01-01T00:00:00.0000000+00:00 KMSInternalException at Encrypt on {Kms.Key("alias/cards").Arn}",
        }));
    }
}
