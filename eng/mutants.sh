#!/usr/bin/env bash
# Mutation testing: small wrong changes are made in the folders that are named, one at a time, and the tests run that should notice. What none notices is
# printed, and lies as a page in artifacts/mutants/<folder>. Fails when fewer are noticed than the folder's floor.
#   eng/mutants.sh Domain/Materials                 a folder of src/FakeKms, with those below it
#   eng/mutants.sh Domain/Grants/GrantTerms.cs      a file
#   eng/mutants.sh --list                           the folders, the tests that look at each, and their floors
# A folder takes minutes to an hour, so they are run by hand: the one that was worked on. FAKEKMS_MUTANTS_CPUS is how many processes run tests (1).
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1 TERM=dumb

# folder, floor in %, and the parts of test names, of which one is enough. Without them the coverage of every test would be measured, one by one. A line is for
# all that is below its folder, unless a longer one is. More tests than these look at a folder: what survives here may be noticed elsewhere.
table='
Domain                  85  Operations.Aliases Operations.Keys Domain.KeyTable Engine.KeyIdentifier
Domain/Due              85  Domain.Due Operations.Keys Operations.Materials Operations.MultiRegion Operations.CustomKeyStores.CloudHsm
Domain/Grants           85  Operations.Grants Engine.Authorization
Domain/Keys             85  Operations.Keys Operations.KeyStates Operations.Materials Operations.MultiRegion
Domain/KeyStores        85  Operations.CustomKeyStores Xks.Client Xks.Proxy
Domain/Materials        85  Operations.Materials Operations.MultiRegion
Domain/Policies         90  Domain.Policies Operations.Policies
Engine                  85  Engine. Operations.Cryptography Operations.Keys
Engine/Authorization    90  Engine.Authorization Engine.Permissions Tests.Questions
Engine/Calls            85  Engine.KeyIdentifier Engine.Foreign Engine.CrossAccount Engine.PagedList Engine.SlowWork Operations.Keys Operations.Aliases
Engine/Ciphers          85  Operations.Cryptography Crypto.Encryption Xks.Client.DoubleEncryption Operations.CustomKeyStores
Engine/ExternalKeys     85  Xks.Client Operations.CustomKeyStores
Engine/Faults           85  Engine.Faults
Engine/Keys             85  Operations.Keys Operations.MultiRegion Tests.Seeding.KeySeed
Engine/Members          85  Trail.Records Engine.Recording Engine.Validation
Engine/Permissions      85  Engine.Permissions Engine.Authorization
Engine/Recording        85  Engine.Recording Trail.Records
Engine/Rules            85  Operations.
Engine/State            85  Engine.State Engine.Consistency Engine.ReplacedState
Engine/Validation       85  Engine.Validation Operations.Keys Operations.Tags
Xks                     85  Tests.Xks Operations.CustomKeyStores
'

# row <folder or file>: its line of the table, the longest that fits.
row() {
    echo "$table" | awk -v folder="$1/" 'NF && index(folder, $1 "/") == 1 && length($1) > length(best) { best = $1; line = $0 } END { print line }'
}

if [ "${1:-}" = --list ]; then echo "$table" | sed '/^$/d'; exit 0; fi
if [ $# -eq 0 ]; then echo "Which folder? eng/mutants.sh --list shows them." >&2; exit 2; fi
dotnet tool restore > /dev/null
failed=0
for folder in "$@"; do
    if ! [ -e "src/FakeKms/$folder" ]; then echo "There is no src/FakeKms/$folder." >&2; exit 2; fi
    read -r _ floor tests <<< "$(row "$folder")" || true
    if [ -z "${tests:-}" ]; then echo "No line of the table in eng/mutants.sh is for $folder." >&2; exit 2; fi
    case $folder in *.cs) files="**/$folder" ;; *) files="**/$folder/**/*.cs" ;; esac
    filter=$(printf '|FullyQualifiedName~%s' $tests)
    echo "> $folder, by the tests of $tests"
    # Stryker takes no break-at above the low threshold.
    (cd tests/FakeKms.Tests && dotnet stryker --mutate "$files" --test-case-filter "${filter#|}" --concurrency "${FAKEKMS_MUTANTS_CPUS:-1}" \
        --output "../../artifacts/mutants/$folder" --threshold-high 95 --threshold-low "$floor" --break-at "$floor") || failed=1
done
exit "$failed"
