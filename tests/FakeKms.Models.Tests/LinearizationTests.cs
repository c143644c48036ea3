using FakeKms.Models.Tests.Commands;
using FakeKms.Models.Tests.Commands.Cryptography;
using FakeKms.Models.Tests.Commands.Keys;
using FakeKms.Models.Tests.Histories;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Planted;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests;

/// <summary>Which histories have an order that explains them.</summary>
public sealed class LinearizationTests
{
    private static readonly Answer Encrypted = Answer.Ok([Member.Id("KeyId", "id-of-k")]);

    [Test]
    public void A_call_that_ended_before_another_began_comes_before_it() => Assert.That(
        Linearization.Exists(Of([Call(new DisableKey("k"), Answer.Ok([]), 1, 2)], [Call(Encrypt, Encrypted, 3, 4)])), Is.False);

    [Test]
    public void Calls_side_by_side_come_in_any_order() => Assert.That(
        Linearization.Exists(Of([Call(new DisableKey("k"), Answer.Ok([]), 1, 3)], [Call(Encrypt, Encrypted, 2, 4)])), Is.True);

    [Test]
    public void Two_callers_cannot_both_make_the_same_alias() => Assert.That(
        Linearization.Exists(Of([Call(Alias, Answer.Ok([]), 1, 3)], [Call(Alias, Answer.Ok([]), 2, 4)])), Is.False);

    [Test]
    public void Records_in_an_order_that_the_answers_deny_are_not_the_order_of_the_calls()
    {
        Operation[] disabling = [Call(new DisableKey("k"), Answer.Ok([]), 1, 3)];
        Operation[] encrypting = [Call(Encrypt, Encrypted, 2, 4)];
        var (disabled, encrypted) = (Record("DisableKey", Callers.Admin), Record("Encrypt", Callers.Guest));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Linearization.IsOrderOfTrail(Of(disabling, encrypting) with { Trail = [encrypted, disabled] }), Is.True);
            Assert.That(Linearization.IsOrderOfTrail(Of(disabling, encrypting) with { Trail = [disabled, encrypted] }), Is.False);
            Assert.That(Linearization.IsOrderOfTrail(Of(disabling, encrypting) with { Trail = [encrypted] }), Is.False);
        }
    }

    [Test]
    public async Task An_update_that_is_lost_between_two_callers_is_found()
    {
        IReadOnlyList<Command> before = [new CreateKey("k", KeyKind.Symmetric)];
        IReadOnlyList<Command>[] callers = [[new TagResource("k", "a", "1")], [new TagResource("k", "b", "2")]];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Linearization.Exists(await HistoryRun.OfAsync(new LosingTags(), before, callers)), Is.False);
            Assert.That(Linearization.Exists(await HistoryRun.OfAsync(new Subject(TimeSpan.Zero), before, callers)), Is.True);
        }
    }

    private static Command Alias => new CreateAlias("alias/a", "k");

    private static Command Encrypt => new Encrypt("k", "c", Context.None) { Caller = Callers.Guest };

    private static Operation Call(Command command, Answer answer, int began, int ended) => new(command, answer, began, ended);

    private static ModelEvent Record(string name, string caller) => new(name, null, KmsModel.Start, caller);

    // A key that both may use.
    private static History Of(params IReadOnlyList<IReadOnlyList<Operation>> callers)
    {
        var model = new KmsModel(TimeSpan.Zero);
        var created = model.Do(new CreateKey("k", KeyKind.Symmetric));
        model.Keys["k"].Policy = ModelPolicy.All[1];
        model.Events.Clear();
        var answered = Answer.Ok([Member.Id("KeyId", "id-of-k"), created.Members[1], Member.Id("CurrentKeyMaterialId", "id-of-material")]);
        var (_, names) = Names.None.Compare(created, answered);
        return new History(new Moment(model, names), callers, [], []);
    }
}
