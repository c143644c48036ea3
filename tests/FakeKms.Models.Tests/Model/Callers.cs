namespace FakeKms.Models.Tests.Model;

/// <summary>Who calls: a user whose IAM policy allows everything, and one who has no IAM policy at all.</summary>
internal static class Callers
{
    public const string Admin = "Admin";

    public const string Guest = "Guest";

    public const string AccountId = "111122223333";

    public static IReadOnlyList<string> All { get; } = [Admin, Guest];

    public static string Arn(string user) => $"arn:aws:iam::{AccountId}:user/{user}";
}
