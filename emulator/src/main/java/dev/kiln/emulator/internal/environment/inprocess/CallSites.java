package dev.kiln.emulator.internal.environment.inprocess;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Points the calls of a class to what a process owns alone, such as {@code System.getenv}, to the environment's own
 * {@code GuestSystem}. A call of a static method is nothing but a constant that names class, method and type: naming
 * another class there redirects every call and method reference of it without touching code, line tables or frames. A
 * class without such constants keeps its bytes as they are. Instance methods take more, see {@link InstanceCalls}.
 */
final class CallSites {
    static final String GUEST_SYSTEM = "dev/kiln/emulator/internal/environment/inprocess/guest/GuestSystem";

    private static final Map<String, Set<String>> STATIC = Map.of(
            "java/lang/System",
            Set.of(
                    "out Ljava/io/PrintStream;",
                    "err Ljava/io/PrintStream;",
                    "in Ljava/io/InputStream;",
                    "setOut (Ljava/io/PrintStream;)V",
                    "setErr (Ljava/io/PrintStream;)V",
                    "setIn (Ljava/io/InputStream;)V",
                    "exit (I)V",
                    "getenv ()Ljava/util/Map;",
                    "getenv (Ljava/lang/String;)Ljava/lang/String;",
                    "getProperty (Ljava/lang/String;)Ljava/lang/String;",
                    "getProperty (Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;",
                    "setProperty (Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;",
                    "clearProperty (Ljava/lang/String;)Ljava/lang/String;"),
            "java/lang/ClassLoader",
            Set.of("getSystemClassLoader ()Ljava/lang/ClassLoader;"),
            // spares the initialisation of AWSLambda, which changes security properties of the whole JVM
            "com/amazonaws/services/lambda/runtime/api/client/AWSLambda",
            Set.of("getCustomerClassLoader ()Ljava/net/URLClassLoader;"),
            // native code of the runtime interface client, which is not loaded here
            "com/amazonaws/services/lambda/crac/DNSManager",
            Set.of("clearCache ()V"));

    private static final List<byte[]> OWNERS =
            STATIC.keySet().stream().map(CallSites::bytes).toList();
    private static final Mentions MENTIONS = mentions();

    private static final byte[] GUEST_SYSTEM_NAME = bytes(GUEST_SYSTEM);
    private static final byte[] ATTRIBUTE_NAME = bytes("dev.kiln.ClassIdentity");
    /** Attribute name, its length, and eight bytes. */
    private static final int ATTRIBUTE_SIZE = 2 + 4 + 8;

    private static final int MOST_CONSTANTS = 65_535;

    private CallSites() {}

    /** Returns the class file with its call sites redirected, or the same array when it has none. */
    static byte[] redirect(byte[] classFile) {
        if (!MENTIONS.in(classFile)) {
            return classFile;
        }
        byte[] result = InstanceCalls.redirect(classFile);
        ConstantPool pool = ConstantPool.read(result);
        if (pool != null) {
            result = retarget(result, pool);
        }
        return result == classFile ? classFile : identified(result, ClassIdentity.of(classFile));
    }

    private static Mentions mentions() {
        Set<String> texts = new HashSet<>(STATIC.keySet());
        texts.addAll(InstanceCalls.MARKS);
        return new Mentions(texts);
    }

    private static boolean isOneOf(List<byte[]> names, ConstantPool pool, int index) {
        for (byte[] name : names) {
            if (pool.utf8Is(index, name)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] retarget(byte[] classFile, ConstantPool pool) {
        int[] found = new int[pool.count()];
        int hits = 0;
        for (int i = 1; i < pool.count(); i++) {
            int tag = pool.tag(i);
            if ((tag == ConstantPool.METHOD || tag == ConstantPool.FIELD) && isTarget(pool, i)) {
                found[hits++] = i;
            }
        }
        if (hits == 0 || pool.count() + 2 > MOST_CONSTANTS) {
            return classFile;
        }
        ClassBytes bytes = new ClassBytes(classFile, pool);
        int guestSystem = bytes.addClass(GUEST_SYSTEM_NAME);
        for (int i = 0; i < hits; i++) {
            bytes.refer(pool.offset(found[i]) + 1, guestSystem);
        }
        return bytes.assemble(0);
    }

    private static boolean isTarget(ConstantPool pool, int reference) {
        int owner = pool.reference(pool.reference(reference, 0), 0);
        if (!isOneOf(OWNERS, pool, owner)) {
            return false;
        }
        @Nullable Set<String> members = STATIC.get(pool.utf8(owner));
        int nameAndType = pool.reference(reference, 1);
        String member = pool.utf8(pool.reference(nameAndType, 0)) + " " + pool.utf8(pool.reference(nameAndType, 1));
        return members != null && members.contains(member);
    }

    private static byte[] identified(byte[] rewritten, long identity) {
        ConstantPool pool = ConstantPool.read(rewritten);
        if (pool == null || pool.count() + 1 > MOST_CONSTANTS) {
            return rewritten;
        }
        ClassBytes bytes = new ClassBytes(rewritten, pool);
        int name = bytes.addUtf8(ATTRIBUTE_NAME);
        int attributes = pool.attributesOffset();
        bytes.increment(attributes);
        byte[] result = bytes.assemble(ATTRIBUTE_SIZE);
        int at = result.length - ATTRIBUTE_SIZE;
        result[at] = (byte) (name >> 8);
        result[at + 1] = (byte) name;
        result[at + 5] = 8;
        ClassIdentity.imprint(result, identity);
        return result;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A copy of a class file that grows by constants at the end of its pool. */
    private static final class ClassBytes {
        private final byte[] original;
        private final int poolEnd;
        private int constants;
        private byte[] added = new byte[0];

        ClassBytes(byte[] classFile, ConstantPool pool) {
            original = classFile.clone();
            poolEnd = pool.end();
            constants = pool.count();
        }

        int addUtf8(byte[] text) {
            int at = grow(3 + text.length);
            added[at] = ConstantPool.UTF8;
            added[at + 1] = (byte) (text.length >> 8);
            added[at + 2] = (byte) text.length;
            System.arraycopy(text, 0, added, at + 3, text.length);
            return constants++;
        }

        int addClass(byte[] name) {
            int nameIndex = addUtf8(name);
            int at = grow(3);
            added[at] = ConstantPool.CLASS;
            added[at + 1] = (byte) (nameIndex >> 8);
            added[at + 2] = (byte) nameIndex;
            return constants++;
        }

        /** Sets the two bytes at an offset of the original to an index. */
        void refer(int offset, int index) {
            original[offset] = (byte) (index >> 8);
            original[offset + 1] = (byte) index;
        }

        void increment(int offset) {
            refer(offset, (((original[offset] & 0xFF) << 8) | (original[offset + 1] & 0xFF)) + 1);
        }

        byte[] assemble(int room) {
            byte[] result = new byte[original.length + added.length + room];
            refer(8, constants);
            System.arraycopy(original, 0, result, 0, poolEnd);
            System.arraycopy(added, 0, result, poolEnd, added.length);
            System.arraycopy(original, poolEnd, result, poolEnd + added.length, original.length - poolEnd);
            return result;
        }

        private int grow(int size) {
            int at = added.length;
            added = Arrays.copyOf(added, at + size);
            return at;
        }
    }
}
