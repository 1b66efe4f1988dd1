#!/bin/sh
# Prints how many lines each section takes at each of its levels, for features of 3, 5, 14, 60 and 300 operations, with the
# chosen level in brackets. `newel publish DESIGN --sizes` does it for a design of your own.
#   bench/sizes.sh                                    all documents of all profiles
#   bench/sizes.sh workflow gobuildme/summary ...     those of a profile, or one
. "$(dirname "$0")/java.sh"
measure dev.newel.bench.Sizes "$@"
