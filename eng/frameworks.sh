#!/usr/bin/env bash
# FakeKms in every test framework, on the packages: builds the projects of tests/frameworks, runs the tests of each, then those that fail on purpose, and
# looks at what these print and attach. At last the template: installs it where nothing else is, makes a project of it, and runs that one's tests.
#   eng/frameworks.sh             packs first, unless FAKEKMS_PACKED=true
#   eng/frameworks.sh <folder>    leaves the reports (*.trx) of the tests that are to hold there
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1 TERM=dumb
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
results=${1:-$scratch/results}
version=$(eng/pack.sh 2> "$scratch/pack.log") || { cat "$scratch/pack.log" >&2; exit 1; }
frameworks=$PWD/tests/frameworks
# As the programs of the system know it: Git's bash on Windows has names of its own for folders.
artifacts=$(cd artifacts && { pwd -W 2> /dev/null || pwd; })
shared=$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: *//')

fail() {
    cat "$scratch/output.log" >&2
    echo "$1" >&2
    exit 1
}

# Packages of the same version from an earlier run are never taken; the rest comes from the shared folder.
rm -rf "$frameworks"/obj/packages/fakekms*
dotnet msbuild "$frameworks/All.proj" -m -v:q -nologo "-p:FakeKmsVersion=$version" "-p:RestoreFallbackFolders=$shared" > "$scratch/output.log" 2>&1 ||
    fail "The projects of tests/frameworks do not build."
if grep -E '(: warning |^warning )[A-Z]+[0-9]+' "$scratch/output.log"; then fail "The projects of tests/frameworks build with warnings."; fi

# counter <name> <folder>: the sum over the reports in a folder.
counter() {
    cat "$2"/*.trx | tr '>' '\n' | grep -o '<Counters .*' | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{ sum += $1 } END { print sum + 0 }'
}

# holds <title> <number of tests> <command>... : all of them pass. The command gets the folder for its report in front of its last words.
holds() {
    local folder="$scratch/holds/$1"
    mkdir -p "$folder"
    "${@:3}" --results-directory "$folder" > "$scratch/output.log" 2>&1 || fail "$1: a test failed."
    [ "$(counter passed "$folder")" -eq "$2" ] || fail "$1: $(counter passed "$folder") tests passed in place of $2."
    mkdir -p "$results"
    for report in "$folder"/*.trx; do cp "$report" "$results/${1// /-}.trx"; done
    echo "$1: $2 passed"
}

# fails <title> <tests> <timelines> <command>... : all of them fail, say why, and have so many timelines attached.
fails() {
    local folder="$scratch/fails/$1" page
    mkdir -p "$folder"
    if "${@:4}" --results-directory "$folder" > "$scratch/output.log" 2>&1; then fail "$1: the tests that fail on purpose do not fail."; fi
    cat "$folder"/*.trx >> "$scratch/output.log"
    [ "$(counter failed "$folder")" -eq "$2" ] || fail "$1: $(counter failed "$folder") tests failed on purpose in place of $2."
    for text in 'Recorded by FakeKms:' 'Z  us-east-1  DescribeKey  ok  ' 'Scripted to fail and not come to it:' 'Begun and never run: ' 'on purpose'; do
        grep -qF "$text" "$folder"/*.trx || fail "$1: the report does not say \"$text\"."
    done
    while IFS= read -r page; do
        page=${page//\\//}
        grep -q '<!DOCTYPE html>' "$page" || fail "$1: $page is no page."
        rm -r "$(dirname "$page")"
    done < <(sed -n 's/.*The timeline of the calls: \([^<]*timeline\.html\).*/\1/p' "$folder"/*.trx | sort -u)
    [ "$(cat "$folder"/*.trx | grep -c '<ResultFile path=.*timeline.html')" -eq "$3" ] || fail "$1: there are not $3 timelines attached."
    echo "$1: $2 failed on purpose and said why, $3 with a timeline attached"
}

program() { echo "$frameworks/$1/bin/Debug/net10.0/$2.dll"; }

