#!/bin/bash
# Plans every document of requirements and every task of a corpus, and tells what the gate says of what comes of it.
#   bench/plans.sh --corpus DIR [--keep DIR]
# The corpus holds prd/*.md, work/*.md, and research/*.md, which join the requirements whose name has the same key (E04-F01).
# Ends with 1 where a plan fails. The JDK is JAVA_HOME's, or the newest that is found.
set -uo pipefail
case "$#:${1:-}:${3:-}" in
  2:--corpus: | 4:--corpus:--keep) ;;
  *)
    sed -n '2,5s/^# //p' "$0" >&2
    exit 64
    ;;
esac
corpus=$(cd "$2" && pwd) || exit 66
keep=${4:-}
newel=$(cd "$(dirname "$0")/.." && pwd)/newel
into=${keep:-$(mktemp -d)} || exit 70
mkdir -p "$into" || exit 70
into=$(cd "$into" && pwd)
[[ -n $keep ]] || trap 'rm -rf "$into"' EXIT
failed=0

tell() { # what was planned, its exit code, its output
  printf '%-50s %s\n' "$1" "$(tail -1 "$3")"
  (($2 == 0)) || { failed=1 && grep -E '^(DOC|PUB|newel:)' "$3"; }
}

for prd in "$corpus"/prd/*.md; do
  name=$(basename "$prd" .md)
  mkdir -p "$into/$name"
  cp "$prd" "$into/$name/prd.md"
  key=$(grep -oE 'E[0-9]+-F[0-9]+' <<<"$name" | head -1)
  for other in ${key:+"$corpus"/research/*"$key"*.md}; do
    case $other in
      *research-report.md) cp "$other" "$into/$name/00-research-report.md" ;;
      *interface-contracts.md) cp "$other" "$into/$name/01-interface-contracts.md" ;;
      *data-design.md) cp "$other" "$into/$name/03-data-design.md" ;;
    esac
  done
  chmod -R u+w "$into/$name"
  "$newel" plan "$into/$name" >"$into/$name.txt" 2>&1
  tell "$name" $? "$into/$name.txt"
done
for task in "$corpus"/work/*.md; do
  name=$(basename "$task" .md)
  mkdir -p "$into/$name/.claude"
  cp "$task" "$into/$name/.claude/task.md"
  chmod -R u+w "$into/$name"
  "$newel" plan --task "$into/$name/.claude/task.md" >"$into/$name.txt" 2>&1
  tell "$name" $? "$into/$name.txt"
done
exit "$failed"
