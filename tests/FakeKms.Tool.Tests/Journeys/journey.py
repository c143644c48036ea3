# Callers, clock and faults of a running fake, from Python: journey.py ENDPOINT. It was started with a clock of its own.
import json
import sys
import urllib.request

import boto3
from botocore.config import Config

endpoint = sys.argv[1]


def control(path, **body):
    request = urllib.request.Request(f"{endpoint}_fakekms/{path}", json.dumps(body).encode(), method="POST")
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request) as answer:
        return json.loads(answer.read() or "null")


def client(caller, attempts):
    keys = control("caller", caller=caller)
    return boto3.client(
        "kms", endpoint_url=endpoint, region_name="us-east-1",
        aws_access_key_id=keys["AccessKeyId"], aws_secret_access_key=keys["SecretAccessKey"], aws_session_token=keys.get("SessionToken"),
        config=Config(retries={"total_max_attempts": attempts, "mode": "standard"}, proxies={}))


vault = client("assumed-role/Vault/deploy", attempts=3)
key = vault.create_key(Description="python")["KeyMetadata"]["KeyId"]

control("fail", operation="Encrypt", **{"with": "KMSInternalException"}, times=2)
blob = vault.encrypt(KeyId=key, Plaintext=b"4111", EncryptionContext={"customer": "alice"})["CiphertextBlob"]
assert vault.decrypt(CiphertextBlob=blob, EncryptionContext={"customer": "alice"})["Plaintext"] == b"4111"

control("fail", operation="Decrypt", **{"with": "ThrottlingException"}, by="user/Bob")
bob = client("user/Bob", attempts=1)
try:
    bob.decrypt(CiphertextBlob=blob, EncryptionContext={"customer": "alice"})
    raise SystemExit("Bob was not throttled.")
except bob.exceptions.ClientError as error:
    assert error.response["Error"]["Code"] == "ThrottlingException", error

vault.schedule_key_deletion(KeyId=key, PendingWindowInDays=7)
control("advance", duration="7d")
try:
    vault.describe_key(KeyId=key)
    raise SystemExit("The key is still there.")
except vault.exceptions.NotFoundException:
    print("done")
