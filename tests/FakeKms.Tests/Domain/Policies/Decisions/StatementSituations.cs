using static FakeKms.Tests.Domain.Policies.Decisions.Statements;

namespace FakeKms.Tests.Domain.Policies.Decisions;

/// <summary>What a statement is about: the elements, one by one.</summary>
internal static class StatementSituations
{
    private const string Guide = "https://docs.aws.amazon.com/IAM/latest/UserGuide/";
    private const string Anything = "\"Action\":\"kms:*\",\"Resource\":\"*\"";
    private static readonly string[] All = [Allow("all")];

    public static IEnumerable<Situation> Each() => Actions().Select(it => it with { Source = Guide + "reference_policies_elements_action.html" })
        .Concat(Resources().Select(it => it with { Source = Guide + "reference_policies_elements_resource.html" }))
        .Concat(Principals().Select(it => it with { Source = Guide + "reference_policies_elements_principal.html" }))
        .Concat(Exceptions().Select(it => it with { Source = Guide + "reference_policies_elements_notprincipal.html" }))
        .Concat(Versions().Select(it => it with { Source = Guide + "reference_policies_elements_version.html" }));

    private static IEnumerable<Situation> Actions() =>
    [
        new("an action in another case", "Allowed Identity a") { Identity = [Allow("a", action: "KMS:decrypt")] },
        new("an action with an asterisk within", "Allowed Identity a") { Identity = [Allow("a", action: "kms:De*t")] },
        new("an action with question marks", "Allowed Identity a") { Identity = [Allow("a", action: "kms:?ecryp?")] },
        new("a question mark is not nothing", "ImplicitDeny Identity") { Identity = [Allow("a", action: "kms:Decrypt?")] },
        new("every action of every service", "Allowed Identity a") { Identity = [Allow("a", action: "*")] },
        new("one of several actions", "Allowed Identity a") { Identity = [Allow("a", action: "kms:Encrypt kms:Decrypt")] },
        new("an action that begins alike", "ImplicitDeny Identity") { Identity = [Allow("a", action: "kms:Dec")] },
        new("NotAction allows what it does not list", "Allowed Identity a") { Identity = [Raw("Allow", "a", "\"NotAction\":\"kms:Encrypt\",\"Resource\":\"*\"")] },
        new("NotAction gives nothing to what it lists", "ImplicitDeny Identity")
        { Identity = [Raw("Allow", "a", "\"NotAction\":[\"kms:Encrypt\",\"kms:D*\"],\"Resource\":\"*\"")] },
        new("NotAction does not deny what it lists", "Allowed Identity b")
        { Identity = [Raw("Allow", "a", "\"NotAction\":\"kms:Decrypt\",\"Resource\":\"*\""), Allow("b", action: "kms:Decrypt")] },
        new("NotAction denies what it does not list", "ExplicitDeny Identity a")
        { Identity = [.. All, Raw("Deny", "a", "\"NotAction\":\"kms:Encrypt\",\"Resource\":\"*\"")] },
        new("a statement of the key policy without action has no effect", "ImplicitDeny Resource")
        { Key = [Raw("Allow", "a", $"\"Principal\":{{\"AWS\":\"{Alice}\"}},\"Resource\":\"*\"")] },
        new("a denial of the key policy without resource has no effect", "Allowed Resource yes")
        { Key = [Allow("yes", Alice), Raw("Deny", "a", "\"Principal\":\"*\",\"Action\":\"kms:*\"")] },
        new("the order of statements does not matter", "ExplicitDeny Resource no") { Key = [Deny("no", Alice), Allow("yes", Alice)] },
    ];

