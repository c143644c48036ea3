using System.Runtime.CompilerServices;

namespace FakeKms.Model;

/// <summary>The days that KMS lets pass between two automatic rotations of a key.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html"/></remarks>
internal static class RotationDays
{
    public const int Shortest = 90;
    public const int Longest = 2560;

    /// <summary>What KMS takes when nobody says.</summary>
    public const int Default = 365;

    /// <exception cref="ArgumentOutOfRangeException">KMS takes no such period.</exception>
    public static int Checked(int days, [CallerArgumentExpression(nameof(days))] string? parameter = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, Shortest, parameter);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, Longest, parameter);
        return days;
    }
}
