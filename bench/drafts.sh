#!/bin/sh
# Drafts a design from every OpenAPI description below a folder, publishes it again and tells of each: operations, how many a
# draft says without `openapi` and how many of those are alike, the lines of the whole draft, how many operations it keeps and
# how many of those are alike, milliseconds of CPU time, and what is lost, by kind. Then the same of every AsyncAPI description:
# what is sent and received, how much of it the draft says and how much comes back; the members of it and how many come back with
# their types; lines of the draft.
#   bench/drafts.sh --corpus DIR
. "$(dirname "$0")/java.sh"
measure dev.newel.bench.Drafts "$@"
