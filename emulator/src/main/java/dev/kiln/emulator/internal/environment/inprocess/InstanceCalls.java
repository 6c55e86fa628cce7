package dev.kiln.emulator.internal.environment.inprocess;

import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns calls of instance methods that act on the whole process, such as {@code Runtime.halt}, into calls of static
 * methods of {@code GuestSystem} that take the instance first. One instruction replaces one, so control flow, lines and
 * frames stay.
 */
final class InstanceCalls {
    /** A class that mentions none of these has no such call. */
    static final Set<String> MARKS = Set.of("java/lang/Runtime", "printStackTrace");

    private static final Mentions MENTIONS = new Mentions(MARKS);
    private static final Logger LOG = LoggerFactory.getLogger(InstanceCalls.class);
    private static final String RUNTIME = "java/lang/Runtime";
    private static final String THROWABLE = "java/lang/Throwable";
    private static final Set<String> RUNTIME_METHODS = Set.of(
            "exit (I)V",
            "halt (I)V",
            "addShutdownHook (Ljava/lang/Thread;)V",
            "removeShutdownHook (Ljava/lang/Thread;)Z");

    private InstanceCalls() {}

    /** Returns the same array when there was nothing to redirect. */
    static byte[] redirect(byte[] classFile) {
        if (!MENTIONS.in(classFile)) {
            return classFile;
        }
        ClassReader reader;
        try {
            reader = new ClassReader(classFile);
        } catch (IllegalArgumentException e) {
            LOG.debug("A class file is newer than what can be rewritten: {}", e.getMessage());
            return classFile;
        }
        ClassWriter writer = new ClassWriter(reader, 0);
        Rewrite rewrite = new Rewrite(writer);
        reader.accept(rewrite, 0);
        return rewrite.changed ? writer.toByteArray() : classFile;
    }

    /** The class whose name a static stand-in has as the type of its first parameter; null when not redirected. */
    private static @org.jspecify.annotations.Nullable String receiver(String owner, String name, String descriptor) {
        if (owner.equals(RUNTIME) && RUNTIME_METHODS.contains(name + " " + descriptor)) {
            return RUNTIME;
        }
        boolean printsTrace = name.equals("printStackTrace") && descriptor.equals("()V");
        return printsTrace && isThrowable(owner) ? THROWABLE : null;
    }

    /** The class hierarchy is not known here, but exceptions are named like this by everybody. */
    private static boolean isThrowable(String owner) {
        return owner.endsWith("Exception") || owner.endsWith("Error") || owner.endsWith("Throwable");
    }

    private static String withReceiver(String receiver, String descriptor) {
        return "(L" + receiver + ";" + descriptor.substring(1);
    }

    private static final class Rewrite extends ClassVisitor {
        boolean changed;

        Rewrite(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
                @Override
                public void visitMethodInsn(
                        int opcode, String owner, String called, String calledDescriptor, boolean isInterface) {
                    String receiver = opcode == Opcodes.INVOKESTATIC ? null : receiver(owner, called, calledDescriptor);
                    if (receiver == null) {
                        super.visitMethodInsn(opcode, owner, called, calledDescriptor, isInterface);
                    } else {
                        changed = true;
                        super.visitMethodInsn(
                                Opcodes.INVOKESTATIC,
                                CallSites.GUEST_SYSTEM,
                                called,
                                withReceiver(receiver, calledDescriptor),
                                false);
                    }
                }

                @Override
                public void visitInvokeDynamicInsn(
                        String called, String calledDescriptor, Handle bootstrap, Object... arguments) {
                    Object[] redirected = new Object[arguments.length];
                    for (int i = 0; i < arguments.length; i++) {
                        redirected[i] = constant(arguments[i]);
                    }
                    super.visitInvokeDynamicInsn(called, calledDescriptor, bootstrap, redirected);
                }

                @Override
                public void visitLdcInsn(Object value) {
                    super.visitLdcInsn(constant(value));
                }
            };
        }

        private Object constant(Object value) {
            if (!(value instanceof Handle handle)) {
                return value;
            }
            String receiver = handle.getTag() == Opcodes.H_INVOKEVIRTUAL
                    ? receiver(handle.getOwner(), handle.getName(), handle.getDesc())
                    : null;
            if (receiver == null) {
                return value;
            }
            changed = true;
            return new Handle(
                    Opcodes.H_INVOKESTATIC,
                    CallSites.GUEST_SYSTEM,
                    handle.getName(),
                    withReceiver(receiver, handle.getDesc()),
                    false);
        }
    }
}
