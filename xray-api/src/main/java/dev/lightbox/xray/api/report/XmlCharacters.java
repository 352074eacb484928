package dev.lightbox.xray.api.report;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of an XML document, in the encoding that its first bytes or its declaration tell (XML 1.0, appendix F).
 * The parser of the JDK could decode as well, but prints {@code [Fatal Error]} to the standard error stream when it meets
 * malformed bytes, whatever handlers it has been given.
 */
final class XmlCharacters {
    /** More than any honest declaration takes. */
    private static final int DECLARATION_LENGTH = 256;

    private static final Pattern ENCODING =
            Pattern.compile("\\A<\\?xml\\s[^>]{0,200}?\\bencoding\\s*=\\s*[\"']([^\"']{0,80})[\"']");

    private XmlCharacters() {}

    /**
     * A reader that fails with a {@link java.nio.charset.CharacterCodingException} at malformed bytes.
     *
     * @throws UnsupportedEncodingException when the declared encoding is unknown or cannot be true
     */
    static Reader of(InputStream in) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(in);
        bytes.mark(DECLARATION_LENGTH);
        byte[] head = bytes.readNBytes(DECLARATION_LENGTH);
        bytes.reset();
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            bytes.skipNBytes(3);
            return reader(bytes, StandardCharsets.UTF_8);
        }
        if (startsWith(head, 0xFE, 0xFF) || startsWith(head, 0xFF, 0xFE)) {
            bytes.skipNBytes(2);
            return reader(bytes, head[0] == (byte) 0xFE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
        }
        if (startsWith(head, 0, '<', 0)) {
            return reader(bytes, StandardCharsets.UTF_16BE);
        }
        return reader(bytes, startsWith(head, '<', 0) ? StandardCharsets.UTF_16LE : declared(head));
    }

    private static boolean startsWith(byte[] head, int... wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static Charset declared(byte[] head) throws UnsupportedEncodingException {
        Matcher encoding = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
        if (!encoding.find()) {
            return StandardCharsets.UTF_8;
        }
        String name = encoding.group(1);
        try {
            Charset charset = Charset.forName(name);
            // UTF-16 and EBCDIC could not have been read up to here.
            if (new String(head, 0, encoding.end(), charset).equals(encoding.group())) {
                return charset;
            }
        } catch (IllegalArgumentException unknown) {
            // The same answer as for one that cannot be.
        }
        throw new UnsupportedEncodingException("its encoding cannot be \"" + name + "\"");
    }

    private static Reader reader(InputStream bytes, Charset charset) {
        return new InputStreamReader(bytes, charset.newDecoder());
    }
}
