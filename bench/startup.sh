#!/bin/sh
# How long a start of Newel takes, with the class archive that the launcher makes and without it: medians over N starts
# each (20 by default), the two taken in turn so that a busy machine is as bad for one as for the other.
#   bench/startup.sh [N]
n=${1:-20}
cd "$(dirname "$0")/.." || exit 70
times=$(mktemp -d) || exit 70
trap 'rm -rf "$times"' EXIT
XDG_CACHE_HOME=$times/cache
export XDG_CACHE_HOME

# Builds what is not built, and makes the archive.
NEWEL_ARCHIVE=now ./newel --version >/dev/null || exit
ls "$times"/cache/newel/*.jsa >/dev/null 2>&1 || { echo "startup: no class archive could be made" >&2; exit 70; }

# once FILE ARCHIVE COMMAND...: adds a line with the wall and the CPU milliseconds of one start.
once() {
  file=$1 archive=$2
  shift 2
  { NEWEL_ARCHIVE=$archive bash -c 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null 2>&1' time "$@"; } 2>&1 |
    awk '{ printf "%d %d\n", $1 * 1000, ($2 + $3) * 1000 }' >>"$file"
}

median() {
  cut -d ' ' -f "$2" "$1" | sort -n | sed -n "$(((n + 1) / 2))p"
}

compare() {
  name=$1
  shift
  : >"$times/with"
  : >"$times/without"
  i=0
  while [ "$i" -lt "$n" ]; do
    once "$times/with" now "$@"
    once "$times/without" off "$@"
    i=$((i + 1))
  done
  for kind in wall CPU; do
    [ "$kind" = wall ] && column=1 || column=2
    with=$(median "$times/with" "$column")
    without=$(median "$times/without" "$column")
    awk -v name="$name" -v kind="$kind" -v with="$with" -v without="$without" \
      'BEGIN { printf "%-28s %-4s %6d ms with, %6d ms without, ratio %.2f\n", name, kind, with, without, with / without }'
  done
}

compare "newel --version" ./newel --version
compare "newel check storefront" ./newel check examples/storefront
