#!/usr/bin/env bash
#!/usr/bin/env bash
# Packs the libraries into artifacts/ and uses each from a fresh project that knows them only as packages: FakeKms alone, FakeKms.NUnit, FakeKms.Xunit and
# FakeKms.WireMock, on net8.0 and net10.0; and FakeKms.Tool as an installed tool, which curl calls. Looks at what the packages ask for and bring along, too,
# and restores beside pins of other packages that are a year old.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1
packages=(FakeKms FakeKms.NUnit FakeKms.Xunit FakeKms.WireMock)
tool=FakeKms.Tool
frameworks=(net8.0 net10.0)
artifacts="$PWD/artifacts"
central() { sed -n "s/.*Include=\"$1\" Version=\"\([^\"]*\)\".*/\1/p" Directory.Packages.props; }
nunit=$(central NUnit)
adapter=$(central NUnit3TestAdapter)
xunit=$(central xunit.v3.extensibility.core)
sdk=$(central AWSSDK.KeyManagementService)
repository=$(sed -n 's/.*<FakeKmsRepositoryUrl>\(.*\)<.*/\1/p' Directory.Build.props)

fail() {
    echo "$1" >&2
    exit 1
}

version=$(eng/pack.sh)

consumers=$(mktemp -d)
trap 'rm -rf "$consumers"' EXIT
cat > "$consumers/nuget.config" <<XML
<configuration>
  <packageSources>
    <add key="artifacts" value="$artifacts" />
  </packageSources>
</configuration>
XML

# A package folder of its own, so that a package of the same version from an earlier run is never taken; the rest comes from the shared folder.
shared=$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: *//')
cat > "$consumers/Directory.Build.props" <<XML
<Project>
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFrameworks>net8.0;net10.0</TargetFrameworks>
    <RollForward>Major</RollForward>
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
    <RestorePackagesPath>$consumers/packages</RestorePackagesPath>
    <RestoreFallbackFolders>$shared</RestoreFallbackFolders>
  </PropertyGroup>
</Project>
XML

# project <name> [<property>]... : the project of a consumer; its references come from standard input.
project() {
    mkdir -p "$consumers/$1"
    {
        echo '<Project Sdk="Microsoft.NET.Sdk">'
        printf '  <PropertyGroup>%s</PropertyGroup>\n' "${@:2}"
        echo '  <ItemGroup>'
        cat
        echo '  </ItemGroup>'
        echo '</Project>'
    } > "$consumers/$1/$1.csproj"
}

run() {
    dotnet build "$consumers/$1" --nologo -v q
    for framework in "${frameworks[@]}"; do
        dotnet run --project "$consumers/$1" --no-build --framework "$framework"
    done
}

# FakeKms alone: any program.
project Alone <<XML
    <PackageReference Include="FakeKms" Version="$version" />
XML
cat > "$consumers/Alone/Program.cs" <<'CS'
using System.Text;
using Amazon.KeyManagementService.Model;
using FakeKms;

await using var kms = FakeKmsServer.Start();
using var client = kms.CreateClient();
var card = Encoding.UTF8.GetBytes("4111 1111 1111 1111");

var key = await client.CreateKeyAsync(new CreateKeyRequest());
var encrypted = await client.EncryptAsync(new EncryptRequest { KeyId = key.KeyMetadata.KeyId, Plaintext = new MemoryStream(card) });
var decrypted = await client.DecryptAsync(new DecryptRequest { CiphertextBlob = encrypted.CiphertextBlob });

if (!decrypted.Plaintext.ToArray().SequenceEqual(card)) throw new InvalidOperationException("The card came back as something else.");
kms.Trail.ShouldContain("Decrypt", times: 1);
Console.WriteLine($"FakeKms alone works on .NET {Environment.Version}, built for {AppContext.TargetFrameworkName}.");
CS
run Alone

