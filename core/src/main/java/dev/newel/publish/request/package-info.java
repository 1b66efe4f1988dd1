/// The operations of a design as requests with plausible values, for the files of HTTP clients.
@NullMarked
package dev.newel.publish.request;

import org.jspecify.annotations.NullMarked;
