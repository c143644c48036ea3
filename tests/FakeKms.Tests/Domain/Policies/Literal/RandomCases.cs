using static FakeKms.Tests.Domain.Policies.Decisions.Statements;

namespace FakeKms.Tests.Domain.Policies.Literal;

/// <summary>Makes requests and policies about few principals, actions and resources, so that they meet.</summary>
internal sealed class RandomCases(int seed)
{
    private const string Reader = "arn:aws:iam::444455556666:role/Reader";
    private const string ReaderSession = "arn:aws:sts::444455556666:assumed-role/Reader/r1";
    private const string Linked = "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";
    private const string OtherKey = "arn:aws:kms:us-east-1:111122223333:key/ffff";

    private static readonly (string Kind, string Account, string Arn, string? Role, string? Issuer)[] Callers =
    [
        ("user", Account, Alice, null, null), ("session", Account, Deploy, Vault, null), ("federated", Account, Guest, null, Alice),
        ("root", Account, Root, null, null), ("service", "", Logs, null, null), ("session", Account, "arn:aws:sts::111122223333:assumed-role/Linked/x", Linked, null),
        ("user", OtherAccount, Carol, null, null), ("session", OtherAccount, ReaderSession, Reader, null), ("root", OtherAccount, OtherRoot, null, null),
    ];

    private static readonly string[] Actions = ["kms:Decrypt", "kms:Encrypt", "kms:DescribeKey"];
    private static readonly string[] ActionPatterns = ["kms:*", "*", "kms:*", "kms:Decrypt", "KMS:decrypt", "kms:De*", "kms:?ncrypt", "kms:Encrypt", "s3:*"];

    private static readonly string[] ResourcePatterns =
    [
        "*", "*", "*", Key, OtherKey, "arn:aws:kms:*:*:key/*", "arn:aws:kms:*:key/ffff", "arn:aws:kms", "arn:aws:kms:us-*3:key/*",
        "arn:aws:kms:us-east-1:111122223333:KEY/FFFF", "arn:aws:kms:us-east-1:${aws:PrincipalAccount}:key/*",
        "arn:aws:kms:us-east-1:111122223333:key/${aws:PrincipalTag/key}", "arn:aws:kms:us-east-1:111122223333:key/${aws:PrincipalTag/none,'ffff'}",
    ];

    private static readonly string[] Strangers = [Bob, "arn:aws:iam::111122223333:user/Alice", "arn:aws:sts::111122223333:assumed-role/Vault/other", "777788889999"];

    private readonly Random random = new(seed);
    private int sids;

    public LiteralCase Next()
    {
        sids = 0;
        var (kind, account, arn, role, issuer) = Pick(Callers);
        var hasKey = !Is(8);
        var hasGrant = Is(5);
        var caller = new LiteralCase
        {
            Kind = kind,
            Account = account,
            Arn = arn,
            RoleArn = role,
            IssuerArn = issuer,
            IsServiceLinked = role == Linked,
            Action = Pick(Actions),
            Resource = !hasKey && Is(2) ? "*" : Pick([Key, Key, OtherKey]),
            Owner = hasKey ? Account : null,
            Keys = new Dictionary<string, (bool, string[])>(),
            Policies = new Dictionary<string, string[]>(),
        };
        return caller with
        {
            Keys = Keys(caller),
            Policies = Policies(caller),
            GrantId = hasGrant ? "grant" : null,
            GrantNeedsIdentity = hasGrant && Is(3),
            GrantIsOfCallersAccount = hasGrant && Is(2),
        };
    }

    private Dictionary<string, (bool, string[])> Keys(LiteralCase it)
    {
        var result = new Dictionary<string, (bool, string[])>();
        void Maybe(string key, params string[] values)
        {
            if (!Is(3)) result[key] = (false, [Pick(values)]);
        }
        Maybe("aws:username", "blue", "Blue", "red", "b*");
        Maybe("aws:PrincipalTag/team", "blue", "red", "Blue", "b*");
        Maybe("kms:EncryptionContext:team", "blue", "red");
        Maybe("aws:PrincipalTag/key", "ffff", "*");
        Maybe("aws:PrincipalAccount", it.Account.Length == 0 ? Account : it.Account);
        Maybe("kms:RotationPeriodInDays", "7", "30", "90", "100", "many");
        Maybe("aws:CurrentTime", "2026-11-30T12:00:00Z", "2026-11-30T10:00:00Z", "2026-12-01T00:00:01Z");
        Maybe("aws:SecureTransport", "true", "false");
        Maybe("aws:ViaAWSService", "true", "false");
        Maybe("x:bytes", "QUJD", "QQ==");
        Maybe("aws:SourceIp", "10.1.2.3", "10.200.0.1", "192.0.2.200", "192.0.2.1", "2001:db8::1", "2001:db9::1");
        Maybe("aws:PrincipalArn", it.RoleArn ?? it.Arn);
        Maybe("aws:SourceArn", "arn:aws:s3:::blue", "arn:aws:sns:us-east-1:111122223333:blue", "arn:aws:iam:x:111122223333:user/team/Alice");
        if (!Is(3)) result["aws:TagKeys"] = (true, [.. new[] { "a", "b", "cc" }.Where(_ => Is(2))]);
        return result;
    }

