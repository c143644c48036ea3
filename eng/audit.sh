#!/usr/bin/env bash
# What is known of the packages that the solution restores, those of other packages included: lists those with known vulnerabilities and fails when there is
# one in what FakeKms ships without WireMock.Net, whose graph is not ours to choose. Not every feed tells of vulnerabilities: that is said, and is no failure.
#   eng/audit.sh
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 TERM=dumb
ours='FakeKms FakeKms.NUnit FakeKms.Xunit'
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# A feed that tells nothing looks like one that has nothing to tell. So a package is asked about first that is known to be vulnerable (CVE-2024-21907).
mkdir "$scratch/canary"
cat > "$scratch/canary/canary.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net8.0</TargetFramework><NuGetAuditLevel>low</NuGetAuditLevel></PropertyGroup>
  <ItemGroup><PackageReference Include="Newtonsoft.Json" Version="12.0.3" /></ItemGroup>
</Project>
XML
if ! (cd "$scratch/canary" && dotnet restore -v q -p:NuGetAudit=true 2>&1) | grep -qE 'NU190[1-4]'; then
    echo "The feed tells of no vulnerability, not even of a known one: nothing can be looked for here."
    exit 0
fi

dotnet restore FakeKms.sln -v q
dotnet list FakeKms.sln package --vulnerable --include-transitive 2>&1 | tee "$scratch/report"
for project in $ours; do
    if grep -qF "Project \`$project\` has the following vulnerable packages" "$scratch/report"; then
        echo "$project ships a package with a known vulnerability."
        exit 1
    fi
    grep -qF "\`$project\` has no vulnerable packages" "$scratch/report" || { echo "The report says nothing of $project."; exit 1; }
done
echo "No package that FakeKms ships without WireMock.Net has a known vulnerability."
