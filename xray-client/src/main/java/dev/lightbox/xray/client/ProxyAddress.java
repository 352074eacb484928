package dev.lightbox.xray.client;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.SealedSecret;
import dev.lightbox.kernel.Secret;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * An HTTP proxy on the way to a site.
 *
 * @param user for a proxy that wants a login (Basic); empty for one that does not
 * @param password empty without a user; encrypted in memory, since a pool of connections keeps it for as long as it lives
 */
public record ProxyAddress(String host, int port, Optional<String> user, Optional<SealedSecret> password) {
    public ProxyAddress {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw invalid(host + ":" + port);
        }
        if (user.isPresent() != password.isPresent()) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "A proxy's login is a user name and a password; one of the two is missing.",
                    "Give both, or none for a proxy without a login.");
        }
        if (user.filter(name -> name.contains(":")).isPresent()) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "The proxy's user name holds a colon, which a Basic login cannot carry.",
                    "Give the user name only; the password has a field of its own.");
        }
    }

    /**
     * Reads {@code host:port} or {@code http://host:port}; without a login.
     *
     * @throws LightboxException {@code INVALID_INPUT} when it is something else, also for a proxy that is itself spoken to
     *     in TLS or SOCKS
     */
    public static ProxyAddress parse(String text) {
        String address = text.strip();
        URI uri;
        try {
            uri = URI.create(address.contains("://") ? address : "http://" + address);
        } catch (IllegalArgumentException notAnAddress) {
            throw invalid(address);
        }
        if (uri.getRawUserInfo() != null) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "The proxy's address holds a login, which would be seen wherever the address is shown.",
                    "Give the address as host:port, and user name and password apart.");
        }
        boolean plain = "http".equals(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))
                && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                && uri.getRawQuery() == null;
        if (!plain || uri.getHost() == null || uri.getPort() < 1) {
            throw invalid(address);
        }
        return new ProxyAddress(uri.getHost(), uri.getPort(), Optional.empty(), Optional.empty());
    }

    public ProxyAddress withLogin(String newUser, Secret newPassword) {
        return new ProxyAddress(host, port, Optional.of(newUser), Optional.of(SealedSecret.of(newPassword)));
    }

    /** The proxy's place, its name not looked up yet. */
    public InetSocketAddress address() {
        return InetSocketAddress.createUnresolved(host, port);
    }

    /** User and password as a {@code Proxy-Authorization: Basic} carries them; empty without a login. */
    Optional<Secret> basicLogin() {
        return user.map(name -> {
            String login = name + ":" + password.orElseThrow().open().revealText();
            return Secret.of(Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        });
    }

    /** The value of the header {@code Proxy-Authorization}; empty without a login. */
    public Optional<Secret> authorization() {
        return basicLogin().map(login -> Secret.of("Basic " + login.revealText()));
    }

    /** Host and port, without the login. */
    @Override
    public String toString() {
        return host + ":" + port;
    }

    private static LightboxException invalid(String address) {
        return new LightboxException(
                ErrorCode.INVALID_INPUT,
                "\"" + address + "\" is not the address of an HTTP proxy.",
                "Give host and port, for example proxy.example.org:3128.");
    }
}
