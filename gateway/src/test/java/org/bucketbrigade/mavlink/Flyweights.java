package org.bucketbrigade.mavlink;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.util.Comparator;
import java.util.List;

/** Finds every message class of the package, so that no test can forget one. */
final class Flyweights {
  private Flyweights() {}

  static List<Message> all() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(Message.class.getPackageName())
            .stream()
            .filter(found -> found.isAssignableTo(Message.class))
            .filter(found -> !found.isEquivalentTo(Message.class))
            .map(JavaClass::reflect)
            .map(Flyweights::instance)
            .sorted(Comparator.comparingInt(Message::id))
            .toList();
  }

  private static Message instance(Class<?> type) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      return (Message) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type + " has no usable constructor", e);
    }
  }
}
