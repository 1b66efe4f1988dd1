#!/bin/sh
# Counts how often the gate for documents is right over documents that a person has judged.
#   bench/precision.sh --corpus DIR --judgement FILE
# Each line of FILE judges one finding: file, line, id, true or false, why; or says which document a file is: file, 0, PLACE,
# workflow/architecture, why. Tabs part them. Ends with 1 where a finding is not judged. The JDK is JAVA_HOME's.
. "$(dirname "$0")/java.sh"
measure dev.newel.gate.CorpusReport "$@"
