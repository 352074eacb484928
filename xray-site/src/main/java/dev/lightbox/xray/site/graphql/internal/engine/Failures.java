package dev.lightbox.xray.site.graphql.internal.engine;

import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.site.SiteRefusal;
import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.ResultPath;
import graphql.language.SourceLocation;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Turns what a field throws into an entry of {@code errors}. A refusal keeps its words; a defect shows none of its insides. */
final class Failures implements DataFetcherExceptionHandler {
    private static final System.Logger LOG = System.getLogger(Failures.class.getName());

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters failed) {
        Throwable thrown = failed.getException();
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        FieldError error =
                new FieldError(message(cause, failed.getPath()), failed.getSourceLocation(), failed.getPath());
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult().error(error).build());
    }

    private static String message(Throwable cause, ResultPath path) {
        return switch (cause) {
            case SiteRefusal refusal -> text(refusal);
            case NotServed unserved -> text(unserved);
            case LightboxException failure -> text(failure);
            default -> {
                LOG.log(System.Logger.Level.ERROR, "GraphQL field " + path + " failed", cause);
                yield "Internal error while answering this field; the server's log tells more";
            }
        };
    }

    private static String text(RuntimeException refusal) {
        return String.valueOf(refusal.getMessage());
    }

    private record FieldError(String message, SourceLocation location, ResultPath path) implements GraphQLError {
        @Override
        public String getMessage() {
            return message;
        }

        @Override
        public List<SourceLocation> getLocations() {
            return List.of(location);
        }

        @Override
        public ErrorClassification getErrorType() {
            return ErrorType.DataFetchingException;
        }

        @Override
        public List<Object> getPath() {
            return path.toList();
        }
    }
}
