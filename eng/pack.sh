#!/usr/bin/env bash
# Packs everything that is published into artifacts/, and prints the version. FAKEKMS_PACKED=true in the environment: somebody has, nothing is done.
#   eng/pack.sh              packs version 0.1.0 of Directory.Build.props
#   eng/pack.sh 1.2.3        packs that version
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
libraries=(FakeKms FakeKms.NUnit FakeKms.Xunit FakeKms.WireMock FakeKms.Tool)
version=${1:-$(sed -n 's/.*<Version>\(.*\)<.*/\1/p' Directory.Build.props)}
if [ "${FAKEKMS_PACKED:-}" != true ]; then
    rm -rf artifacts
    for library in "${libraries[@]}"; do
        # What the analyzers say, the build of the tests has said.
        dotnet pack "src/$library" --configuration Release --output artifacts --nologo -v q -p:RunAnalyzers=false "-p:Version=$version" >&2
    done
    dotnet pack templates --output artifacts --nologo -v q "-p:Version=$version" >&2
fi
# Whoever restores from these looks into the shared folder too, and would take what is there of the same version.
shared=$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: *//')
for library in "${libraries[@]}"; do
    other=$shared/$(echo "$library" | tr '[:upper:]' '[:lower:]')/$version
    if [ -e "$other" ]; then echo "$other is an earlier $library of this version, and would be taken for the one that was packed. Delete it." >&2; exit 1; fi
done
for library in "${libraries[@]}"; do
    ls "artifacts/$library.$version.nupkg" "artifacts/$library.$version.snupkg" >&2
done
ls "artifacts/FakeKms.Templates.$version.nupkg" >&2
echo "$version"
