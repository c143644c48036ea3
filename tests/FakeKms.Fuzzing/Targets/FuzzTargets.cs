using FakeKms.Fuzzing.Calls;
using FakeKms.Fuzzing.Running;
using FakeKms.Fuzzing.Wire;

namespace FakeKms.Fuzzing.Targets;

/// <summary>Everything of the library that takes input of others.</summary>
internal static class FuzzTargets
{
    private static readonly Dictionary<string, Func<FuzzTarget>> All = new()
    {
        ["calls"] = () => new CallSequenceTarget(),
        ["bodies"] = () => new BodyTarget(),
        ["signatures"] = () => new SignatureTarget(),
        ["logs"] = () => new LogTarget(),
        ["replays"] = () => new ReplayTarget(),
        ["policies"] = () => new PolicyTarget(),
        ["worlds"] = () => new WorldTarget(),
        ["terraform"] = () => new TerraformTarget(),
        ["aws-cli"] = () => new AwsCliTarget(),
        ["documents"] = () => new DocumentTarget(isSigned: false),
        ["claims"] = () => new DocumentTarget(isSigned: true),
        ["materials"] = () => new MaterialTarget(),
        ["public-keys"] = () => new PublicKeyTarget(),
        ["ciphertexts"] = () => new CiphertextTarget(),
        ["pem"] = () => new PemTarget(),
        ["xks-answers"] = () => new XksAnswerTarget(),
        ["xks-requests"] = () => new XksRequestTarget(),
        ["control"] = () => new ControlTarget(),
        ["http"] = () => new HttpTarget(),
        ["floods"] = () => new FloodTarget(),
    };

    public static IReadOnlyCollection<string> Names => All.Keys;

    public static FuzzTarget Open(string name) => All.TryGetValue(name, out var open)
        ? open()
        : throw new ArgumentException($"There is no target {name}; there are {string.Join(", ", Names)}.");
}
