/// What somebody else's description of an HTTP API says: one model for OpenAPI 2.0, 3.0, 3.1.
@NullMarked
package dev.newel.foreign.http;

import org.jspecify.annotations.NullMarked;
