#!/bin/sh
# Measures how long read, elaborate and check take, warm, for designs of 1,000 and 5,000 operations: in about 3 minutes,
# and in CPU time, so that a busy machine does not matter much. The JDK is JAVA_HOME's, or else one of 25 or newer that is found.
#   bench/speed.sh              all steps
#   bench/speed.sh elaborate    one step; the arguments are those of JMH
#   bench/speed.sh Publishing DocumentCheck -p lines=2000
#                               documents and contracts of storefront and of 300 operations, and the gate on 2,000 lines
. "$(dirname "$0")/java.sh"
measure --sun-misc-unsafe-memory-access=allow dev.newel.bench.Speed "$@"