    private Dictionary<string, string[]> Policies(LiteralCase it)
    {
        var result = new Dictionary<string, string[]>();
        void Add(string type, int oneIn, Func<string> policy, int count = 1)
        {
            if (Is(oneIn)) result[type] = [.. Enumerable.Range(0, count).Select(_ => policy())];
        }
        Add("ResourceControl", 10, () => Policy(it, "everybody", mayAllow: false));
        Add("ServiceControl", 5, () => Policy(it, principal: null, denies: 12), count: 1 + random.Next(2));
        Add("Endpoint", 7, () => Policy(it, "any", denies: 12));
        if (it.Owner is not null) result["Resource"] = [Policy(it, "any", denies: 6, isKeyPolicy: true)];
        Add("Identity", 2, () => Policy(it, principal: null, denies: 8), count: 1);
        Add("Boundary", 4, () => Policy(it, principal: null, denies: 10));
        Add("Session", 3, () => Policy(it, principal: null, denies: 10));
        return result;
    }

    private string Policy(LiteralCase it, string? principal, int denies = 1, bool mayAllow = true, bool isKeyPolicy = false)
    {
        var statements = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Statement(it, principal, isAllow: mayAllow && !Is(denies), isKeyPolicy));
        var version = random.Next(8) switch
        {
            0 => "\"Version\":\"2008-10-17\",",
            1 => "",
            _ => "\"Version\":\"2012-10-17\",",
        };
        return $"{{{version}\"Statement\":[{string.Join(',', statements)}]}}";
    }

    private string Statement(LiteralCase it, string? principal, bool isAllow, bool isKeyPolicy)
    {
        List<string> elements = [$"\"Sid\":\"s{++sids}\"", $"\"Effect\":\"{(isAllow ? "Allow" : "Deny")}\""];
        if (principal == "everybody") elements.Add("\"Principal\":\"*\"");
        else if (principal is not null) elements.Add(Principal(it, isAllow));
        var (not, listed) = (Is(12), Is(4) ? List(ActionPatterns) : $"\"{Pick(ActionPatterns)}\"");
        if (!isKeyPolicy || !Is(25)) elements.Add($"\"{(not ? "Not" : "")}Action\":{listed}");
        if (!isKeyPolicy || !Is(25)) elements.Add($"\"{(Is(15) ? "Not" : "")}Resource\":{(Is(4) ? List(ResourcePatterns) : $"\"{Pick(ResourcePatterns)}\"")}");
        if (Is(3) || (!isAllow && Is(2))) elements.Add($"\"Condition\":{new RandomCondition(random).Next()}");
        return $"{{{string.Join(',', elements)}}}";
    }

    private string Principal(LiteralCase it, bool isAllow)
    {
        if (Is(10) && !isAllow)
        {
            string[] all = [it.Arn, it.RoleArn ?? Bob, it.Account.Length == 0 ? Account : $"arn:aws:iam::{it.Account}:root"];
            var listed = all.Where(_ => !Is(4)).Append(Bob);
            return it.Kind == "service"
                ? $"\"NotPrincipal\":{{\"Service\":\"{Pick([it.Arn, "s3.amazonaws.com"])}\"}}"
                : $"\"NotPrincipal\":{{\"AWS\":[{string.Join(',', listed.Select(arn => $"\"{arn}\""))}]}}";
        }
        if (it.Kind == "service" && !Is(4)) return $"\"Principal\":{{\"Service\":[\"{Pick([it.Arn, it.Arn, "s3.amazonaws.com"])}\"]}}";
        var root = $"arn:aws:iam::{it.Account}:root";
        string[] own = it.Account.Length == 0 ? [Account] : [it.Account, root, root, it.Arn, it.RoleArn ?? it.IssuerArn ?? it.Arn];
        var names = Enumerable.Range(0, 1 + random.Next(2)).Select(_ => random.Next(10) switch
        {
            0 => "*",
            1 or 2 => Pick(Strangers),
            _ => Pick(own),
        }).Distinct().ToArray();
        return names is ["*"] && Is(2) ? "\"Principal\":\"*\"" : $"\"Principal\":{{\"AWS\":[{string.Join(',', names.Select(name => $"\"{name}\""))}]}}";
    }

    private string List(string[] values) => $"[{string.Join(',', Enumerable.Range(0, 2).Select(_ => $"\"{Pick(values)}\"").Distinct())}]";

    private bool Is(int oneIn) => random.Next(oneIn) == 0;

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];
}
