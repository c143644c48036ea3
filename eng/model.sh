#!/usr/bin/env bash
# Model-based testing for as long as one likes: random sequences of calls, and histories of callers side by side, on the engine and on the model of
# tests/FakeKms.Models.Tests. Prints figures, and each fault: a disagreement as a script that can be pasted into a test, a history call by call.
#   eng/model.sh [minutes] [seed]    10 minutes, in pieces of one, from the present time as the seed on
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1 TERM=dumb
minutes=${1:-10}
seed=${2:-$(date +%s)}
reports=$(mktemp -d)
trap 'rm -rf "$reports"' EXIT
project=tests/FakeKms.Models.Tests
dotnet build "$project" -c Release -v q -p:RunAnalyzers=false
failed=0
for ((minute = 1; minute <= minutes && !failed; minute++)); do
    export FAKEKMS_MODEL_MINUTES=1 FAKEKMS_MODEL_SEED=$((seed + minute * 100000)) FAKEKMS_MODEL_REPORT="$reports/$minute"
    dotnet run --project "$project" -c Release --no-build -- --filter "FullyQualifiedName~LongRun" > "$reports/output" 2>&1 || failed=1
    if [ -f "$FAKEKMS_MODEL_REPORT" ]; then cat "$FAKEKMS_MODEL_REPORT"; else cat "$reports/output"; fi
done
cat "$reports"/[0-9]* | awk '/^Figures: / { for (i = 1; i < NF; i++) if ($i ~ /^[0-9]+$/) sums[++n % 5] += $i }
    END { printf "All: %d sequences of %d commands, %d histories of %d calls, %d faults\n", sums[1], sums[2], sums[3], sums[4], sums[0] }'
exit "$failed"
