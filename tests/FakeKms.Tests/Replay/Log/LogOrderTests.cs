using FakeKms.Replay.Log;

namespace FakeKms.Tests.Replay.Log;

public sealed class LogOrderTests
{
    private static readonly Line Create = new("CreateKey") { Answer = new { keyMetadata = new { keyId = Line.KeyId } } };

    [Test]
    public void Records_come_in_the_order_of_their_times() =>
        Assert.That(Ordered(new Line("Decrypt", 2), new Line("Encrypt", 1), new Line("DescribeKey")), Is.EqualTo(new[] { "DescribeKey", "Encrypt", "Decrypt" }));

    [Test]
    public void Within_a_second_they_stay_as_they_are() =>
        Assert.That(Ordered(new Line("Decrypt"), new Line("Encrypt"), new Line("DescribeKey")), Is.EqualTo(new[] { "Decrypt", "Encrypt", "DescribeKey" }));

    [Test]
    public void Within_a_second_a_key_is_made_before_it_is_used() =>
        Assert.That(Ordered(new Line("Encrypt"), new Line("ListKeys") { Key = "" }, Create), Is.EqualTo(new[] { "ListKeys", "CreateKey", "Encrypt" }));

    [Test]
    public void Within_a_second_a_replica_is_made_after_its_primary_key_and_before_it_is_used()
    {
        var replicate = new Line("ReplicateKey") { Request = new { keyId = Line.KeyId, replicaRegion = "us-west-2" } };

        Assert.That(Ordered(new Line("Decrypt") { KeyRegion = "us-west-2" }, replicate, Create), Is.EqualTo(new[] { "CreateKey", "ReplicateKey", "Decrypt" }));
    }

    [Test]
    public void Within_a_second_a_key_store_is_made_before_it_is_used() => Assert.That(
        Ordered(
            new Line("ConnectCustomKeyStore") { Key = "", Request = new { customKeyStoreId = "cks-1" } }, new Line("ConnectCustomKeyStore") { Key = "", Request = new { customKeyStoreId = "cks-2" } },
            new Line("CreateCustomKeyStore") { Key = "", Answer = new { customKeyStoreId = "cks-1" } }, new Line("Encrypt") { Extra = new { customKeyStoreId = "cks-1" } }),
        Is.EqualTo(new[] { "ConnectCustomKeyStore", "CreateCustomKeyStore", "ConnectCustomKeyStore", "Encrypt" }));

    [Test]
    public void Nobody_waits_for_a_key_store_any_more_that_is_made() => Assert.That(
        Ordered(
            new Line("CreateCustomKeyStore") { Key = "", Answer = new { customKeyStoreId = "cks-1" } },
            new Line("ConnectCustomKeyStore") { Key = "", Request = new { customKeyStoreId = "cks-1" } }, new Line("ListKeys") { Key = "" }),
        Is.EqualTo(new[] { "CreateCustomKeyStore", "ConnectCustomKeyStore", "ListKeys" }));

    [Test]
    public void A_refused_creation_makes_nothing_to_wait_for() =>
        Assert.That(Ordered(new Line("Encrypt"), Create with { Error = "LimitExceededException" }), Is.EqualTo(new[] { "Encrypt", "CreateKey" }));

    [Test]
    public void Records_that_wait_for_each_other_come_as_they_are()
    {
        var there = new Line("ReplicateKey") { Request = new { keyId = Line.KeyId, replicaRegion = "us-west-2" } };
        var back = new Line("ReplicateKey") { KeyRegion = "us-west-2", Request = new { keyId = Line.KeyId, replicaRegion = Line.Region } };

        Assert.That(Ordered(there, back), Has.Length.EqualTo(2));
    }

    private static string[] Ordered(params Line[] lines)
    {
        // Parse sorts by time itself, so that each line is read alone.
        var records = lines.SelectMany(line => Line.Log(line)).ToArray();
        var names = new ReplayNames(records);
        return [.. LogOrder.Of(records.Select(record => new LoggedEvent(record, names))).Select(logged => logged.Name)];
    }
}
