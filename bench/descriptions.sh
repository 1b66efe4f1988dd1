#!/bin/sh
# Reads every OpenAPI description below a folder and tells of each: version, operations, schemas, what was recognised,
# findings by severity, what is unread, and the milliseconds of CPU time that it took.
#   bench/descriptions.sh --corpus DIR
. "$(dirname "$0")/java.sh"
measure dev.newel.bench.Descriptions "$@"
