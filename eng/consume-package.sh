#!/usr/bin/env bash
# Packs both libraries into artifacts/ and runs a test in a fresh project that knows them only as packages.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1
artifacts="$PWD/artifacts"
tests_nunit=$(sed -n 's/.*Include="NUnit" Version="\([^"]*\)".*/\1/p' Directory.Packages.props)
tests_adapter=$(sed -n 's/.*Include="NUnit3TestAdapter" Version="\([^"]*\)".*/\1/p' Directory.Packages.props)

rm -rf "$artifacts"
dotnet pack src/FakeKms --configuration Release --output "$artifacts" --nologo -v q
dotnet pack src/FakeKms.NUnit --configuration Release --output "$artifacts" --nologo -v q
version=$(basename "$artifacts"/FakeKms.NUnit.*.nupkg .nupkg | sed 's/^FakeKms\.NUnit\.//')
for package in FakeKms FakeKms.NUnit; do
    ls "$artifacts/$package.$version.nupkg" "$artifacts/$package.$version.snupkg"
done

consumer=$(mktemp -d)
trap 'rm -rf "$consumer"' EXIT
cat > "$consumer/nuget.config" <<XML
<configuration>
  <packageSources>
    <add key="artifacts" value="$artifacts" />
  </packageSources>
</configuration>
XML

# A package folder of its own, so that a package of the same version from an earlier run is never taken; the rest comes from the shared folder.
shared=$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: *//')
cat > "$consumer/Consumer.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFrameworks>net8.0;net10.0</TargetFrameworks>
    <RollForward>Major</RollForward>
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
    <EnableNUnitRunner>true</EnableNUnitRunner>
    <RestorePackagesPath>$consumer/packages</RestorePackagesPath>
    <RestoreFallbackFolders>$shared</RestoreFallbackFolders>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="FakeKms.NUnit" Version="$version" />
    <PackageReference Include="NUnit" Version="$tests_nunit" />
    <PackageReference Include="NUnit3TestAdapter" Version="$tests_adapter" />
  </ItemGroup>
</Project>
XML

cat > "$consumer/CardTests.cs" <<'CS'
using System.Text;
using FakeKms;
using NUnit.Framework;

namespace Consumer;

public sealed class CardTests : FakeKmsTest
{
    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards");

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_encrypted_card_can_be_decrypted(bool overHttp)
    {
        using var client = overHttp ? Kms.CreateClient() : Kms.CreateInMemoryClient();
        var card = Encoding.UTF8.GetBytes("4111 1111 1111 1111");

        var encrypted = await client.EncryptAsync(new() { KeyId = "alias/cards", Plaintext = new MemoryStream(card) });
        var decrypted = await client.DecryptAsync(new() { CiphertextBlob = encrypted.CiphertextBlob });

        Assert.That(decrypted.Plaintext.ToArray(), Is.EqualTo(card));
        Assert.That(Kms.Trail, Has.Exactly(1).KmsEvent("Decrypt").OnKey("alias/cards"));
    }
}
CS

cd "$consumer"
for framework in net8.0 net10.0; do
    dotnet run --framework "$framework"
done
echo "The packages of version $version work in a fresh project on net8.0 and net10.0."
