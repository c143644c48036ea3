using System.Collections.Concurrent;
using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Commands;
using FakeKms.Models.Tests.Model;

namespace FakeKms.Models.Tests.Runs;

/// <summary>
/// A server, asked through the client of the AWS SDK, and what has to be remembered of its answers: ids, tokens and ciphertexts by the names of the script.
/// </summary>
internal class KmsEngine : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, string> ids = new();
    private readonly ConcurrentDictionary<string, (byte[] Ciphertext, byte[] Plaintext)> ciphertexts = new();
    private readonly Dictionary<string, IAmazonKeyManagementService> clients;

    public KmsEngine(TimeSpan transitionTime)
    {
        Kms = FakeKmsServer.Start(k => Setting.Apply(k, transitionTime));
        clients = Callers.All.ToDictionary(name => name, name => Kms.CreateClient(KmsCaller.IamUser(name)));
    }

    public FakeKmsServer Kms { get; }

    public ConcurrentDictionary<string, GetParametersForImportResponse> Tokens { get; } = new();

    public ConcurrentDictionary<string, string> Materials { get; } = new();

    public ConcurrentDictionary<string, (string Id, string Token)> Grants { get; } = new();

    public ConcurrentDictionary<string, MemoryStream> Proofs { get; } = new();

    /// <summary>Makes the call. Tests put an engine that is wrong in its place.</summary>
    public virtual async Task<Answer> DoAsync(Command command)
    {
        try
        {
            return Answer.Ok(await command.SendAsync(clients[command.Caller], this));
        }
        catch (AmazonKeyManagementServiceException exception)
        {
            return Answer.Failed(exception.ErrorCode);
        }
    }

    /// <summary>The id of a key; an alias is sent as it is.</summary>
    public string Id(string reference) => ids.GetValueOrDefault(reference, reference);

    public void Named(string name, string id) => ids[name] = id;

    public static string IdOf(string keyArn) => keyArn[(keyArn.IndexOf('/', StringComparison.Ordinal) + 1)..];

    public void Keep(string name, MemoryStream ciphertext, MemoryStream plaintext) => ciphertexts[name] = (ciphertext.ToArray(), plaintext.ToArray());

    public void KeepMoved(string from, string into, MemoryStream ciphertext) => ciphertexts[into] = (ciphertext.ToArray(), ciphertexts[from].Plaintext);

    public MemoryStream Ciphertext(string name) => new(ciphertexts[name].Ciphertext);

    public bool WasEncrypted(string name, MemoryStream plaintext) => plaintext.ToArray().AsSpan().SequenceEqual(ciphertexts[name].Plaintext);

    /// <summary>Material that is 32 times the same byte, wrapped for an import.</summary>
    public MemoryStream Wrapped(string token, byte filling)
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(Tokens[token].PublicKey.ToArray(), out _);
        return new MemoryStream(rsa.Encrypt([.. Enumerable.Repeat(filling, 32)], RSAEncryptionPadding.OaepSHA256));
    }

    /// <summary>What the trail has from a record on.</summary>
    public virtual IReadOnlyList<ModelEvent> EventsSince(int mark, Names names) => [.. Kms.Trail.Since(mark).Select(record => Told(record, names))];

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values) client.Dispose();
        await Kms.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static ModelEvent Told(KmsEvent record, Names names)
    {
        var caller = record.UserIdentity.UserName;
        // Calls are known by their callers; what KMS does by itself, by the key.
        var key = caller is null ? names.Symbols.GetValueOrDefault(IdOf(record.Resources[0].Arn)) : null;
        return new ModelEvent(record.EventName, record.ErrorCode, record.EventTime, caller, key);
    }
}