# Both frameworks together.
graph=$(awk '/^  "libraries": \{/ { on = 1 } /^  \}/ { on = 0 } on && /"type": "package"/' "$consumers/Alone/obj/project.assets.json" | wc -l)
[ "$graph" -gt 0 ] && [ "$graph" -lt 10 ] || fail "A consumer of FakeKms alone has $graph packages in its graph; there are to be fewer than ten."
if find "$consumers/Alone/bin" -name '*.dll' | grep -E '/(WireMock|Microsoft\.IdentityModel|FakeKms\.WireMock)[^/]*$'; then
    fail "FakeKms alone brings along what only the HTTP lane needs."
fi

# FakeKms.NUnit: a fixture.
project Tests '<EnableNUnitRunner>true</EnableNUnitRunner>' <<XML
    <PackageReference Include="FakeKms.NUnit" Version="$version" />
    <PackageReference Include="NUnit" Version="$nunit" />
    <PackageReference Include="NUnit3TestAdapter" Version="$adapter" />
XML
cat > "$consumers/Tests/CardTests.cs" <<'CS'
using System.Text;
using FakeKms;
using NUnit.Framework;

namespace Consumer;

public sealed class CardTests : FakeKmsTest
{
    protected override void Configure(FakeKmsBuilder kms) => kms.WithKey("alias/cards");

    [Test]
    public async Task An_encrypted_card_can_be_decrypted()
    {
        using var client = Kms.CreateClient();
        var card = Encoding.UTF8.GetBytes("4111 1111 1111 1111");

        var encrypted = await client.EncryptAsync(new() { KeyId = "alias/cards", Plaintext = new MemoryStream(card) });
        var decrypted = await client.DecryptAsync(new() { CiphertextBlob = encrypted.CiphertextBlob });

        Assert.That(decrypted.Plaintext.ToArray(), Is.EqualTo(card));
        Assert.That(Kms.Trail, Has.Exactly(1).KmsEvent("Decrypt").OnKey("alias/cards"));
    }
}
CS
run Tests

# FakeKms.Xunit: a test class, on the lowest xunit.v3 that it takes.
project XunitTests <<XML
    <PackageReference Include="FakeKms.Xunit" Version="$version" />
    <PackageReference Include="xunit.v3" Version="$xunit" />
XML
cat > "$consumers/XunitTests/CardTests.cs" <<'CS'
using Amazon.KeyManagementService.Model;
using FakeKms;
using Xunit;

namespace Consumer;

public sealed class CardTests : FakeKmsTest
{
    protected override void Configure(FakeKmsBuilder kms) => kms.WithKey("alias/cards");

    [Fact]
    public async Task A_card_is_encrypted_once()
    {
        using var client = Kms.CreateClient();

        await client.EncryptAsync(
            new EncryptRequest { KeyId = "alias/cards", Plaintext = new MemoryStream([1, 2, 3]) }, TestContext.Current.CancellationToken);

        Kms.Trail.ShouldContain("Encrypt", times: 1);
    }
}
CS
run XunitTests

# FakeKms.WireMock: over HTTP. A package of WireMock.Net's graph asks for a version that not every feed has: NU1603.
project OverHttp '<NoWarn>$(NoWarn);NU1603</NoWarn>' <<XML
    <PackageReference Include="FakeKms.WireMock" Version="$version" />
XML
cat > "$consumers/OverHttp/Program.cs" <<'CS'
using Amazon.KeyManagementService.Model;
using FakeKms;

await using var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards"));
var http = kms.OverHttp();
using var client = http.CreateClient();

var encrypted = await client.EncryptAsync(new EncryptRequest { KeyId = "alias/cards", Plaintext = new MemoryStream([1, 2, 3]) });
var decrypted = await client.DecryptAsync(new DecryptRequest { CiphertextBlob = encrypted.CiphertextBlob });

if (!decrypted.Plaintext.ToArray().SequenceEqual(new byte[] { 1, 2, 3 })) throw new InvalidOperationException("The bytes came back as something else.");
if (http.WireMock.Port != http.Endpoint.Port) throw new InvalidOperationException("The endpoint is not WireMock.Net's.");
kms.Trail.ShouldContain("Decrypt", times: 1);
Console.WriteLine($"FakeKms.WireMock works at {http.Endpoint} on .NET {Environment.Version}, built for {AppContext.TargetFrameworkName}.");
CS
run OverHttp

