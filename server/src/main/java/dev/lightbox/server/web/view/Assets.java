package dev.lightbox.server.web.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/**
 * Where the static files are served. Every path holds the version of what it names, so a browser may keep the file for
 * good: new content has a new path.
 */
public final class Assets {
    /** The folder of our own files on the class path. */
    static final String OWN_FOLDER = "/web/";

    private static final List<String> OWN_FILES =
            List.of("lightbox.css", "lightbox.js", "selection.js", "theme.js", "logo.svg");
    private static final int VERSION_BYTES = 6;

    private final String own = "/assets/lightbox/" + contentVersion() + "/";
    private final String tablerVersion = webJarVersion("tabler__core");
    private final String htmxVersion = webJarVersion("htmx.org");

    /** The path of one of our own files. */
    public String own(String file) {
        return own + file;
    }

    /** The style sheet of the admin look. */
    public String tabler() {
        return tablerPath() + "tabler.min.css";
    }

    /** The script that exchanges parts of pages. */
    public String htmx() {
        return htmxPath() + "htmx.min.js";
    }

    String ownPath() {
        return own;
    }

    String tablerPath() {
        return "/assets/tabler/" + tablerVersion + "/";
    }

    String tablerFolder() {
        return "/META-INF/resources/webjars/tabler__core/" + tablerVersion + "/dist/css/";
    }

    String htmxPath() {
        return "/assets/htmx/" + htmxVersion + "/";
    }

    String htmxFolder() {
        return "/META-INF/resources/webjars/htmx.org/" + htmxVersion + "/dist/";
    }

    private static String contentVersion() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String file : OWN_FILES) {
                digest.update(read(OWN_FOLDER + file));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What the jar itself says, so that a raised version in the build cannot leave a stale path here. */
    private static String webJarVersion(String artifact) {
        Properties facts = new Properties();
        String file = "/META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties";
        try (InputStream in = open(file)) {
            facts.load(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return facts.getProperty("version");
    }

    private static byte[] read(String file) {
        try (InputStream in = open(file)) {
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static InputStream open(String file) {
        InputStream in = Assets.class.getResourceAsStream(file);
        if (in == null) {
            throw new IllegalStateException("The program is incomplete: " + file + " is missing from it.");
        }
        return in;
    }
}
