#!/bin/sh
# Counts how often the gate for documents is right over documents that a person has judged.
#   bench/precision.sh --corpus DIR --judgement FILE
# Each line of FILE judges one finding: file, line, id, true or false, why; or says which document a file is: file, 0, PLACE,
# workflow/architecture, why. Tabs part them. Ends with 1 where a finding is not judged. The JDK is JAVA_HOME's.
set -e
cd "$(dirname "$0")/.."
for home in "$JAVA_HOME" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null) || continue
  [ "${version:-0}" -ge 25 ] && java=$home/bin/java && break
done
[ -n "$java" ] || { echo "precision: a JDK 25 or newer is needed; point JAVA_HOME at one" >&2; exit 69; }
./mvnw -q -B -P bench -pl core test-compile
exec "$java" -cp "core/target/test-classes:core/target/classes:$(cat core/target/bench-libraries.txt)" \
  dev.newel.gate.CorpusReport "$@"
