package dev.lightbox.xray.site.graphql;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.ForwardingDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes down every statement that is prepared through it. */
final class CountingDatabase extends ForwardingDatabase {
    final List<String> statements = Collections.synchronizedList(new ArrayList<>());

    CountingDatabase(Database database) {
        super(database);
    }

    @Override
    public <T> T read(Function<JdbcClient, T> work) {
        return super.read(sql -> work.apply(counting(sql)));
    }

    @Override
    public <T> T write(Function<JdbcClient, T> work) {
        return super.write(sql -> work.apply(counting(sql)));
    }

    private JdbcClient counting(JdbcClient sql) {
        return (JdbcClient) Proxy.newProxyInstance(
                JdbcClient.class.getClassLoader(), new Class<?>[] {JdbcClient.class}, (_, method, arguments) -> {
                    statements.add(String.valueOf(arguments[0]));
                    try {
                        return method.invoke(sql, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
