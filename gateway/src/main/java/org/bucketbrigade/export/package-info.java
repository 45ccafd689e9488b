/**
 * A journal turned into files for other tools: telemetry logs and tables, without anybody's
 * identity. Shell: it may know everything but {@code app}.
 */
@NullMarked
package org.bucketbrigade.export;

import org.jspecify.annotations.NullMarked;