    private static IEnumerable<Situation> Resources() =>
    [
        new("the key's own ARN in the key policy", "Allowed Resource a") { Key = [Allow("a", Alice, resource: Key)] },
        new("another key's ARN in the key policy", "ImplicitDeny Resource") { Key = [Allow("a", Alice, resource: Key + "c")] },
        new("an alias in the key policy", "ImplicitDeny Resource") { Key = [Allow("a", Alice, resource: "arn:aws:kms:us-east-1:111122223333:alias/cards")] },
        new("all keys of the Region in an identity policy", "Allowed Identity a") { Identity = [Allow("a", resource: "arn:aws:kms:us-east-1:111122223333:key/*")] },
        new("all keys of another Region", "ImplicitDeny Identity") { Identity = [Allow("a", resource: "arn:aws:kms:eu-west-1:111122223333:key/*")] },
        new("an alias in an identity policy is no key", "ImplicitDeny Identity") { Identity = [Allow("a", resource: "arn:aws:kms:us-east-1:111122223333:alias/*")] },
        new("one of several resources", "Allowed Identity a") { Identity = [Allow("a", resource: "arn:aws:s3:::x " + Key)] },
        new("the case of a key id", "ImplicitDeny Identity") { Identity = [Allow("a", resource: Key.Replace("abcd", "ABCD", StringComparison.Ordinal))] },
        new("NotResource allows other resources", "Allowed Identity a")
        { Identity = [Raw("Allow", "a", "\"Action\":\"kms:*\",\"NotResource\":\"arn:aws:kms:*:*:key/x*\"")] },
        new("NotResource denies other resources", "ExplicitDeny Identity a")
        { Identity = [.. All, Raw("Deny", "a", "\"Action\":\"kms:*\",\"NotResource\":[\"arn:aws:kms:*:*:key/x\",\"arn:aws:s3:::*\"]")] },
        new("NotResource spares what it lists", "Allowed Identity all") { Identity = [.. All, Raw("Deny", "a", $"\"Action\":\"kms:*\",\"NotResource\":\"{Key}\"")] },
        new("a variable in a resource", "Allowed Identity a")
        { Identity = [Allow("a", resource: "arn:aws:kms:us-east-1:${aws:PrincipalAccount}:key/*")], Keys = "aws:PrincipalAccount=111122223333" },
        new("a variable without a value matches no resource", "ImplicitDeny Identity")
        { Identity = [Allow("a", resource: "arn:aws:kms:us-east-1:${aws:PrincipalTag/account}:key/*")] },
        new("a variable with a default in a resource", "Allowed Identity a")
        { Identity = [Allow("a", resource: "arn:aws:kms:us-east-1:${aws:PrincipalTag/account,'111122223333'}:key/*")] },
        new("an asterisk that a variable brings is a character", "ImplicitDeny Identity")
        { Identity = [Allow("a", resource: "arn:aws:kms:us-east-1:111122223333:key/${aws:PrincipalTag/key}")], Keys = "aws:PrincipalTag/key=*" },
    ];

    private static IEnumerable<Situation> Principals() =>
    [
        new("everybody as a map", "Allowed Resource a") { Key = [Raw("Allow", "a", "\"Principal\":{\"AWS\":\"*\"}," + Anything)] },
        new("a user by its path", "Allowed Resource a") { Key = [Allow("a", Alice)] },
        new("a user without its path is another", "ImplicitDeny Resource") { Key = [Allow("a", "arn:aws:iam::111122223333:user/Alice")] },
        new("a user of another account with the same name", "ImplicitDeny Resource") { Key = [Allow("a", Alice.Replace(Account, OtherAccount, StringComparison.Ordinal))] },
        new("a role covers each of its sessions", "Allowed Resource a") { Caller = Callers.Session, Key = [Allow("a", Vault)] },
        new("a role without its path is another", "ImplicitDeny Resource") { Caller = Callers.Session, Key = [Allow("a", "arn:aws:iam::111122223333:role/Vault")] },
        new("a session by its own ARN", "Allowed Resource a") { Caller = Callers.Session, Key = [Allow("a", Deploy)] },
        new("another session of the role", "ImplicitDeny Resource") { Caller = Callers.Session, Key = [Allow("a", "arn:aws:sts::111122223333:assumed-role/Vault/other")] },
        new("no pattern names a session", "ImplicitDeny Resource") { Caller = Callers.Session, Key = [Allow("a", "arn:aws:sts::111122223333:assumed-role/Vault/*")] },
        new("a federated user by its own ARN", "Allowed Resource a") { Caller = Callers.Guest, Key = [Allow("a", Guest)] },
        new("a federated user through its issuer", "Allowed Resource a") { Caller = Callers.Guest, Key = [Allow("a", Alice)] },
        new("an issuer's federated user does not stand for the issuer", "ImplicitDeny Resource") { Key = [Allow("a", Guest)] },
        new("one of several principals", "Allowed Resource a") { Key = [Allow("a", $"{Bob} {Alice}")] },
        new("a principal among those of other kinds", "Allowed Resource a")
        { Key = [Raw("Allow", "a", $"\"Principal\":{{\"Service\":\"{Logs}\",\"AWS\":\"{Alice}\"}}," + Anything)] },
        new("one of several services", "Allowed Resource a")
        { Caller = Callers.Logs, Key = [Raw("Allow", "a", $"\"Principal\":{{\"Service\":[\"s3.amazonaws.com\",\"{Logs}\"]}}," + Anything)] },
        new("a service's name as an AWS principal names nobody", "ImplicitDeny Resource")
        { Caller = Callers.Logs, Key = [Raw("Allow", "a", $"\"Principal\":{{\"AWS\":\"{Logs}\"}}," + Anything)] },
        new("an identity provider names no caller of KMS", "ImplicitDeny Resource")
        { Caller = Callers.Session, Key = [Raw("Allow", "a", "\"Principal\":{\"Federated\":\"arn:aws:iam::111122223333:saml-provider/Example\"}," + Anything)] },
    ];

