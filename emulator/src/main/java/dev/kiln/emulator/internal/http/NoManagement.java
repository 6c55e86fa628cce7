package dev.kiln.emulator.internal.http;

import java.lang.invoke.MethodHandles;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.Option;

/**
 * Keeps XNIO from starting JMX. It registers beans for its workers and listeners whatever one tells it, and the first
 * registration in a JVM loads 220 classes: two thirds of the time that the first listener takes. XNIO goes on without beans
 * when a registration fails, so the class that holds its bean server is defined here, without a server, before XNIO asks
 * for it. Where XNIO was faster, or the JVM does not allow it, nothing is lost but the time.
 */
final class NoManagement {
    private static final Logger LOG = LoggerFactory.getLogger(NoManagement.class);
    private static final String HOLDER = "org/xnio/Xnio$MBeanHolder";
    private static final String ACCESSOR = "access$000";
    private static boolean arranged;

    private NoManagement() {}

    static synchronized void arrange() {
        if (arranged) {
            return;
        }
        arranged = true;
        try {
            MethodHandles.privateLookupIn(Option.class, MethodHandles.lookup()).defineClass(holder());
        } catch (IllegalAccessException | LinkageError tooLate) {
            LOG.debug("XNIO registers its beans", tooLate);
        }
    }

    private static byte[] holder() {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V1_8, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, HOLDER, null, "java/lang/Object", null);
        MethodVisitor server = type.visitMethod(
                Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, ACCESSOR, "()Ljavax/management/MBeanServer;", null, null);
        server.visitCode();
        server.visitInsn(Opcodes.ACONST_NULL);
        server.visitInsn(Opcodes.ARETURN);
        server.visitMaxs(1, 0);
        server.visitEnd();
        type.visitEnd();
        return type.toByteArray();
    }
}
