# Callers, clock and faults of a running fake, with the AWS CLI: journey.sh ENDPOINT FAKEKMS... It was started with a clock of its own.
set -euo pipefail
endpoint=$1
shift
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
fakekms() { "$@" --endpoint "$endpoint"; }

# Two profiles whose credentials come from the fake.
export AWS_CONFIG_FILE=$folder/config AWS_SHARED_CREDENTIALS_FILE=$folder/none AWS_ENDPOINT_URL_KMS=$endpoint AWS_PAGER="" NO_PROXY=127.0.0.1
unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_PROFILE
cat > "$AWS_CONFIG_FILE" <<CONFIG
[profile vault]
region = us-east-1
retry_mode = standard
max_attempts = 3
credential_process = "$1" "$2" caller assumed-role/Vault/deploy --endpoint $endpoint
[profile bob]
region = us-east-1
max_attempts = 1
credential_process = "$1" "$2" caller user/Bob --endpoint $endpoint
CONFIG
kms() { local profile=$1; shift; aws --profile "$profile" --output text kms "$@"; }

key=$(kms vault create-key --query KeyMetadata.KeyId)

fakekms "$@" fail Encrypt --with KMSInternalException --times 2 > "$folder/log"
printf 4111 > "$folder/card.txt"
kms vault encrypt --key-id "$key" --plaintext "fileb://$folder/card.txt" --query CiphertextBlob | base64 -d > "$folder/card.bin"

fakekms "$@" fail Decrypt --with ThrottlingException --by user/Bob >> "$folder/log"
if kms bob decrypt --ciphertext-blob "fileb://$folder/card.bin" > "$folder/bob" 2>&1; then echo "Bob was not throttled." >&2; exit 1; fi
grep -q ThrottlingException "$folder/bob"
[ "$(kms vault decrypt --ciphertext-blob "fileb://$folder/card.bin" --query Plaintext | base64 -d)" = 4111 ]

kms vault schedule-key-deletion --key-id "$key" --pending-window-in-days 7 > "$folder/log"
fakekms "$@" advance 7d >> "$folder/log"
if kms vault describe-key --key-id "$key" > "$folder/gone" 2>&1; then echo "The key is still there." >&2; exit 1; fi
grep -q NotFoundException "$folder/gone"
echo done
