using FakeKms.Engine.State;
using FakeKms.Protocol;

namespace FakeKms.Tests.Protocol.Signatures;

/// <summary>By which clock the date of a signature is judged: the server's or the machine's, whichever is nearer.</summary>
public sealed class ClockTests
{
    private static readonly DateTimeOffset Machine = Pinned.Start.AddDays(100);

    [TestCase(0, "right")]
    [TestCase(300, "right")]
    [TestCase(-300, "right")]
    [TestCase(301, "Signature not yet current: 20260411T000501Z is still later than 20260411T000500Z (20260411T000000Z + 5 min.)")]
    [TestCase(-301, "Signature expired: 20260410T235459Z is now earlier than 20260410T235500Z (20260411T000000Z - 5 min.)")]
    [TestCase(-(100 * 86400), "right")]
    [TestCase(-(100 * 86400) + 301, "Signature not yet current: 20260101T000501Z is still later than 20260101T000500Z (20260101T000000Z + 5 min.)")]
    [TestCase(-(100 * 86400) - 301, "Signature expired: 20251231T235459Z is now earlier than 20251231T235500Z (20260101T000000Z - 5 min.)")]
    public void A_date_is_right_that_is_near_to_one_of_the_clocks(int seconds, string expected) =>
        Assert.That(Check(Machine.AddSeconds(seconds)), Is.EqualTo(expected));

    [Test]
    public void The_part_of_a_second_that_a_signature_cannot_show_does_not_count() =>
        Assert.That(Check(Pinned.Start.AddSeconds(-300), server: Pinned.Start.AddMilliseconds(900)), Is.EqualTo("right"));

    private static string Check(DateTimeOffset signedAt, DateTimeOffset? server = null)
    {
        var clock = new KmsClock(server ?? Pinned.Start);
        var callers = new CallerDirectory(new ServerSettings { Caller = KmsCaller.IamUser("alice").WithAccessKeyId("AKIAALICE").WithSecretAccessKey("alice's secret"), Time = clock });
        using var request = new SignedCall { Time = signedAt }.Request(new Uri("http://kms.us-east-1.amazonaws.com"));
        string? Header(string name) => name == "Host" ? request.RequestUri!.Host
            : request.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString()
            : request.Content!.Headers.NonValidated.TryGetValues(name, out var more) ? more.ToString() : null;
        var wire = new ReadRequest("POST", Header, "{}"u8.ToArray())
        {
            Lines = name => Header(name.Equals("host", StringComparison.OrdinalIgnoreCase) ? "Host" : name) is { } value ? [value] : [],
            Address = () => request.RequestUri!,
        };

        var scope = new SignatureCheck(callers, clock, () => Machine).Read(wire, "kms", out var error);

        return scope is null ? error!.Text : "right";
    }
}
