#!/bin/sh
# Counts how often the gate for documents is right: over documents that a person has judged, over faults that are put into
# them, and over contradictions that are put into what the examples publish (these alone without --corpus).
#   bench/precision.sh [--corpus DIR [--judgement FILE]]
# Each line of FILE, bench/judgement.tsv without the option, judges one finding: file, line, id, true or false, why; or says
# which document a file is: file, 0, PLACE, workflow/architecture, why. Tabs part them. Ends with 1 where a finding is not
# judged or an error is wrong more often than twice in 100. The JDK is JAVA_HOME's.
. "$(dirname "$0")/java.sh"
measure -Dnewel.root="$PWD" dev.newel.gate.CorpusReport "$@"
