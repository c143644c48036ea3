#!/usr/bin/env bash
# Explores the interleavings of the pipeline, the trail's hand-over and the end of a server with Coyote: eng/coyote.sh [iterations]
# Every target has to hold, but for those with a planted fault, the same pieces without their locks: there Coyote has to find it. Prints a line for each.
set -uo pipefail
cd "$(dirname "$0")/.."
iterations=${1:-1000}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 COYOTE_CLI_TELEMETRY_OPTOUT=1
output=artifacts/coyote
dotnet tool restore > /dev/null || exit 1
dotnet build tests/FakeKms.Coyote -c Release -v q -p:RunAnalyzers=false -o "$output" || exit 1
# Coyote runs on an older runtime than the one that it is to rewrite for.
export DOTNET_ROLL_FORWARD=Major
dotnet coyote rewrite "$output/coyote.json" > "$output/rewrite.log" || { cat "$output/rewrite.log"; exit 1; }

# explore TARGET holds|falls OPTION…
explore() {
    local target=$1 expected=$2 log="$output/$1.log" began=$SECONDS found
    shift 2
    dotnet coyote test "$output/rewritten/FakeKms.Coyote.dll" --method "$target" --iterations "$iterations" --outdir "$output/reports" "$@" > "$log" 2>&1
    found=$(grep -Eo 'Found [0-9]+ bug' "$log" | grep -Eo '[0-9]+' | head -1)
    local verdict=broken
    [ "$found" = 0 ] && verdict=holds
    [ "${found:-0}" -gt 0 ] && verdict=falls
    printf '%s %s, %s, %ss: %s\n' "$([ "$verdict" = "$expected" ] && echo ok || echo WRONG)" "$verdict" \
        "$(grep -Eo 'Explored [0-9]+ schedule' "$log" | head -1)" "$((SECONDS - began))" "$target"
    [ "$verdict" = "$expected" ] || { tail -20 "$log"; return 1; }
}

failed=0
explore Calls_leave_one_record_each holds || failed=1
explore What_is_due_happens_once_while_the_clock_moves_and_calls_come holds || failed=1
explore A_copy_taken_beside_calls_has_whole_calls holds || failed=1
explore A_reset_beside_calls_leaves_whole_calls holds || failed=1
explore A_call_is_answered_and_recorded_or_refused_and_the_trail_stays_as_it_was_at_the_end holds || failed=1
explore A_part_that_is_made_at_the_end_does_not_outlive_the_server holds || failed=1
explore A_timer_that_is_set_at_the_end_does_not_outlive_the_server holds --enable-memory-access-races || failed=1
explore Every_record_is_handed_over_once_and_in_order holds --enable-memory-access-races || failed=1
explore Planted_hand_over falls --enable-memory-access-races || failed=1
explore No_change_of_a_key_is_lost holds || failed=1
explore Planted_pipeline falls || failed=1
exit "$failed"
