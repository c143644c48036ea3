#!/usr/bin/env bash
# Explores the interleavings of the pipeline, the trail's hand-over and the end of a server with Coyote: eng/coyote.sh [iterations]
# Every target has to hold, but for those with a planted fault, which are the same pieces without their locks: there Coyote has to find the lost update,
# for which it gets as many schedules as it needs, within reason.
# Prints a line for each. A failure leaves its schedule in artifacts/coyote/reports, for coyote replay.
set -uo pipefail
cd "$(dirname "$0")/.."
iterations=${1:-1000}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 COYOTE_CLI_TELEMETRY_OPTOUT=1
output=artifacts/coyote
dotnet tool restore > /dev/null || exit 1
dotnet build tests/FakeKms.Coyote -c Release -v q -p:RunAnalyzers=false -o "$output" || exit 1
# Coyote runs on an older runtime than the one that it rewrites for.
export DOTNET_ROLL_FORWARD=Major
dotnet coyote rewrite "$output/coyote.json" > "$output/rewrite.log" || { cat "$output/rewrite.log"; exit 1; }

failed=0
# explore TARGET EXPECTED OPTION…: EXPECTED is holds, or what the target falls with.
explore() {
    local target=$1 expected=$2 log="$output/$1.log" began=$SECONDS verdict="found something else"
    shift 2
    local most=5000
    [ "$expected" = holds ] && most=$iterations
    # The machine may be slow: only what can be no progress at all is a deadlock.
    dotnet coyote test "$output/rewritten/FakeKms.Coyote.dll" --method "$target" --iterations "$most" --outdir "$output/reports" \
        --deadlock-timeout 100000 "$@" > "$log" 2>&1
    if grep -q 'Found 0 bugs' "$log"; then verdict=holds; elif grep -q "$expected" "$log"; then verdict=$expected; fi
    local schedules
    schedules=$(grep -Eo 'Explored [0-9]+ execution paths?' "$log" | grep -Eo '[0-9]+' | head -1)
    if [ "$verdict" = "$expected" ]; then
        echo "ok: $target: $verdict, ${schedules:-no} schedules, $((SECONDS - began)) s"
    else
        echo "WRONG: $target: $verdict, ${schedules:-no} schedules, $((SECONDS - began)) s"
        sed -n '/found bug/,/Emitting/p' "$log" | head -20
        failed=1
    fi
}

explore Calls_leave_one_record_each holds
explore What_is_due_happens_once_while_the_clock_moves_and_calls_come holds
explore A_copy_taken_beside_calls_has_whole_calls holds
explore A_reset_beside_calls_leaves_whole_calls holds
explore A_call_is_answered_and_recorded_or_refused_and_the_trail_stays_as_it_was_at_the_end holds
explore A_part_that_is_made_at_the_end_does_not_outlive_the_server holds
# Small enough to be interrupted at every look at memory.
explore A_timer_that_is_set_at_the_end_does_not_outlive_the_server holds --enable-memory-access-races
explore Every_record_is_handed_over_once_and_in_order holds --enable-memory-access-races
explore Planted_hand_over "records were noted and" --enable-memory-access-races
explore No_change_of_a_key_is_lost holds --enable-memory-access-races
explore Planted_pipeline "A tag is lost" --enable-memory-access-races
exit "$failed"
