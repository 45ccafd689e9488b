package org.bucketbrigade.sim.harness.soak;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Loads the whole product anew, with some methods doing nothing but return a constant: a protection
 * that is switched off, without a switch in the product.
 */
public final class SwitchedOff extends ClassLoader {
  private static final String OURS = "org.bucketbrigade.";

  /**
   * A method, and what it returns instead of doing anything.
   *
   * @param owner class, without {@code org.bucketbrigade.}
   * @param returns true, false, a number, the name of a constant of the method's enum type; or the
   *     empty word for a method that returns nothing
   */
  public record Off(String owner, String method, String returns) {
    /** Reads {@code arbiter.Envelope.keepsFence=true}. */
    public static Off parse(String text) {
      int equals = text.indexOf('=');
      int dot = text.lastIndexOf('.', equals);
      return new Off(
          OURS + text.substring(0, dot),
          text.substring(dot + 1, equals),
          text.substring(equals + 1));
    }
  }

  private final Map<String, List<Off>> byOwner = new HashMap<>();
  private final Set<String> done = new HashSet<>();

  /** Makes a loader that has loaded nothing yet. */
  public SwitchedOff(List<Off> all) {
    super(SwitchedOff.class.getClassLoader());
    for (Off off : all) {
      byOwner.merge(
          off.owner, List.of(off), (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
    }
  }

  /** Loads all classes with something switched off, so that a wrong name is found at once. */
  public SwitchedOff prepared() throws ClassNotFoundException {
    for (String owner : byOwner.keySet()) {
      Class<?> _ = loadClass(owner);
    }
    return this;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known != null ? known : define(name);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] bytes;
    try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Off off : byOwner.getOrDefault(name, List.of())) {
      bytes = without(bytes, off);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte[] without(byte[] bytes, Off off) {
    ClassFile files = ClassFile.of();
    ClassModel model = files.parse(bytes);
    byte[] changed =
        files.transformClass(
            model,
            ClassTransform.transformingMethods(
                method -> method.methodName().equalsString(off.method),
                (builder, element) -> {
                  if (element instanceof CodeModel code) {
                    MethodModel method = code.parent().orElseThrow();
                    builder.withCode(body -> constant(body, method, off));
                    done.add(off.owner + "." + off.method);
                  } else {
                    builder.with(element);
                  }
                }));
    if (!done.contains(off.owner + "." + off.method)) {
      throw new AssertionError("there is no method " + off.method + " in " + off.owner);
    }
    return changed;
  }

  private static void constant(CodeBuilder body, MethodModel method, Off off) {
    ClassDesc type = method.methodTypeSymbol().returnType();
    TypeKind kind = TypeKind.from(type);
    switch (kind) {
      case VOID -> body.return_();
      case BOOLEAN -> body.loadConstant(Boolean.parseBoolean(off.returns) ? 1 : 0).ireturn();
      case INT -> body.loadConstant(Integer.parseInt(off.returns)).ireturn();
      case LONG -> body.loadConstant(Long.parseLong(off.returns)).lreturn();
      case DOUBLE -> body.loadConstant(Double.parseDouble(off.returns)).dreturn();
      case REFERENCE -> body.getstatic(type, off.returns, type).areturn();
      default -> throw new AssertionError("cannot return a constant " + kind);
    }
  }
}
