#!/bin/sh
# Measures how long read, elaborate and check take, warm, for designs of 1,000 and 5,000 operations: in about 3 minutes,
# and in CPU time, so that a busy machine does not matter much. JAVA_HOME names a JDK 25 or newer.
#   bench/speed.sh              all steps
#   bench/speed.sh elaborate    one step; the arguments are those of JMH
set -e
cd "$(dirname "$0")/.."
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
./mvnw -q -B -P bench -pl core test-compile
exec "$java" --sun-misc-unsafe-memory-access=allow \
  -cp "core/target/test-classes:core/target/classes:$(cat core/target/bench-libraries.txt)" dev.newel.bench.Speed "$@"
