package dev.lightbox.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The forms that a client secret and any token could take, and the search for them in bytes of all kinds. */
final class SecretForms {
    /** A signed token of anybody: whose payload is a JSON object as well. */
    private static final String TOKEN = "eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}";

    /** The same in two bytes for each sign. */
    private static final String WIDE_TOKEN =
            "e\0y\0J\0(?:[A-Za-z0-9_-]\0){8,}\\.\0e\0y\0J\0(?:[A-Za-z0-9_-]\0){16,}\\.\0";

    private static final Pattern ANY_TOKEN = Pattern.compile(TOKEN + "|" + WIDE_TOKEN);

    /** How much of what surrounds a find is shown; enough to see who holds it. */
    private static final int AROUND = 120;

    private final Map<String, String> forms = new LinkedHashMap<>();

    SecretForms(KeyPair key) {
        byte[] secret = key.clientSecret().getBytes(StandardCharsets.UTF_8);
        byte[] login = (key.clientId() + ":" + key.clientSecret()).getBytes(StandardCharsets.UTF_8);
        add("the secret", key.clientSecret());
        add("the secret in upper case", key.clientSecret().toUpperCase(java.util.Locale.ROOT));
        add("the secret's own bytes", latin1(HexFormat.of().parseHex(key.clientSecret())));
        add("the secret in hex", HexFormat.of().formatHex(secret));
        add("the secret in Base64", Base64.getEncoder().withoutPadding().encodeToString(secret));
        add("the pair in Base64", Base64.getEncoder().withoutPadding().encodeToString(login));
        add(
                "the secret, each sign encoded for an address",
                HexFormat.ofDelimiter("%").formatHex(secret));
    }

    /** Another secret to look for: the password of a login, a token that opens a vault. */
    SecretForms and(String name, String user, String password) {
        byte[] login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        add(name, password);
        add(name + " in hex", HexFormat.of().formatHex(password.getBytes(StandardCharsets.UTF_8)));
        add(name + " in a Basic login", Base64.getEncoder().withoutPadding().encodeToString(login));
        return this;
    }

    private void add(String name, String form) {
        forms.put(name, form);
        StringBuilder wide = new StringBuilder();
        form.chars().forEach(sign -> wide.append((char) sign).append('\0'));
        // Without the last byte, so that both orders of the two bytes are found.
        forms.put(name + ", wide", wide.substring(0, wide.length() - 1));
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** What is found in these bytes, each with what stands around it; the find itself is not shown. */
    List<String> in(String name, byte[] bytes) {
        String text = latin1(bytes);
        List<String> found = new ArrayList<>();
        forms.forEach((form, sought) -> {
            for (int at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
                found.add(name + " holds " + form + around(text, at, at + sought.length()));
            }
        });
        Matcher token = ANY_TOKEN.matcher(text);
        while (token.find()) {
            found.add(name + " holds a token" + around(text, token.start(), token.end()));
        }
        return found;
    }

    private static String around(String text, int from, int to) {
        String before = text.substring(Math.max(0, from - AROUND), from);
        String after = text.substring(to, Math.min(text.length(), to + AROUND / 4));
        return ": " + (before + "***" + after).replaceAll("[^ -~]+", ".");
    }

    /** What is found in all files below a folder, in those of its archives as well. */
    List<String> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> inFile(file).stream())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    List<String> inFile(Path file) {
        try {
            List<String> found = new ArrayList<>(in(file.toString(), Files.readAllBytes(file)));
            if (file.toString().endsWith(".zip")) {
                found.addAll(inArchive(file));
            }
            return found;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<String> inArchive(Path file) throws IOException {
        List<String> found = new ArrayList<>();
        try (InputStream bytes = Files.newInputStream(file);
                ZipInputStream archive = new ZipInputStream(bytes)) {
            for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                found.addAll(in(file + "!" + entry.getName(), archive.readAllBytes()));
            }
        }
        return found;
    }
}
