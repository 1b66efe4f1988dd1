/// Decisions out of the files that record them: MADR 2 to 4, and Nygard's form.
@NullMarked
package dev.newel.read.adr;

import org.jspecify.annotations.NullMarked;
