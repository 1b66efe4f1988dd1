# Sourced by the scripts beside it: finds a JDK 25 or newer (JAVA_HOME's, or else one where installers put them), goes to the
# root of the repository, and gives the function
#   measure [OPTION OF JAVA...] CLASS [ARGUMENT...]
# which compiles the tests and what lies in core/src/bench, runs the class, and ends with its exit code.
cd "$(dirname "$0")/.." || exit 70
for home in "$JAVA_HOME" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null) || continue
  [ "${version:-0}" -ge 25 ] && java=$home/bin/java && break
done
[ -n "$java" ] || {
  echo "$(basename "$0" .sh): a JDK 25 or newer is needed; point JAVA_HOME at one" >&2
  exit 69
}

measure() {
  JAVA_HOME=${java%/bin/java} ./mvnw -q -B -P bench -pl core test-compile || exit 70
  exec "$java" -cp "core/target/test-classes:core/target/classes:$(cat core/target/bench-libraries.txt)" "$@"
}
