#!/usr/bin/env bash
# The site of the manual, from README, docs and the XML documentation of the packages, into artifacts/site. Any warning of docfx is an error.
# The pages are written for the repository: here README.md becomes the front page, and what is linked beside the pages is linked where the repository is.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
if ! (cd site && dotnet tool restore > /dev/null 2>&1); then
    echo "1 skipped: docfx cannot be restored here, so the site is not built."
    exit 0
fi

stage=artifacts/site-pages
rm -rf "$stage" artifacts/site
mkdir -p "$stage/docs" "$stage/assemblies" "$stage/references"
# From the assemblies: what is internal is not shown, whatever stands in the XML files beside them.
for package in FakeKms.NUnit FakeKms.WireMock FakeKms; do
    dotnet build src/$package -t:Build -getItem:ReferencePath | sed -n 's/.*"Identity": "\(.*\.dll\)".*/\1/p' | tr -s '\\' '/' \
        | grep -iv -e '\.App\.Ref/' -e '/FakeKms[^/]*$' | while read -r reference; do cp "$reference" "$stage/references/"; done
    cp src/$package/bin/Debug/net8.0/$package.{dll,xml} "$stage/assemblies/"
done

cp -r site/docfx.json site/toc.yml site/template eng/icon.png CHANGELOG.md CONTRIBUTING.md SECURITY.md CODE_OF_CONDUCT.md "$stage/"
cp -r docs/. site/docs/toc.yml "$stage/docs/"
cp README.md "$stage/index.md"
repository=$(sed -n 's|.*<FakeKmsRepositoryUrl>\(.*\)</FakeKmsRepositoryUrl>.*|\1|p' Directory.Build.props)
find "$stage" -name '*.md' -exec sed -i.orig -E "s#\]\((\.\./)*(examples|src|tests|eng|LICENSE)([^)]*)\)#](${repository}/blob/main/\2\3)#g; s#\]\(((\.\./)*)README\.md#](\1index.md#g" {} +
find "$stage" -name '*.orig' -delete

cd site
dotnet docfx "../$stage/docfx.json" --warningsAsErrors --logLevel warning | sed '/^[[:space:]]*$/d'
find ../artifacts/site -name '*.map' -delete