nunit=(dotnet "$(program nunit OnNUnit)" --report-trx)
holds "NUnit" 4 "${nunit[@]}" --filter 'FullyQualifiedName!~Failing'
fails "NUnit" 4 3 "${nunit[@]}" --filter 'FullyQualifiedName~Failing'
# The checks themselves: a test that fails, one that does not fail, and a timeline that is not there are found.
if (holds "check 1" 4 "${nunit[@]}" --filter 'FullyQualifiedName~Failing') > /dev/null 2>&1; then fail "A test that fails is not found."; fi
if (fails "check 2" 4 3 "${nunit[@]}" --filter 'FullyQualifiedName!~Failing') > /dev/null 2>&1; then fail "A test that does not fail on purpose is not found."; fi
if (fails "check 3" 4 4 "${nunit[@]}" --filter 'FullyQualifiedName~Failing') > /dev/null 2>&1; then fail "A timeline that is not attached is not found."; fi
for project in xunit-v3/OnXunit3 xunit-v3-4/OnXunit3Of4; do
    title="xunit.v3 $(sed -n 's/.*Include="xunit\.v3" Version="\(.*\)".*/\1/p' "$frameworks/$project.csproj")"
    holds "$title" 8 dotnet "$(program "${project%/*}" "${project#*/}")" --report-xunit-trx --filter-not-class FailingTests
    fails "$title" 3 2 dotnet "$(program "${project%/*}" "${project#*/}")" --report-xunit-trx --filter-class FailingTests --explicit only
done
holds "MSTest" 1 dotnet "$(program mstest OnMSTest)" --report-trx --filter 'FullyQualifiedName!~Failing'
fails "MSTest" 3 2 dotnet "$(program mstest OnMSTest)" --report-trx --filter 'FullyQualifiedName~Failing'
holds "TUnit" 1 dotnet "$(program tunit OnTUnit)" --report-trx
fails "TUnit" 3 2 dotnet "$(program tunit OnTUnit)" --report-trx --treenode-filter '/*/*/FailingTests/*'
# xunit 2 has no attachments, and no runner of its own.
cd "$frameworks/xunit-v2"
holds "xunit 2" 1 dotnet test --no-build --logger trx --filter 'FullyQualifiedName!~Failing'
fails "xunit 2" 3 0 dotnet test --no-build --logger trx --filter 'FullyQualifiedName~Failing'

# The template, and a mistake that is easily made, in a folder that knows nothing of this repository but the packages.
mkdir "$scratch/work"
cd "$scratch/work"
sed "s|\.\./\.\./artifacts|$artifacts|" "$frameworks/nuget.config" > nuget.config
export NUGET_PACKAGES="$frameworks/obj/packages" RestoreFallbackFolders="$shared"
mkdir Mistaken
cat > Mistaken/Mistaken.csproj <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageReference Include="FakeKms.Xunit" Version="$version" /><PackageReference Include="xunit" Version="2.9.3" /></ItemGroup>
</Project>
XML
if dotnet build Mistaken --nologo -v q > "$scratch/output.log" 2>&1; then fail "FakeKms.Xunit builds beside xunit 2."; fi
grep -qF 'error : FakeKms.Xunit is for xunit.v3, and this project has xunit 2.' "$scratch/output.log" || fail "FakeKms.Xunit does not say that it is not for xunit 2."
hive=(--debug:custom-hive "$scratch/hive")
dotnet new install "$artifacts/FakeKms.Templates.$version.nupkg" "${hive[@]}" > "$scratch/output.log" 2>&1 || fail "The template cannot be installed."
dotnet new fakekms-nunit --name Cards.Tests "${hive[@]}" > "$scratch/output.log" 2>&1 || fail "The template makes no project."
grep -qF "Include=\"FakeKms.NUnit\" Version=\"$version\"" Cards.Tests/Cards.Tests.csproj || fail "The template asks for another FakeKms.NUnit than $version."
dotnet new fakekms-nunit --name Old.Tests --framework net8.0 "${hive[@]}" > "$scratch/output.log" 2>&1 || fail "The template takes no --framework."
grep -qF '<TargetFramework>net8.0</TargetFramework>' Old.Tests/Old.Tests.csproj || fail "The template does not heed its --framework."
holds "dotnet new fakekms-nunit" 2 dotnet test Cards.Tests --logger trx
