#!/bin/sh
# Measures how long read, elaborate and check take, warm, for designs of 1,000 and 5,000 operations: in about 3 minutes,
# and in CPU time, so that a busy machine does not matter much. The JDK is JAVA_HOME's, or else one of 25 or newer that is found.
#   bench/speed.sh              all steps
#   bench/speed.sh elaborate    one step; the arguments are those of JMH
set -e
cd "$(dirname "$0")/.."
for home in "$JAVA_HOME" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null) || continue
  [ "${version:-0}" -ge 25 ] && java=$home/bin/java && break
done
[ -n "$java" ] || { echo "speed: a JDK 25 or newer is needed; point JAVA_HOME at one" >&2; exit 69; }
./mvnw -q -B -P bench -pl core test-compile
exec "$java" --sun-misc-unsafe-memory-access=allow \
  -cp "core/target/test-classes:core/target/classes:$(cat core/target/bench-libraries.txt)" dev.newel.bench.Speed "$@"
