using Amazon.KeyManagementService;
using FakeKms.Domain;
using FakeKms.Domain.Due;
using FakeKms.Domain.Keys;
using FakeKms.Domain.KeyStores;
using FakeKms.Domain.Materials;
using FakeKms.Entropy;
using FakeKms.Model;

namespace FakeKms.Tests.Domain.Due;

/// <summary>What is due is done once, and not at all when something else came first.</summary>
internal sealed class DueActionsTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);
    private static readonly DateTimeOffset Later = Made.Start.AddDays(400);

    private readonly KeyDirectory directory = new(Made.Index());
    private readonly DueWork work = new();
    private readonly KeySchedule keys;
    private readonly RotationSchedule rotations;
    private readonly KeyStoreConnections keyStores;
    private readonly DueActions actions;

    public DueActionsTests()
    {
        keys = new KeySchedule(directory, work, Moment);
        rotations = new RotationSchedule(directory, work, new SeededStream(1, "material"), Moment);
        keyStores = new KeyStoreConnections(work, new CloudHsmClusters([]), Moment);
        actions = new DueActions(keys, rotations, keyStores);
    }

    [Test]
    public void Material_that_expires_is_deleted_and_its_key_waits_for_an_import()
    {
        var key = Imported(out var material);

        var done = actions.Do(work.Take(Later)!);

        using var scope = Assert.EnterMultipleScope();
        Assert.That(done, Is.TypeOf<MaterialExpired>().With.Property("At").EqualTo(Made.Start.AddDays(1)).And.Property("Material").SameAs(material));
        Assert.That((material.IsImported, key.State), Is.EqualTo((false, KeyState.PendingImport)));
    }

    [Test]
    public void Material_that_was_imported_again_does_not_expire_by_its_earlier_date()
    {
        var key = Imported(out var material);
        Import(key, validTo: null);

        Assert.That((actions.Do(work.Take(Later)!), material.IsImported, key.State), Is.EqualTo(((KeyOccurrence?)null, true, KeyState.Enabled)));
    }

    [Test]
    public void Material_that_was_deleted_does_not_expire()
    {
        var key = Imported(out var material);
        key.DeleteMaterial(material);

        Assert.That(actions.Do(work.Take(Later)!), Is.Null);
    }

    [Test]
    public void Material_of_a_key_that_is_gone_does_not_expire()
    {
        directory.Remove(Imported(out _));

        Assert.That(actions.Do(work.Take(Later)!), Is.Null);
    }

    [Test]
    public void A_key_is_deleted_with_the_aliases_that_it_had()
    {
        var key = Add(Made.Key("a"));
        directory.Table(Made.Home).AddAlias("alias/cards", key, Made.Start);
        keys.Deletion(key, 7, Made.Start);

        var done = actions.Do(work.Take(Later)!);

        using var scope = Assert.EnterMultipleScope();
        Assert.That(done, Is.TypeOf<KeyDeleted>().With.Property("Aliases").EqualTo(new[] { "alias/cards" }).And.Property("At").EqualTo(Made.Start.AddDays(7)));
        Assert.That((directory.Has(key), directory.Table(Made.Home).FindAlias("alias/cards")), Is.EqualTo((false, (object?)null)));
    }

    [Test]
    public void A_deletion_that_was_cancelled_does_not_happen()
    {
        var key = Add(Made.Key("a"));
        keys.Deletion(key, 7, Made.Start);
        key.CancelDeletion();

        Assert.That((actions.Do(work.Take(Later)!), directory.Has(key)), Is.EqualTo(((KeyOccurrence?)null, true)));
    }

    [Test]
    public void A_deletion_that_was_scheduled_anew_happens_at_the_new_date_alone()
    {
        var key = Add(Made.Key("a"));
        keys.Deletion(key, 7, Made.Start);
        key.CancelDeletion();
        keys.Deletion(key, 30, Made.Start);

        var done = new[] { actions.Do(work.Take(Later)!), actions.Do(work.Take(Later)!) };

        Assert.That(done.Select(occurrence => occurrence?.At), Is.EqualTo(new DateTimeOffset?[] { null, Made.Start.AddDays(30) }));
    }

    [Test]
    public void A_key_is_Updating_until_its_last_update_is_over()
    {
        var key = Add(Made.Key("a"));
        keys.Update(Made.Start, key);
        keys.Update(Made.Start.AddSeconds(1), key);

        var states = new List<KeyState> { key.State };
        while (work.Take(Later) is { } item)
        {
            actions.Do(item);
            states.Add(key.State);
        }

        Assert.That(states, Is.EqualTo(new[] { KeyState.Updating, KeyState.Updating, KeyState.Enabled }));
    }

    [Test]
    public void A_key_rotates_by_the_calendar_and_has_its_next_date()
    {
        var key = Add(Made.Key("a"));
        var first = key.Materials.AddGenerated(new byte[SymmetricMaterial.Length]);
        rotations.Automatic(key, 90, Made.Start);

        var done = actions.Do(work.Take(Made.Start.AddDays(90))!);

        using var scope = Assert.EnterMultipleScope();
        Assert.That(done, Is.TypeOf<KeyRotated>().With.Property("Previous").SameAs(first).And.Property("Current").SameAs(key.Materials.Current));
        Assert.That(key.Rotation.NextDate, Is.EqualTo(Made.Start.AddDays(180)));
    }

    [Test]
    public void A_rotation_whose_date_was_changed_does_not_happen()
    {
        var key = Add(Made.Key("a"));
        key.Materials.AddGenerated(new byte[SymmetricMaterial.Length]);
        rotations.Automatic(key, 90, Made.Start);
        rotations.Automatic(key, 365, Made.Start);

        Assert.That((actions.Do(work.Take(Later)!), key.Rotation.NextDate), Is.EqualTo(((KeyOccurrence?)null, Made.Start.AddDays(365))));
    }

    [Test]
    public void A_disabled_key_keeps_the_date_that_it_missed_and_catches_up()
    {
        var key = Add(Made.Key("a"));
        key.Materials.AddGenerated(new byte[SymmetricMaterial.Length]);
        rotations.Automatic(key, 90, Made.Start);
        key.Disable();

        using var scope = Assert.EnterMultipleScope();
        Assert.That((actions.Do(work.Take(Later)!), key.Rotation.NextDate), Is.EqualTo(((KeyOccurrence?)null, Made.Start.AddDays(90))));
        key.Enable();
        rotations.CatchUp(key, Later);
        Assert.That(actions.Do(work.Take(Later)!)?.At, Is.EqualTo(Later));
    }

    [Test]
    public void A_key_store_that_was_disconnected_meanwhile_does_not_connect()
    {
        var store = new KeyStore("cks-1", "cards", Made.Start) { CloudHsm = new("cluster-1", "certificate", "password") };
        keyStores.Connect(store, null, Made.Start);
        keyStores.Disconnect(store, Made.Start);

        var states = new List<ConnectionStateType>();
        while (work.Take(Later) is { } item)
        {
            actions.Do(item);
            states.Add(store.ConnectionState);
        }

        Assert.That(states, Is.EqualTo(new[] { ConnectionStateType.DISCONNECTING, ConnectionStateType.DISCONNECTED }));
    }

    [Test]
    public void An_item_that_nobody_does_is_a_defect() =>
        Assert.That(() => actions.Do(new Unknown(Made.Start)), Throws.InvalidOperationException.With.Message.Contains(nameof(Unknown)));

    private KmsKey Add(KmsKey key)
    {
        directory.Table(Made.Home).Add(key);
        return key;
    }

    private KmsKey Imported(out KeyMaterial material)
    {
        var key = Add(Made.Key("a", OriginType.EXTERNAL));
        material = Import(key, Made.Start.AddDays(1));
        keys.Expiry(key, material);
        return key;
    }

    private static KeyMaterial Import(KmsKey key, DateTimeOffset? validTo) =>
        key.Import(new ImportRequest(new byte[SymmetricMaterial.Length], null, null, null, validTo));

    private sealed record Unknown(DateTimeOffset At) : DueItem(At)
    {
        public override DueItem Copy(StateCopy copy, MaterialIndex index) => this;
    }
}
