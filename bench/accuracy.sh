#!/bin/sh
# Counts how much of what persons annotated in documents of others the readers find, and how much of what they find is right.
#   bench/accuracy.sh --corpus DIR [--annotations DIR] [--only WORD] [--differences yes]
# Each file NAME.tsv of the annotations names a document of the corpus and the kinds that it is complete for, then a fact a
# line: line, kind, values. Tabs part them. Without --annotations it takes those in bench/annotations. The JDK is JAVA_HOME's, or the newest that is found.
. "$(dirname "$0")/java.sh"
measure dev.newel.foreign.AccuracyReport "$@"
