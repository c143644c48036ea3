using System.Text;
using Amazon.Runtime;
using FakeKms.Scenarios.Running;

namespace FakeKms;

/// <summary>
/// What the steps of a <see cref="KmsScenario"/> have given so far: values by the name they were stored under with <c>into:</c>, and the answers of KMS by
/// step.
/// </summary>
public sealed class KmsScenarioResults
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly ScriptNames<NamedValue> values;
    private readonly Dictionary<int, AmazonWebServiceResponse> responses = [];

    internal KmsScenarioResults() => values = new ScriptNames<NamedValue>();

    /// <summary>Those of a branch, which finds its own values first.</summary>
    internal KmsScenarioResults(KmsScenarioResults outer, ScriptPart turns) => values = new ScriptNames<NamedValue>(outer.values, turns);

    /// <summary>The names that values have been stored under.</summary>
    public IReadOnlyCollection<string> Names => [.. values.All];

    /// <summary>
    /// The recorded calls that <see cref="KmsScenario.FromCloudTrail"/> does not make, and why not. The list is complete before the scenario runs, unless
    /// <c>skipUnreplayable</c> is set: calls that end otherwise than in the log come to it while it runs.
    /// </summary>
    public IReadOnlyList<KmsSkippedRecord> SkippedRecords { get; private set; } = [];

    /// <summary>A stored value: the ciphertext of Encrypt, ReEncrypt and the data key operations, the plaintext of Decrypt.</summary>
    /// <param name="name">The name given with <c>into:</c>.</param>
    /// <returns>A copy.</returns>
    /// <exception cref="InvalidOperationException">No step has stored a value under the name, or several branches have.</exception>
    public byte[] Bytes(string name) => [.. Find(name).Bytes];

    /// <summary>
    /// A stored value, read as UTF-8 text: the plaintext of Decrypt, the key material id of ImportKeyMaterial,
    /// the grant id of CreateGrant, the id of a custom key store, the document of GetKeyPolicy.
    /// </summary>
    /// <param name="name">The name given with <c>into:</c>.</param>
    /// <exception cref="InvalidOperationException">No step has stored a value under the name, or it is not UTF-8 text.</exception>
    public string Text(string name)
    {
        try
        {
            return StrictUtf8.GetString(Find(name).Bytes);
        }
        catch (DecoderFallbackException exception)
        {
            throw new InvalidOperationException($"The value \"{name}\" is not UTF-8 text; read it with {nameof(Bytes)}.", exception);
        }
    }

    /// <summary>
    /// The plaintext of a data key, private key or shared secret whose ciphertext GenerateDataKey, GenerateDataKeyPair or Encapsulate has stored.
    /// </summary>
    /// <param name="name">The name given with <c>into:</c>.</param>
    /// <returns>A copy.</returns>
    /// <exception cref="InvalidOperationException">No step has stored a value under the name, or it came without a plaintext.</exception>
    public byte[] Plaintext(string name) => Find(name).Plaintext is { } plaintext
        ? [.. plaintext]
        : throw new InvalidOperationException(
            $"The value \"{name}\" has no plaintext beside it; only GenerateDataKey, GenerateDataKeyPair and Encapsulate store one.");

    /// <summary>The grant token of a grant that CreateGrant has stored.</summary>
    /// <param name="name">The name given with <c>into:</c>.</param>
    /// <exception cref="InvalidOperationException">No step has stored a value under the name, or it is no grant.</exception>
    public string GrantToken(string name) => Find(name).GrantToken
        ?? throw new InvalidOperationException($"The value \"{name}\" has no grant token beside it; only CreateGrant stores one.");

    /// <summary>The answer of KMS to a step.</summary>
    /// <param name="step">The step's number, as a failure prints it: the first one is 1, and As, In, Advance and Do count too.</param>
    /// <typeparam name="TResponse">The response type of the operation.</typeparam>
    /// <exception cref="InvalidOperationException">The step has no answer, or one of another type.</exception>
    public TResponse Response<TResponse>(int step)
        where TResponse : AmazonWebServiceResponse => responses.GetValueOrDefault(step) switch
        {
            TResponse response => response,
            null => throw new InvalidOperationException($"Step {step} has no answer of KMS: it has not run, failed, or is no call."),
            var other => throw new InvalidOperationException($"Step {step} was answered with {other.GetType().Name}, not with {typeof(TResponse).Name}."),
        };

    /// <summary>A stored value for a step to send. That it is missing is the script's mistake, whatever the step is expected to fail with.</summary>
    internal byte[] Flowing(string name) => values.TryFind(name, out var value) ? value.Bytes : throw new ScriptMistakeException(Lacks(name));

    internal bool Has(string name) => values.TryFind(name, out _);

    internal void Store(string name, NamedValue value) => values.Store(name, value);

    internal void Store(string name, byte[] bytes, byte[]? plaintext) => Store(name, new NamedValue(bytes, plaintext));

    internal void Skip(IEnumerable<KmsSkippedRecord> records) => SkippedRecords = [.. SkippedRecords, .. records];

    internal string? GrantTokenOf(string name) => values.TryFind(name, out var value) ? value.GrantToken : null;

    internal void Answered(int step, AmazonWebServiceResponse response) => responses[step] = response;

    private NamedValue Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return values.TryFind(name, out var value) ? value : throw new InvalidOperationException(Lacks(name));
    }

    private string Lacks(string name)
    {
        var names = Names;
        var stored = names.Count == 0 ? "Nothing is stored" : $"Stored are: {string.Join(", ", names)}";
        return $"No step has stored a value under the name \"{name}\". {stored}.";
    }
}
