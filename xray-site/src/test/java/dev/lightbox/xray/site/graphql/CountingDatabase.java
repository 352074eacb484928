package dev.lightbox.xray.site.graphql;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.Dialect;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes down every statement that is prepared through it. */
final class CountingDatabase implements Database {
    private final Database database;
    final List<String> statements = Collections.synchronizedList(new ArrayList<>());

    CountingDatabase(Database database) {
        this.database = database;
    }

    @Override
    public Dialect dialect() {
        return database.dialect();
    }

    @Override
    public Database in(String region) {
        return database.in(region);
    }

    @Override
    public <T> T read(Function<JdbcClient, T> work) {
        return database.read(sql -> work.apply(counting(sql)));
    }

    @Override
    public <T> T write(Function<JdbcClient, T> work) {
        return database.write(sql -> work.apply(counting(sql)));
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

    @Override
    public void batch(String statement, Collection<@Nullable Object[]> rows) {
        database.batch(statement, rows);
    }

    @Override
    public DataSource dataSource() {
        return database.dataSource();
    }

    @Override
    public void close() {
        database.close();
    }
}
