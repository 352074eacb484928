package dev.lightbox.xray.site.graphql;

import dev.lightbox.xray.api.GraphQlSchema;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeName;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every way through the schema from a field of {@code Query} down to a depth: one query each, which selects all plain
 * fields of all types on its way. One query for everything would go beyond the limits of a request.
 */
public final class SchemaWalk {
    private static final TypeDefinitionRegistry SCHEMA = new SchemaParser().parse(GraphQlSchema.text());

    private final Map<String, String> arguments;
    private final int depth;
    private final int limit;

    /**
     * @param arguments of the fields of {@code Query} that need some, without parentheses
     * @param limit of every page
     */
    public SchemaWalk(Map<String, String> arguments, int depth, int limit) {
        this.arguments = arguments;
        this.depth = depth;
        this.limit = limit;
    }

    /** The names of the fields of {@code Query} or {@code Mutation}. */
    public static Set<String> operations(String root) {
        return fields(root).stream().map(FieldDefinition::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Everything that an operation answers, and in each thing everything it has that is plain, as one selection set; empty
     * when the answer is plain itself.
     */
    public String answerOf(String root, String operation) {
        FieldDefinition field = fields(root).stream()
                .filter(candidate -> candidate.getName().equals(operation))
                .findFirst()
                .orElseThrow();
        boolean wrapped =
                type(field).filter(type -> type.getName().matches(".*Results?")).isPresent();
        return everything(field, wrapped ? 3 : 2);
    }

    private String everything(FieldDefinition field, int levels) {
        return type(field)
                .map(type -> type.getFieldDefinitions().stream()
                        .filter(child -> levels > 1 || type(child).isEmpty())
                        .map(child -> child.getName() + argumentsOf(child) + everything(child, levels - 1))
                        .collect(Collectors.joining(" ", " { __typename ", " }")))
                .orElse("");
    }

    /** One for each way. */
    public List<String> queries() {
        List<String> queries = new ArrayList<>();
        for (FieldDefinition root : fields("Query")) {
            String given = arguments.containsKey(root.getName())
                    ? "(" + arguments.get(root.getName()) + ")"
                    : argumentsOf(root);
            below(root, 1, selection -> queries.add("{ " + root.getName() + given + selection + " }"));
        }
        return queries;
    }

    /** What to do with the selection set of one way. */
    private interface Way {
        void take(String selection);
    }

    private void below(FieldDefinition field, int level, Way way) {
        Optional<ObjectTypeDefinition> type = type(field);
        if (type.isEmpty()) {
            way.take("");
            return;
        }
        String plain = plainFields(type.get());
        List<FieldDefinition> deeper = type.get().getFieldDefinitions().stream()
                .filter(child -> type(child).isPresent())
                .toList();
        if (level == depth || deeper.isEmpty()) {
            way.take(" { " + (plain.isEmpty() ? "__typename" : plain) + " }");
            return;
        }
        for (FieldDefinition child : deeper) {
            below(
                    child,
                    level + 1,
                    selection ->
                            way.take(" { " + plain + " " + child.getName() + argumentsOf(child) + selection + " }"));
        }
    }

    private String plainFields(ObjectTypeDefinition type) {
        return type.getFieldDefinitions().stream()
                .filter(field -> type(field).isEmpty())
                .map(field -> field.getName() + argumentsOf(field))
                .collect(Collectors.joining(" "));
    }

    private String argumentsOf(FieldDefinition field) {
        String text = field.getInputValueDefinitions().stream()
                .flatMap(argument -> switch (argument.getName()) {
                    case "limit" -> Stream.of("limit: " + limit);
                    case "fields" ->
                        Stream.of("fields: [\"key\", \"summary\", \"status\", \"attachment\", \"issuelinks\"]");
                    default -> Stream.empty();
                })
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? "" : "(" + text + ")";
    }

    private static List<FieldDefinition> fields(String type) {
        return SCHEMA.getTypeOrNull(type, ObjectTypeDefinition.class).getFieldDefinitions();
    }

    /** Empty for scalars and enums. */
    private static Optional<ObjectTypeDefinition> type(FieldDefinition field) {
        TypeName name = TypeInfo.typeInfo(field.getType()).getTypeName();
        return Optional.ofNullable(SCHEMA.getTypeOrNull(name, ObjectTypeDefinition.class));
    }
}
