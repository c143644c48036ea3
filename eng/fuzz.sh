#!/usr/bin/env bash
# Feeds everything that takes input of others with changed inputs, in pieces with new seeds, and prints what that came to.
#   eng/fuzz.sh [minutes] [target]   all targets, or one; ten minutes unless told otherwise
# The library is instrumented by SharpFuzz, so that inputs which reach something new are changed further. An input that finds something is kept in
# artifacts/fuzz/findings with its seed, and repeats with: dotnet artifacts/fuzz/bin/FakeKms.Fuzzing.dll repeat TARGET FILE. Exits with 1 on a finding.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
minutes=${1:-10}
only=${2:-}
folder=artifacts/fuzz
findings="$folder/findings"
figures="$folder/figures.tsv"

dotnet build tests/FakeKms.Fuzzing -c Release -v q -p:RunAnalyzers=false -p:OutDir="$PWD/$folder/bin/" || exit 2
fuzz() { dotnet "$folder/bin/FakeKms.Fuzzing.dll" "$@"; }
fuzz instrument || exit 2
targets=${only:-$(fuzz targets)} || exit 2

mkdir -p "$findings"
: > "$figures"
end=$((SECONDS + minutes * 60))
count=$(wc -w <<< "$targets")
piece=$((minutes * 60 / count))
if [ "$piece" -gt 60 ]; then piece=60; fi
if [ "$piece" -lt 5 ]; then piece=5; fi
seed=${FAKEKMS_FUZZ_SEED:-$(date +%s)}
failed=0
while [ "$SECONDS" -lt "$end" ]; do
    for target in $targets; do
        if [ "$SECONDS" -ge "$end" ]; then break; fi
        seed=$((seed + 1))
        fuzz fuzz "$target" "$piece" "$seed" "$findings" >> "$figures"
        code=$?
        # Anything but a run that ended by itself: an overflow of the stack, no more memory, an input that hangs. Its input is in the .running file.
        if [ "$code" -ne 0 ]; then
            failed=1
            echo "$target with seed $seed ended with $code."
        fi
    done
done

printf '%-14s %6s %10s %8s %8s %10s %8s %8s\n' target runs inputs 'per s' kept 'slowest ms' 'most MB' findings
awk -F '\t' '
    NF == 9 { runs[$1]++; inputs[$1] += $3; seconds[$1] += $4; kept[$1] += $6; if ($7 > slow[$1]) slow[$1] = $7; if ($8 > most[$1]) most[$1] = $8; found[$1] += $9 }
    END { for (name in runs) printf "%-14s %6d %10d %8.0f %8d %10d %8d %8d\n", name, runs[name], inputs[name], inputs[name] / seconds[name], kept[name], slow[name], most[name], found[name] }
' "$figures" | sort
ls "$findings"/*.input "$findings"/*.running 2> /dev/null && failed=1
exit $failed
