namespace FakeKms.Seeding.Estates;

/// <summary>What the services, the data and the environments of an estate are called.</summary>
internal static class EstateNames
{
    // An environment that stands there more often has more keys.
    public static readonly string[] Environments = ["prod", "prod", "prod", "staging", "dev"];

    public static readonly (string Team, string[] Services)[] Teams =
    [
        ("Payments", ["card-vault", "checkout-api", "payout-worker", "ledger"]),
        ("Claims", ["claims-api", "claims-archive", "fraud-score"]),
        ("Identity", ["login", "token-issuer", "device-registry"]),
        ("Health", ["records-api", "lab-results", "consent-store"]),
        ("Platform", ["backup", "secrets-sync", "audit-log", "data-lake"]),
        ("Customer", ["crm-sync", "mail-sender", "document-store"]),
    ];

    public static readonly string[] Data = ["personal-data", "invoices", "documents", "exports", "events", "attachments", "configuration", "credentials"];

    public static readonly string[] Signed = ["tokens", "receipts", "releases", "webhooks"];

    public static readonly string[] Authenticated = ["cookies", "callbacks", "lookup-index"];

    public static readonly string[] Exchanged = ["partner-files", "handshakes"];

    public static readonly string[] Classifications = ["restricted", "confidential", "internal"];
}
