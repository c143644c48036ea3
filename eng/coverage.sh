#!/usr/bin/env bash
# The share of the packages' lines that the tests run, held against the floor in eng/coverage-floor.
#   eng/coverage.sh            measures: runs the tests, then as below
#   eng/coverage.sh <folder>   sums up the reports (*.cobertura.*.xml) that a run with FakeKmsCoverage=true has left there
# A line counts once, however many test projects load it, and is covered when one of them runs it.
set -euo pipefail
cd "$(dirname "$0")/.."
floor=$(cat eng/coverage-floor)
reports=${1:-}
if [ -z "$reports" ]; then
    reports=$(mktemp -d)
    FakeKmsCoverage=true dotnet test --results-directory "$reports"
fi

if ! ls "$reports"/*.cobertura.*.xml > /dev/null 2>&1; then
    echo "There is no coverage report in $reports."
    exit 1
fi

# One line for each line of code that a report names: file, number, hits. Files are named from src on, whatever the report calls its root.
lines() {
    cat "$reports"/*.cobertura.*.xml | tr '\\' '/' | awk '
        function value(name,    from) {
            if (!(from = index($0, " " name "=\""))) return ""
            rest = substr($0, from + length(name) + 3)
            return substr(rest, 1, index(rest, "\"") - 1)
        }
        /<source>/ { root = $0; sub(/.*<source>/, "", root); sub(/<\/source>.*/, "", root) }
        /<class / { file = root "/" value("filename"); gsub(/\/+/, "/", file); sub(/.*\/src\//, "src/", file) }
        /<line / && file !~ /\/obj\// { print file "\t" value("number") "\t" value("hits") }'
}

lines | awk -F '\t' -v floor="$floor" '
    { line = $1 ":" $2; if (!(line in hits)) { hits[line] = 0; file[line] = $1; all++ } if ($3 > 0 && !hits[line]) { hits[line] = 1; run++ } }
    END {
        if (all == 0) { print "The coverage reports name no line."; exit 1 }
        share = 100 * run / all
        printf "Lines covered: %.1f %% (%d of %d), floor %s %%\n", share, run, all, floor
        if (share >= floor) exit 0
        for (line in hits) if (!hits[line]) missed[file[line]]++
        for (name in missed) printf "%6d lines not run in %s\n", missed[name], name | "sort -rn | head -n 10"
        close("sort -rn | head -n 10")
        print "The coverage is below its floor."
        exit 1
    }'
