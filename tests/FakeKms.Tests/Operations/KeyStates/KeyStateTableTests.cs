using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Validation;
using FakeKms.Operations;

namespace FakeKms.Tests.Operations.KeyStates;

/// <summary>Runs the whole table of key states through the SDK client: 46 operations in 8 states, some with several kinds of keys.</summary>
public class KeyStateTableTests
{
    private static readonly IReadOnlyList<KeyStateRow> Rows = KeyStateRow.All;

    [TestCaseSource(nameof(Rows))]
    public async Task An_operation_answers_as_AWS_documents(KeyStateRow row)
    {
        using var stage = new KeyStage(row);
        var call = KeyStateCall.Of(row.Operation);
        await stage.CreateAsync();
        if (!PreparesLate(call, row)) await stage.PrepareAsync(call);
        await stage.EnterAsync();
        if (PreparesLate(call, row)) await stage.PrepareAsync(call);
        Assert.That(await StateOf(stage), Is.EqualTo(row.State), "the stage did not reach the state");

        Assert.That(await AnswerOf(() => call.Run(stage)), Is.EqualTo(Expected(row, stage)));
    }

    [Test]
    public void Every_error_of_the_table_is_declared_for_its_operation() => Assert.That(
        Rows.Where(row => row.Error.Length > 0 && !DeclaredErrors.Allow(row.Operation, row.Error)).Select(row => $"{row.Operation} {row.Error}").Distinct(),
        Is.Empty);

    [Test]
    public void The_table_has_all_cells() => Assert.That(
        Rows.Select(row => (row.Operation, row.State)).Distinct(),
        Is.EquivalentTo(KeyStateCall.Operations.SelectMany(_ => EnumSet.Of(typeof(KeyState)).Accepted, (operation, state) => (operation, state))).And.Exactly(46 * 8).Items);

    [Test]
    public void Every_operation_of_the_table_is_in_the_catalogue() =>
        Assert.That(Rows.Select(row => row.Operation).Distinct().Where(name => OperationCatalog.Find(name) is null), Is.Empty);

    private static bool PreparesLate(KeyStateCall call, KeyStateRow row) => row.State == "Creating" && call.PreparesTheReplica;

    private static async Task<string> StateOf(KeyStage stage) => (await stage.Client.DescribeKeyAsync(stage.KeyId)).KeyMetadata.KeyState.Value;

    private static string Expected(KeyStateRow row, KeyStage stage) => row.Error.Length == 0 ? "ok" : $"{row.Error}: {row.Text
        .Replace("{arn}", stage.Arn, StringComparison.Ordinal)
        .Replace("{grant}", stage.GetOr("grant", ""), StringComparison.Ordinal)}";

    private static async Task<string> AnswerOf(Func<Task> call)
    {
        try
        {
            await call();
            return "ok";
        }
        catch (AmazonKeyManagementServiceException error)
        {
            // The SDK has a sentence of its own for errors without a text.
            return $"{error.ErrorCode}: {(error.Message.StartsWith("The service returned an error", StringComparison.Ordinal) ? "" : error.Message)}";
        }
    }
}
