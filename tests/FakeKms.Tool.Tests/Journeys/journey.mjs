// Callers, clock and faults of a running fake, from JavaScript: journey.mjs ENDPOINT. It was started with a clock of its own.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const [endpoint, modules] = process.argv.slice(2);
const {
  CreateKeyCommand, DecryptCommand, DescribeKeyCommand, EncryptCommand, KMSClient, NotFoundException, ScheduleKeyDeletionCommand,
} = createRequire(modules)('@aws-sdk/client-kms');

async function control(path, body) {
  const answer = await fetch(`${endpoint}_fakekms/${path}`, { method: 'POST', body: JSON.stringify(body) });
  assert.ok(answer.ok, await answer.clone().text());
  return answer.json();
}

async function client(caller, maxAttempts) {
  const { AccessKeyId, SecretAccessKey, SessionToken } = await control('caller', { caller });
  return new KMSClient({
    endpoint, region: 'us-east-1', maxAttempts,
    credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
  });
}

const vault = await client('assumed-role/Vault/deploy', 3);
const { KeyMetadata: { KeyId } } = await vault.send(new CreateKeyCommand({ Description: 'javascript' }));

await control('fail', { operation: 'Encrypt', with: 'KMSInternalException', times: 2 });
const EncryptionContext = { customer: 'alice' };
const { CiphertextBlob } = await vault.send(new EncryptCommand({ KeyId, Plaintext: Buffer.from('4111'), EncryptionContext }));
const { Plaintext } = await vault.send(new DecryptCommand({ CiphertextBlob, EncryptionContext }));
assert.equal(Buffer.from(Plaintext).toString(), '4111');

await control('fail', { operation: 'Decrypt', with: 'ThrottlingException', by: 'user/Bob' });
const bob = await client('user/Bob', 1);
await assert.rejects(bob.send(new DecryptCommand({ CiphertextBlob, EncryptionContext })), { name: 'ThrottlingException' });

await vault.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
await control('advance', { duration: '7d' });
await assert.rejects(vault.send(new DescribeKeyCommand({ KeyId })), NotFoundException);
console.log('done');
