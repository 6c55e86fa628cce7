package dev.kiln.runtime.internal;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Finds the function's code: on the class path, else in the task root and the layers. */
public final class TaskRoot {
    private TaskRoot() {}

    /**
     * The class loader for a handler.
     *
     * @param handler {@code package.Class}, with or without {@code ::method}
     * @throws MalformedURLException if the task root is not a path
     */
    public static ClassLoader loader(String handler, Map<String, String> environment) throws MalformedURLException {
        ClassLoader ours = TaskRoot.class.getClassLoader();
        int method = handler.indexOf("::");
        String className = method < 0 ? handler : handler.substring(0, method);
        if (ours.getResource(className.replace('.', '/') + ".class") != null) {
            return ours;
        }
        String root = environment.getOrDefault("LAMBDA_TASK_ROOT", System.getProperty("user.dir", "."));
        List<URL> urls = new ArrayList<>();
        urls.add(new File(root).toURI().toURL());
        addJars(new File(root, "lib"), urls);
        addJars(new File("/opt/java/lib"), urls);
        return new URLClassLoader(urls.toArray(new URL[0]), ours);
    }

    /** In the order of their names, which no file system promises. */
    private static void addJars(File folder, List<URL> urls) throws MalformedURLException {
        File[] files = folder.listFiles();
        if (files == null) {
            return;
        }
        Arrays.sort(files);
        for (File file : files) {
            if (file.getName().endsWith(".jar")) {
                urls.add(file.toURI().toURL());
            }
        }
    }
}
