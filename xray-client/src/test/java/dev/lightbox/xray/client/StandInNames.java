package dev.lightbox.xray.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * The name resolution of a JVM that runs tests: some names of the reserved domain {@code test} behave as broken networks
 * do, for everybody in the process; all other names are looked up as always. Java finds it by {@code META-INF/services}.
 */
public final class StandInNames extends InetAddressResolverProvider {
    /** The name server says that there is no such name. */
    public static final String UNKNOWN = "unknown.test";

    /** The name server never answers. */
    public static final String SILENT = "silent.test";

    /** An address that no machine can have: every system refuses to connect to it at once. */
    public static final String UNROUTABLE = "unroutable.test";

    /** This machine, by a name that certificates can be for or not. */
    public static final String LOOPBACK = "loopback.test";

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return new Resolver(configuration.builtinResolver());
    }

    @Override
    public String name() {
        return "names of broken networks";
    }

    private record Resolver(InetAddressResolver usual) implements InetAddressResolver {
        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
            return switch (host) {
                case UNKNOWN -> throw new UnknownHostException(host);
                case SILENT -> neverAnswers();
                case UNROUTABLE -> Stream.of(InetAddress.getByAddress(host, new byte[] {-1, -1, -1, -1}));
                case LOOPBACK -> Stream.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));
                default -> usual.lookupByName(host, policy);
            };
        }

        private static Stream<InetAddress> neverAnswers() throws UnknownHostException {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException givenUp) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(SILENT);
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            return usual.lookupByAddress(address);
        }
    }
}
