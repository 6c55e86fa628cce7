package dev.kiln.emulator.internal.environment.inprocess;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class CallSitesTest {
    private static byte[] classFile(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getName().replaceFirst(".*\\.", "") + ".class")) {
            return java.util.Objects.requireNonNull(in).readAllBytes();
        }
    }

    @Test
    void aClassWithoutSuchCallsKeepsItsBytes() throws IOException {
        byte[] original = classFile(Handlers.Greeting.class);
        assertThat(CallSites.redirect(original)).isSameAs(original);
    }

    @ParameterizedTest
    @ValueSource(classes = {Stateful.Variables.class, Stateful.Printer.class, Stateful.Exit.class})
    void aRewrittenClassIsTheSameForCoverage(Class<?> type) throws IOException {
        byte[] original = classFile(type);
        byte[] rewritten = CallSites.redirect(original);
        assertThat(rewritten).isNotEqualTo(original);
        assertThat(ClassIdentity.of(rewritten)).isEqualTo(ClassIdentity.of(original));
        assertThat(shape(rewritten)).isEqualTo(shape(original));
    }

    /** The sum of the classic test text, as the catalogue of CRCs has it. */
    @Test
    void theIdentityIsACrc64() {
        assertThat(ClassIdentity.of("123456789".getBytes(US_ASCII))).isEqualTo(0x46A5A9388A5BEFFEL);
    }

    /** All that breakpoints and coverage probes depend on: source, lines, jumps, and where the calls are. */
    private static List<String> shape(byte[] classFile) {
        List<String> shape = new ArrayList<>();
        new ClassReader(classFile).accept(new Shape(shape), 0);
        return shape;
    }

    private static final class Shape extends ClassVisitor {
        private final List<String> shape;

        Shape(List<String> shape) {
            super(Opcodes.ASM9);
            this.shape = shape;
        }

        @Override
        public void visitSource(String source, String debug) {
            shape.add(source);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            shape.add(name + descriptor);
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitLineNumber(int line, Label start) {
                    shape.add("line " + line);
                }

                @Override
                public void visitJumpInsn(int opcode, Label label) {
                    shape.add("jump " + opcode);
                }

                @Override
                public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
                    shape.add("call " + called);
                }

                @Override
                public void visitFieldInsn(int opcode, String owner, String field, String type) {
                    shape.add("field " + opcode + field);
                }

                @Override
                public void visitInsn(int opcode) {
                    shape.add("instruction " + opcode);
                }
            };
        }
    }
}
