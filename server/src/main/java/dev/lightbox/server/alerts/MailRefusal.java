package dev.lightbox.server.alerts;

import dev.lightbox.doctor.watch.Handed;
import dev.lightbox.doctor.watch.NobodyReached;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;

/** Tells why a mail did not go: in the mail server's own words, or by what is wrong with its certificate. */
final class MailRefusal {
    /** One for each address that is refused, and those above. */
    private static final int DEEPEST = 200;

    private MailRefusal() {}

    static LightboxException of(MailSettings settings, MessagingException refused) {
        Optional<String> certificate = ofTheCertificate(refused, settings.host());
        return new LightboxException(
                ErrorCode.IO_FAILED,
                "The mail server " + settings.host() + ":" + settings.port() + " did not take the mail: "
                        + certificate.orElseGet(() -> itsWords(refused)) + ".",
                certificate.isPresent()
                        ? "Check --mail-host and --mail-port of 'serve'. A certificate of a company's own authority is trusted"
                                + " with --mail-ca-file."
                        : "Check the --mail options of 'serve'.",
                refused);
    }

    /** Nobody got it: names each address when it was the addresses that were refused, and not the mail as a whole. */
    static LightboxException ofAll(MailSettings settings, SendFailedException refused, Address[] all) {
        Set<Address> named =
                addresses(refused).map(SMTPAddressFailedException::getAddress).collect(Collectors.toSet());
        LightboxException failure = of(settings, refused);
        return named.containsAll(List.of(all)) ? new NobodyReached(failure, ofSome(refused)) : failure;
    }

    private static Stream<SMTPAddressFailedException> addresses(SendFailedException refused) {
        return causes(refused)
                .filter(SMTPAddressFailedException.class::isInstance)
                .map(SMTPAddressFailedException.class::cast);
    }

    /** Who did not get a mail, in the mail server's words; for now, where its code begins with a 4. */
    static Handed ofSome(SendFailedException refused) {
        List<SMTPAddressFailedException> all = addresses(refused).toList();
        List<SMTPAddressFailedException> forNow =
                all.stream().filter(MailRefusal::isForNow).toList();
        List<SMTPAddressFailedException> forGood =
                all.stream().filter(one -> !isForNow(one)).toList();
        return new Handed(
                all.isEmpty() ? "Not everybody got it: " + itsWords(refused) + "." : told(forGood),
                forNow.stream().map(one -> one.getAddress().getAddress()).toList(),
                told(forNow));
    }

    private static boolean isForNow(SMTPAddressFailedException refused) {
        return refused.getReturnCode() / 100 == 4;
    }

    private static String told(List<SMTPAddressFailedException> refused) {
        return refused.stream()
                .map(one -> one.getAddress().getAddress() + " did not get it: " + firstLine(one) + ".")
                .collect(Collectors.joining(" "));
    }

    /** From the outermost in; mail's own exceptions chain the same way. */
    private static Stream<Throwable> causes(Throwable outermost) {
        return Stream.iterate(outermost, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }

    private static Optional<String> ofTheCertificate(MessagingException refused, String host) {
        return causes(refused).flatMap(cause -> said(cause, host).stream()).reduce((_, inner) -> inner);
    }

    private static Optional<String> said(Throwable cause, String host) {
        return switch (cause) {
            case CertificateExpiredException _ -> Optional.of("its certificate has expired");
            case CertificateNotYetValidException _ -> Optional.of("its certificate is not valid yet");
            case CertPathBuilderException _ ->
                Optional.of("its certificate was issued by nobody whom this machine trusts");
            case CertPathValidatorException _ -> Optional.of("its certificate cannot be trusted: " + firstLine(cause));
            case CertificateException _ ->
                Optional.of(
                        isAboutTheName(cause)
                                ? "its certificate is not for the name " + host + " (" + firstLine(cause) + ")"
                                : "its certificate cannot be trusted: " + firstLine(cause));
            case SSLException _ -> Optional.of("no encryption came about: " + firstLine(cause));
            default -> Optional.empty();
        };
    }

    /** The JDK has no class of its own for this. */
    private static boolean isAboutTheName(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("No name matching") || message.contains("subject alternative");
    }

    private static String itsWords(MessagingException refused) {
        return firstLine(refused.getCause() == null ? refused : refused.getCause());
    }

    private static String firstLine(Throwable told) {
        return String.valueOf(told.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll("\\p{Cntrl}+", " ")
                .replaceAll("[.\\s]+$", "");
    }
}
