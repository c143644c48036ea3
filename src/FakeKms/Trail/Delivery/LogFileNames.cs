using System.Security.Cryptography;
using System.Text;

namespace FakeKms.Trail.Delivery;

/// <summary>When a record is delivered, and the part of a file's name that keeps files apart.</summary>
internal static class LogFileNames
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int Length = 16;
    private static readonly long Window = TimeSpan.FromMinutes(5).Ticks;

    public static DateTimeOffset DeliveryOf(KmsEvent record) => new(
        Math.Min(((record.EventTime.UtcTicks / Window) + 1) * Window, DateTimeOffset.MaxValue.UtcTicks), TimeSpan.Zero);

    // The first record's id is the file's: further records of the same five minutes replace the file instead of standing beside it in part.
    public static string Unique(KmsLogFile file)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{file.AccountId} {file.Region} {file.Records[0].EventID}"));
        return string.Create(Length, hash, (text, bytes) =>
        {
            for (var i = 0; i < text.Length; i++) text[i] = Alphabet[bytes[i] % Alphabet.Length];
        });
    }
}
