#!/usr/bin/env bash
# What tests/FakeKms.Browser.Tests look at the timeline with, where the machine can have it: Debian's Chromium by apt, for root alone, and Mermaid by npm, into
# artifacts/mermaid. Says nothing, has a time limit, and never fails: tests that miss one of them are skipped, and say so.
cd "$(dirname "$0")/.." || exit 0
mermaid=12.3.0

limit() {
    if command -v timeout > /dev/null; then timeout "$@"; else shift; "$@"; fi
}

if ! command -v chromium chromium-browser google-chrome > /dev/null && command -v apt-get > /dev/null && [ "$(id -u)" -eq 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    limit 60 apt-get -qq update > /dev/null 2>&1
    limit 240 apt-get -qq install -y --no-install-recommends chromium > /dev/null 2>&1
fi

if ! [ -e "artifacts/mermaid/$mermaid.min.js" ] && command -v npm > /dev/null; then
    fetched=$(mktemp -d)
    if limit 60 npm pack "mermaid@$mermaid" --silent --ignore-scripts --pack-destination "$fetched" > /dev/null 2>&1 \
        && tar -xzf "$fetched/mermaid-$mermaid.tgz" -C "$fetched" package/dist/mermaid.min.js 2> /dev/null; then
        mkdir -p artifacts/mermaid && mv "$fetched/package/dist/mermaid.min.js" "artifacts/mermaid/$mermaid.min.js"
    fi
    rm -rf "$fetched"
fi
exit 0
