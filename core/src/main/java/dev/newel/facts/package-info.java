/// Views that are computed once per design and that documents, rules, server and verifier share.
@NullMarked
package dev.newel.facts;

import org.jspecify.annotations.NullMarked;