    private static IEnumerable<Situation> Exceptions() =>
    [
        new("NotPrincipal denies who is not listed", "ExplicitDeny Resource no") { Key = [Allow("yes", "*"), Except(Bob, Root)] },
        new("NotPrincipal spares a user that is listed with its account", "Allowed Resource yes") { Key = [Allow("yes", "*"), Except(Alice, Root)] },
        new("NotPrincipal denies a user that is listed without its account", "ExplicitDeny Resource no") { Key = [Allow("yes", "*"), Except(Alice)] },
        new("NotPrincipal denies the account's users when the account alone is listed", "ExplicitDeny Resource no") { Key = [Allow("yes", "*"), Except(Account)] },
        new("NotPrincipal spares the root user of a listed account", "Allowed Resource yes")
        { Caller = Callers.Root, Key = [Allow("yes", "*"), Except(Root)] },
        new("NotPrincipal spares a session that is listed with role and account", "Allowed Resource yes")
        { Caller = Callers.Session, Key = [Allow("yes", "*"), Except(Deploy, Vault, Account)] },
        new("NotPrincipal denies a session of a listed role", "ExplicitDeny Resource no") { Caller = Callers.Session, Key = [Allow("yes", "*"), Except(Vault, Root)] },
        new("NotPrincipal denies a listed session of a role that is not", "ExplicitDeny Resource no")
        { Caller = Callers.Session, Key = [Allow("yes", "*"), Except(Deploy, Root)] },
        new("NotPrincipal spares a listed service", "Allowed Resource yes")
        { Caller = Callers.Logs, Key = [Allow("yes", "*"), Raw("Deny", "no", $"\"NotPrincipal\":{{\"Service\":\"{Logs}\"}}," + Anything)] },
        new("NotPrincipal denies a listed user with a boundary", "ExplicitDeny Resource no")
        { Key = [Allow("yes", "*"), Except(Alice, Root)], Boundary = All },
        new("NotPrincipal denies a listed role with a boundary", "ExplicitDeny Resource no")
        { Caller = Callers.Session, Key = [Allow("yes", "*"), Except(Deploy, Vault, Root)], Boundary = All },
        new("NotPrincipal with everybody spares everybody", "Allowed Resource yes") { Key = [Allow("yes", "*"), Raw("Deny", "no", "\"NotPrincipal\":\"*\"," + Anything)] },
        new("NotPrincipal allows everybody else", "Allowed Resource a") { Key = [Raw("Allow", "a", $"\"NotPrincipal\":{{\"AWS\":\"{Bob}\"}}," + Anything)] },
        new("NotPrincipal does not allow who is listed", "ImplicitDeny Resource") { Key = [Raw("Allow", "a", $"\"NotPrincipal\":{{\"AWS\":\"{Alice}\"}}," + Anything)] },
    ];

    private static IEnumerable<Situation> Versions() =>
    [
        new("the old version of the language takes a variable for a text", "ImplicitDeny Identity")
        {
            Version = "2008-10-17", Keys = "aws:PrincipalAccount=111122223333",
            Identity = [Allow("a", resource: "arn:aws:kms:us-east-1:${aws:PrincipalAccount}:key/*")],
        },
        new("the old version has wildcards all the same", "Allowed Identity a")
        { Version = "2008-10-17", Identity = [Allow("a", resource: "arn:aws:kms:us-east-1:*:key/*")] },
    ];

    private static string Except(params string[] principals) => Raw("Deny", "no", $"\"NotPrincipal\":{{\"AWS\":[\"{string.Join("\",\"", principals)}\"]}}," + Anything);
}
