using FakeKms.Replay.Code.Text;
using FakeKms.Replay.Code.Values;

namespace FakeKms.Replay.Code;

/// <summary>The callers of a script: each a variable of the test, but the one that a server has by itself.</summary>
internal sealed class ScriptCallers(string accountId)
{
    private readonly Dictionary<string, string> variables = new(StringComparer.Ordinal);
    /// <summary>The names of variables.</summary>
    public ScriptNames Names { get; } = new("kms", "enclave", "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class",
        "const", "continue", "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed",
        "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object",
        "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof",
        "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while", "await", "var", "async", "nameof", "dynamic");

    /// <summary>The variables of the test, each with its value.</summary>
    public IEnumerable<(string Variable, string Code)> Variables => variables.Where(pair => pair.Value != Default).Select(pair => (pair.Value, pair.Key));

    /// <summary>The caller that a script begins with.</summary>
    public static string Default => "kms.Caller";

    /// <summary>What the script says for a caller.</summary>
    public string Of(KmsCaller caller)
    {
        var code = CodeOf(caller);
        if (code == "KmsCaller.IamUser(\"Alice\")") return Default;
        if (variables.TryGetValue(code, out var variable)) return variable;
        return variables[code] = Names.Of(VariableFor(caller));
    }

    private string CodeOf(KmsCaller caller)
    {
        var name = CSharpText.Of(caller.Name);
        var made = caller.Type switch
        {
            "AssumedRole" => CodeLayout.Call("KmsCaller.AssumedRole", [name, CSharpText.Of(caller.SessionName!)]),
            "FederatedUser" => CodeLayout.Call("KmsCaller.FederatedUser", [name, CSharpText.Of(caller.IssuerName!)]),
            "AWSService" => $"KmsCaller.AwsService({name})",
            "Root" => "KmsCaller.Root()",
            _ => $"KmsCaller.IamUser({name})",
        };
        var more = new List<string>();
        if (caller.Path != "/") more.Add($".WithPath({CSharpText.Of(caller.Path)})");
        if (caller.AccountId is { } account && account != accountId) more.Add($".WithAccountId({CSharpText.Of(account)})");
        if (caller.InvokedBy is { } service && caller.Type != "AWSService") more.Add($".ThroughService({CSharpText.Of(service)})");
        if (caller.IsConsoleSession) more.Add(caller.IsProxiedByConsole ? ".ThroughConsole(isProxied: true)" : ".ThroughConsole()");
        if (caller.VpcEndpointId is { } endpoint)
            more.Add($".ThroughVpcEndpoint({CSharpText.Of(endpoint)}{(caller.VpcEndpointAccountId is { } owner ? ", " + CSharpText.Of(owner) : "")})");
        return CodeLayout.Chain(made, more);
    }

    private static string VariableFor(KmsCaller caller)
    {
        var text = caller.Type == "Root" ? "root" : caller.Type == "AWSService" ? caller.Name.Split('.')[0] : caller.Name;
        var words = text.Split([.. text.Where(c => !char.IsAsciiLetterOrDigit(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries);
        var joined = string.Concat(words.Select((word, number) => (number == 0 ? char.ToLowerInvariant(word[0]) : char.ToUpperInvariant(word[0])) + word[1..]));
        return joined.Length is > 0 and < 40 && char.IsAsciiLetter(joined[0]) ? joined : "caller";
    }
}
