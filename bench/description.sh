#!/bin/sh
# How long `newel check` takes for one OpenAPI description, beside the linters of Redocly and Spectral with their recommended
# rules: whole processes, N runs of each (1 by default), taken in turn so that a busy machine is as bad for one as for the
# other. Tells wall and CPU time (user and system) of each, and how many times ahead Newel is in CPU time.
#   bench/description.sh FILE [N]
# The linters are those in the folder that LINTERS names, or on the PATH; npm install @redocly/cli @stoplight/spectral-cli
# puts them into node_modules/.bin. One that is not there is left out.
[ -f "$1" ] || { echo "description: name an OpenAPI description" >&2; exit 64; }
folder=$(cd "$(dirname "$1")" && pwd) || exit 70
file=$folder/$(basename "$1")
n=${2:-1}
cd "$(dirname "$0")/.." || exit 70
[ -z "$LINTERS" ] || PATH=$LINTERS:$PATH
times=$(mktemp -d) || exit 70
trap 'rm -rf "$times"' EXIT
echo 'extends: ["spectral:oas"]' >"$times/ruleset.yaml"
XDG_CACHE_HOME=$times/cache
REDOCLY_TELEMETRY=off
REDOCLY_SUPPRESS_UPDATE_NOTICE=true
export XDG_CACHE_HOME REDOCLY_TELEMETRY REDOCLY_SUPPRESS_UPDATE_NOTICE

# Builds what is not built, and makes the class archive.
NEWEL_ARCHIVE=now ./newel --version >/dev/null || exit

# once NAME COMMAND...: adds a line with the wall and the CPU milliseconds of one run; findings are no failure.
once() {
  name=$1
  shift
  {
    bash -c 'TIMEFORMAT="%R %U %S"; time "$@" >"$0" 2>&1' "$times/said" "$@"
  } 2>&1 | awk '{ printf "%d %d\n", $1 * 1000, ($2 + $3) * 1000 }' >>"$times/$name"
}

i=0
while [ "$i" -lt "$n" ]; do
  once newel ./newel check "$file"
  ! command -v redocly >/dev/null || once redocly redocly lint "$file"
  ! command -v spectral >/dev/null || once spectral spectral lint --ruleset "$times/ruleset.yaml" --quiet "$file"
  i=$((i + 1))
done

median() {
  cut -d ' ' -f "$2" "$times/$1" | sort -n | sed -n "$(((n + 1) / 2))p"
}

ours=$(median newel 2)
for name in newel redocly spectral; do
  [ -f "$times/$name" ] || continue
  awk -v name="$name" -v wall="$(median "$name" 1)" -v cpu="$(median "$name" 2)" -v ours="$ours" \
    'BEGIN { printf "%-9s wall %7d ms, CPU %7d ms, %5.1f times\n", name, wall, cpu, cpu / ours }'
done