# FakeKms.Tool: installed as a tool, it serves one call of another client.
dotnet tool install "$tool" --version "$version" --tool-path "$consumers/tools" --configfile "$consumers/nuget.config"
fakekms="$consumers/tools/fakekms"
[ "$("$fakekms" --version)" = "$version" ] || fail "fakekms has another version than its package."
"$fakekms" serve --port 0 --clock 2026-01-01 > "$consumers/fakekms.log" 2>&1 &
serving=$!
trap 'kill "$serving" 2> /dev/null || true; rm -rf "$consumers"' EXIT
for _ in $(seq 100); do
    grep -q '^Timeline at ' "$consumers/fakekms.log" && break
    kill -0 "$serving" 2> /dev/null || fail "fakekms ended: $(cat "$consumers/fakekms.log")"
    sleep 0.1
done
endpoint=$(sed -n 's/^FakeKms serves AWS KMS at \([^ ]*\) .*/\1/p' "$consumers/fakekms.log")
curl --silent --show-error --fail --noproxy '*' "$endpoint" --data '{}' --header 'Content-Type: application/x-amz-json-1.1' \
    --header 'X-Amz-Target: TrentService.CreateKey' --header 'Authorization: AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/kms/aws4_request, SignedHeaders=host, Signature=none' |
    grep -q '"KeyId"' || fail "fakekms made no key."
"$fakekms" trail --endpoint "$endpoint" | grep -q '^2026-01-01T00:00:00Z  us-east-1  CreateKey  ok' || fail "The trail of fakekms has no CreateKey."
kill "$serving"
wait "$serving" || fail "fakekms did not end in order."
trap 'rm -rf "$consumers"' EXIT
unzip -p "$artifacts/$tool.$version.nupkg" package-readme.md | head -n 1 | grep -qxF "# $tool" || fail "The readme of $tool is another's."
echo "$tool works at $endpoint."

# What the packages ask for, and what a package page shows.
for package in "${packages[@]}"; do
    id=$(echo "$package" | tr '[:upper:]' '[:lower:]')
    folder="$consumers/packages/$id/$version"
    nuspec="$folder/$id.nuspec"
    if grep -i OpenIdConnect "$nuspec"; then fail "$package names OpenIdConnect."; fi
    grep -qF '<readme>package-readme.md</readme>' "$nuspec" || fail "$package names no readme."
    grep -qF '<icon>icon.png</icon>' "$nuspec" || fail "$package names no icon."
    head -n 1 "$folder/package-readme.md" | grep -qxF "# $package" || fail "The readme of $package is another's."
    cmp "$folder/icon.png" eng/icon.png
    grep -qF "<projectUrl>$repository</projectUrl>" "$nuspec" || fail "$package names another project page than $repository."
done
grep -qF "<dependency id=\"FakeKms\" version=\"[$version]\"" "$consumers/packages/fakekms.wiremock/$version/fakekms.wiremock.nuspec" ||
    fail "FakeKms.WireMock, which uses internals of FakeKms, does not ask for exactly the FakeKms that it was built with."

# Central versions that also pin what comes along, and are a year old. The SDK's is our own lower bound: an older one is NU1109, and rightly so.
project Pinned '<ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>' \
    '<CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled>' <<XML
    <PackageReference Include="FakeKms" />
    <PackageReference Include="FakeKms.NUnit" />
XML
cat > "$consumers/Pinned/Directory.Packages.props" <<XML
<Project>
  <ItemGroup>
    <PackageVersion Include="FakeKms" Version="$version" />
    <PackageVersion Include="FakeKms.NUnit" Version="$version" />
    <PackageVersion Include="AWSSDK.KeyManagementService" Version="$sdk" />
    <PackageVersion Include="Microsoft.IdentityModel.Protocols.OpenIdConnect" Version="7.1.2" />
    <PackageVersion Include="Newtonsoft.Json" Version="13.0.3" />
    <PackageVersion Include="NUnit" Version="4.2.2" />
  </ItemGroup>
</Project>
XML
dotnet restore "$consumers/Pinned" --nologo -v q

echo "The packages of version $version work in fresh projects on ${frameworks[*]}. FakeKms alone has a graph of $graph packages, with itself."
