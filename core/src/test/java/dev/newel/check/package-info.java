/// Tests of the rules: each page is a test.
@NullMarked
package dev.newel.check;

import org.jspecify.annotations.NullMarked;
