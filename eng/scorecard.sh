#!/usr/bin/env bash
# Runs the conformance cases against FakeKms in memory and over HTTP, against moto's server where it is installed, and against every other KMS that is named,
# and writes the tables of docs/conformance.md (by operation) and docs/comparison.md (by family). Takes some minutes. Why a case failed is in artifacts/scorecard.
#   eng/scorecard.sh
#   eng/scorecard.sh "LocalStack 4.9=http://127.0.0.1:4566"      a column more for each; keys stay behind there
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 TERM=dumb
results=artifacts/scorecard
port=${FAKEKMS_SCORECARD_PORT:-5071}
rm -rf "$results"
mkdir -p "$results"
titles=()

# look <title> <arguments of the scorecard>...
look() {
    echo "> $1"
    dotnet run --project tests/FakeKms.Conformance --no-build -- --scorecard --failures "${@:2}" > "$results/${#titles[@]}.txt" || { cat "$results/${#titles[@]}.txt"; exit 1; }
    grep '^all ' "$results/${#titles[@]}.txt"
    titles+=("$1")
}

dotnet build tests/FakeKms.Conformance -v q
look "FakeKms in memory"
look "FakeKms over HTTP" --over-http

if version=$(python3 -c 'import moto; print(moto.__version__)' 2> /dev/null) && command -v moto_server > /dev/null; then
    moto_server --port "$port" > "$results/moto.log" 2>&1 &
    moto=$!
    trap 'kill "$moto" 2> /dev/null || true' EXIT
    for _ in $(seq 60); do (: < "/dev/tcp/127.0.0.1/$port") 2> /dev/null && break; sleep 0.5; done
    # Somebody else's server on this port would answer, too.
    kill -0 "$moto" 2> /dev/null || { cat "$results/moto.log"; echo "moto_server does not run. FAKEKMS_SCORECARD_PORT chooses another port than $port."; exit 1; }
    look "moto $version" --endpoint "http://127.0.0.1:$port"
    kill "$moto"
else
    echo "There is no moto_server here: the tables will not have its column."
fi
for other in "$@"; do look "${other%%=*}" --endpoint "${other#*=}"; done

# table <operation|family>: what was looked at, and "passed of cases" by README's families of operations.
table() {
    local day version
    day=$(LC_ALL=C date -u '+%-d %B %Y')
    version=$(sed -n 's/.*<Version>\(.*\)<\/Version>.*/\1/p' Directory.Build.props)
    echo "Passed of all cases, on $day: FakeKms $version on .NET $(dotnet --version)$(printf '; %s' "${titles[@]:2}")."
    echo
    printf '| |%s\n' "$(printf ' %s |' "${titles[@]}")"
    printf '| --- |%s\n' "$(printf ' ---: |%.0s' "${titles[@]}")"
    awk -v by="$1" -v columns="${#titles[@]}" -v results="$results" '
        function line(name, counted,    i, text) {
            text = "| " name " |"
            for (i = 0; i < columns; i++) text = text " " counted[i, "passed"] + 0 " of " counted[i, "passed"] + counted[i, "failed"] " |"
            print text
        }
        function count(counted, operation,    i) {
            for (i = 0; i < columns; i++) { counted[i, "passed"] += passed[i, operation]; counted[i, "failed"] += failed[i, operation] }
        }
        BEGIN {
            for (i = 0; i < columns; i++)
                while ((getline row < (results "/" i ".txt")) > 0)
                    if (split(row, cell, " ") == 3 && cell[2] ~ /^[0-9]+$/) { passed[i, cell[1]] = cell[2]; failed[i, cell[1]] = cell[3] }
            count(all, "all")
            line("**all operations**", all)
        }
        /<!-- operations -->/ { inside = !inside }
        inside && split($0, cell, "|") == 4 && cell[3] ~ /`/ {
            gsub(/^ +| +$/, "", cell[2]); gsub(/[` ]/, "", cell[3])
            split("", family)
            size = split(cell[3], operations, ",")
            for (o = 1; o <= size; o++) { split("", one); count(one, operations[o]); count(family, operations[o]); if (by == "operation") line(operations[o], one) }
            if (by == "family") line(cell[2], family)
        }' README.md
}

# publish <page> <operation|family>
publish() {
    table "$2" > "$results/$2.md"
    awk -v new="$results/$2.md" '
        /<!-- scorecard -->/ { print; while ((getline row < new) > 0) print row; skipping = 1 }
        /<!-- \/scorecard -->/ { skipping = 0 }
        !skipping { print }' "$1" > "$results/page.md"
    cp "$results/page.md" "$1"
    echo "written: $1"
}

publish docs/conformance.md operation
publish docs/comparison.md family
