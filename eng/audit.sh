#!/usr/bin/env bash
# What is known of the packages that the solution restores, those of other packages included: lists those with known vulnerabilities and fails when there is
# one in what FakeKms ships without WireMock.Net, whose graph is not ours to choose. A feed that keeps no list of vulnerabilities is told, and no failure.
#   eng/audit.sh
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 TERM=dumb
ours='FakeKms FakeKms.NUnit FakeKms.Xunit'
report=$(mktemp)
trap 'rm -f "$report"' EXIT

dotnet restore FakeKms.sln -v q -p:NuGetAudit=true 2>&1 | tee "$report"
# NU1905: a source has no list of vulnerabilities; NU1900: it could not be asked.
if grep -qE 'NU190[05]' "$report"; then
    echo "The feed tells no vulnerabilities: nothing was looked for."
    exit 0
fi

dotnet list FakeKms.sln package --vulnerable --include-transitive 2>&1 | tee "$report"
if grep -qi 'vulnerability data' "$report"; then
    echo "The feed tells no vulnerabilities: nothing was looked for."
    exit 0
fi
for project in $ours; do
    if grep -qF "Project \`$project\` has the following vulnerable packages" "$report"; then
        echo "$project ships a package with a known vulnerability."
        exit 1
    fi
done
echo "No package that FakeKms ships without WireMock.Net has a known vulnerability."
