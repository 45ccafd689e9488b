package org.bucketbrigade.journal;

import java.io.IOException;
import java.nio.file.Path;

/** A journal whose bytes are not what was written, with more that is intact after them. */
public final class JournalDamaged extends IOException {
  private static final long serialVersionUID = 1;

  JournalDamaged(Path file, long at, String what) {
    super(file + ": damaged at byte " + at + ", " + what);
  }
}
