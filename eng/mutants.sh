#!/usr/bin/env bash
# Mutation testing: small wrong changes are made in the folders that are named, one at a time, and the tests run that should notice. Prints what none noticed,
# and the score. Fails when fewer are noticed than the folder's floor.
#   eng/mutants.sh Domain/Materials                 a folder of src/FakeKms, with those below it
#   eng/mutants.sh Domain/Grants/GrantTerms.cs      a file
#   eng/mutants.sh 2314                             one change, by the number that it is printed with
#   eng/mutants.sh --list                           the folders and their floors
# Stryker makes all changes at once, behind a switch, which takes some minutes when the library has changed. It would then start the tests anew for each of them, and
# take days. tests/FakeKms.Mutants throws the switch in one process instead, and runs the tests that meet the change, those first that are likely to notice.
# All lies in artifacts/mutants: verdicts.tsv has a line for each change, and a run goes on where the last one ended.
#   FAKEKMS_MUTANTS_CPUS=2        how many processes run tests (1)
#   FAKEKMS_MUTANTS_SECONDS=60    how much of the tests' time a change may cost before it has survived (20)
#   FAKEKMS_MUTANTS_SAMPLE=10     so many changes of each folder, always the same
#   FAKEKMS_MUTANTS_ALONE=true    what no test noticed once more, in a process for each: what is kept from its first use in a process, as tables are, cannot be told otherwise
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1 TERM=dumb

# folder and floor in %. A line is for all that is below its folder, unless a longer one is.
table='
Domain                  85
Domain/Policies         90
Engine                  85
Engine/Authorization    90
Xks                     85
'

# floor <folder or file>: of its line of the table, the longest that fits; nothing is asked of other folders.
floor() {
    echo "$table" | awk -v folder="$1/" 'NF && index(folder, $1 "/") == 1 && length($1) > length(best) { best = $1; floor = $2 } END { print floor + 0 }'
}

if [ "${1:-}" = --list ]; then echo "$table" | sed '/^$/d'; exit 0; fi
if [ $# -eq 0 ]; then echo "Which folder? eng/mutants.sh --list shows them." >&2; exit 2; fi
for folder in "$@"; do
    if ! [[ -e "src/FakeKms/$folder" || $folder =~ ^[0-9]+$ ]]; then echo "There is no src/FakeKms/$folder." >&2; exit 2; fi
done

work="$PWD/artifacts/mutants"
mutants() { dotnet "$work/bin/FakeKms.Mutants.dll" "$work" "$@"; }
newer() { [ ! -e "$1" ] || [ -n "$(find "${@:2}" \( -name bin -o -name obj \) -prune -o -type f -newer "$1" -print -quit)" ]; }

mkdir -p "$work"
dotnet tool restore > /dev/null
dotnet build tests/FakeKms.Mutants -v q -p:RunAnalyzers=false -p:OutDir="$work/bin/"
if newer "$work/FakeKms.dll" src/FakeKms; then
    rm -f "$work/verdicts.tsv" "$work/FakeKms.dll"
    # It is to make the changes and to try none: none begins at the first character of its file, and the one test meets nothing. What it makes is kept on the way.
    (cd tests/FakeKms.Tests && FAKEKMS_MUTANTS_KEPT="$work/made.dll" DOTNET_STARTUP_HOOKS="$work/bin/FakeKms.Mutants.dll" \
        dotnet stryker --mutate '**/*.cs{0..1}' --test-case-filter 'FullyQualifiedName~A_rule_that_is_broken_is_found' --output "$work")
    mv "$work/made.dll" "$work/FakeKms.dll"
fi
mutants prepare "$work/FakeKms.dll"
if newer "$work/coverage" "$work/FakeKms.dll" tests/FakeKms.Tests; then
    echo "> All tests, without a change"
    mutants measure
    # What was noticed is noticed by the tests that are new, too.
    if [ -e "$work/verdicts.tsv" ]; then
        awk -F '\t' '$2 ~ /^(killed|hung|crashed)$/' "$work/verdicts.tsv" > "$work/noticed.tsv"
        mv "$work/noticed.tsv" "$work/verdicts.tsv"
    fi
fi

mutants judge "${FAKEKMS_MUTANTS_CPUS:-1}" "$@"
failed=0
for folder in "$@"; do
    mutants table "$folder" "$(floor "$folder")" || failed=1
done
exit "$failed"
