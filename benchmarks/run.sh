#!/bin/sh
# What a request, a start and a process cost under Newel, under a handler written by hand on the same HTTP server and pool,
# and under Spring Boot with JPA; all serve the storefront's catalogue on one PostgreSQL. benchmarks/README.md says how.
#   benchmarks/run.sh [--rounds N] [--requests N] [--warm-up N] [--starts N] [--clients N] [--no-cache] [--database-url URL]
root=$(cd "$(dirname "$0")/.." && pwd) || exit 70
cd "$root" || exit 70
for home in "$NEWEL_JAVA_HOME" "$JAVA_HOME" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
  [ -x "$home/bin/javac" ] && [ -r "$home/release" ] || continue
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
  [ "${version:-0}" -ge 25 ] && JAVA_HOME=$home && break
  version=
done
[ -n "$version" ] || { echo "benchmarks: a JDK 25 or newer is needed; install one or point JAVA_HOME at it" >&2; exit 69; }
export JAVA_HOME
# Builds Newel, as every start of it does.
./newel run --help >/dev/null || exit
./mvnw -B -q -Pbenchmarks,app -Dnewel.build=benchmarks -Dfast -pl benchmarks -am package || exit
./mvnw -B -q -f benchmarks/spring package || exit
exec "$JAVA_HOME/bin/java" -cp "benchmarks/target/classes:benchmarks/target/lib/*" dev.newel.benchmarks.load.Compare \
  --programs "$root" --design "$root/examples/storefront" "$@"
