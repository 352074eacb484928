package dev.lightbox.persistence.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections on which a virtual thread may work: each call of JDBC runs on a platform thread. Without it, as many virtual
 * threads as there are processors, all waiting in native code for SQLite's write lock, would stop every other one.
 */
final class OffloadingDataSource extends DelegatingDataSource {
    private final PlatformThreads threads;

    OffloadingDataSource(DataSource target, PlatformThreads threads) {
        super(target);
        this.threads = threads;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return (Connection) offloading(Connection.class, super.getConnection());
    }

    @SuppressWarnings("ReferenceEquality") // A connection equals itself and nothing else.
    private Object offloading(Class<?> type, Object target) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("equals") && arguments != null) {
                return proxy == arguments[0];
            }
            Object result = Thread.currentThread().isVirtual()
                    ? offload(target, method, arguments)
                    : invoke(target, method, arguments);
            return isJdbc(method.getReturnType()) && result != null
                    ? offloading(method.getReturnType(), result)
                    : result;
        };
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }

    /** Connections, statements, result sets: what JDBC hands out as an interface calls native code in its turn. */
    private static boolean isJdbc(Class<?> type) {
        return type.isInterface() && type.getPackageName().equals("java.sql");
    }

    private @Nullable Object offload(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return threads.<@Nullable Object>call(() -> {
                try {
                    return invoke(target, method, arguments);
                } catch (Exception failure) {
                    throw failure;
                } catch (Throwable error) {
                    throw new InvocationTargetException(error);
                }
            });
        } catch (ExecutionException failure) {
            throw failure.getCause() == null ? failure : failure.getCause();
        }
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause() == null ? failure : failure.getCause();
        }
    }
}
