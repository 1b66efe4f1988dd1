#!/bin/bash
# Drafts a design from each of eleven sets of documents of a corpus, publishes it whole, checks it, starts it and asks for its health.
#   bench/starts.sh --corpus DIR [--keep DIR]
# A set is what a team has: requirements alone, tables alone, a description alone, or several of them. A line each: lines of the
# design, the verdict of the check, files published, the status of /health. What the steps print is kept with --keep.
# Ends with 1 where a step fails. The JDK is JAVA_HOME's, or the newest that is found.
set -uo pipefail
case "$#:${1:-}:${3:-}" in
  2:--corpus: | 4:--corpus:--keep) ;;
  *)
    sed -n '2,6s/^# //p' "$0" >&2
    exit 64
    ;;
esac
corpus=$(cd "$2" && pwd) || exit 66
keep=${4:-}
newel=$(cd "$(dirname "$0")/.." && pwd)/newel
into=${keep:-$(mktemp -d)} || exit 70
mkdir -p "$into" || exit 70
into=$(cd "$into" && pwd)
server=
stop() { [[ -z $server ]] || { kill "$server" && wait "$server"; server=; } 2>/dev/null; }
trap 'stop; [[ -n $keep ]] || rm -rf "$into"' EXIT
failed=0

sets=(
  "prd/p01*"
  "prd/p06*"
  "prd/p26*"
  "prd/p01* research/d01* research/i01* research/r01*"
  "prd/p40* sql/s09-petclinic-postgres.sql"
  "sql/s01*"
  "sql/s02*"
  "openapi/o01*"
  "openapi/o02*"
  "openapi/o04*"
  "openapi/o04* sql/s09-petclinic-postgres.sql"
)

start() { # folder
  : >"$1/run.txt"
  "$newel" run --port 0 "$1/design.yaml" >"$1/run.txt" 2>&1 &
  server=$!
  for _ in $(seq 240); do
    url=$(grep -oEm1 'http://127\.0\.0\.1:[0-9]+' "$1/run.txt") && break
    kill -0 "$server" 2>/dev/null || return 1
    sleep 0.5
  done
  [[ -n $url ]]
}

for set in "${sets[@]}"; do
  name=$(tr -c 'a-z0-9\n' '-' <<<"$set" | tr -s - | sed 's/-$//')
  at=$into/$name
  mkdir -p "$at"
  for pattern in $set; do
    cp -rL "$corpus"/$pattern "$at/" || exit 66
  done
  chmod -R u+w "$at"
  (cd "$at" && "$newel" draft --to design.yaml .) >"$at/draft.txt" 2>&1 || failed=1
  "$newel" check "$at/design.yaml" >"$at/check.txt" 2>&1 || failed=1
  "$newel" publish "$at/design.yaml" --to "$at/published" >"$at/publish.txt" 2>&1 || failed=1
  answer="does not start"
  if start "$at"; then
    answer=$(curl -s -o "$at/health.json" -w '%{http_code}' "$url/health")
    [[ $answer == 200 ]] || failed=1
  else
    failed=1
  fi
  stop
  printf '%-60s %5s lines, check: %s, %4s files, health %s\n' "$name" "$(wc -l <"$at/design.yaml")" \
    "$(tail -1 "$at/check.txt")" "$(find "$at/published" -type f | wc -l)" "$answer"
done
exit "$failed"
