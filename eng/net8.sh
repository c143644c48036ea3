#!/usr/bin/env bash
# The tests that need no WireMock.Net once more, on the real .NET 8 runtime instead of the one of the SDK: the packages are built for net8.0, and a program
# that rolls forward would not notice a member that .NET 8 lacks. The runtime is restored as a package and lies beside the tests; nothing is installed.
# WireMock.Net's graph has packages that cannot be restored for one platform everywhere, so its tests stay on the SDK's runtime.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1 TERM=dumb
export FakeKmsRealNet8=true
for project in FakeKms.Tests FakeKms.NUnit.Tests; do
    dotnet test --project "tests/$project"
done
