namespace FakeKms.Domain.Keys;

/// <summary>A multi-Region primary key and its replicas: keys of their own in different Regions that share key id, material and rotation.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html"/></remarks>
internal sealed class MultiRegionSet(KmsKey primary)
{
    private readonly List<KmsKey> members = [primary];

    public KmsKey Primary { get; private set; } = primary;

    public IReadOnlyList<KmsKey> Members => members;

    public IEnumerable<KmsKey> Replicas => members.Where(key => key != Primary);

    public KmsKey? In(string region) => members.Find(key => key.Home.Region == region);

    public void Add(KmsKey replica) => members.Add(replica);

    public void Remove(KmsKey key) => members.Remove(key);

    public void Promote(KmsKey replica) => Primary = replica;
}
