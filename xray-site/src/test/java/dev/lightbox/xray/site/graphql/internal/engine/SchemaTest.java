package dev.lightbox.xray.site.graphql.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.xray.api.GraphQlSchema;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.Residency;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.Tenant;
import dev.lightbox.xray.site.content.SiteContent;
import dev.lightbox.xray.site.graphql.internal.fields.Served;
import dev.lightbox.xray.site.graphql.internal.read.Request;
import dev.lightbox.xray.site.jql.Jql;
import graphql.introspection.IntrospectionQuery;
import graphql.introspection.IntrospectionResultToSchema;
import graphql.language.AstPrinter;
import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SchemaTest {
    private static Database database;
    private static SiteContent content;
    private static Wiring wiring;
    private static Engine engine;

    @BeforeAll
    static void build() {
        database = FreshDatabases.sqlite();
        content = SiteContent.over(database, new RandomIds(new SplittableRandom(1)), InstantSource.system(), _ -> {});
        wiring = Served.fields(new Wiring(), new Jql(InstantSource.system()));
        engine = new Engine(wiring);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void everyBoundFieldIsOneOfTheSchema() {
        assertThat(wiring.served())
                .allSatisfy(field -> assertThat(
                                ((GraphQLObjectType) engine.schema().getType(field.getTypeName()))
                                        .getFieldDefinition(field.getFieldName()))
                        .as(field.toString())
                        .isNotNull());
    }

    @Test
    void everyFieldOfTheSchemaIsServed() {
        Set<String> served = wiring.served().stream()
                .map(field -> field.getTypeName() + "." + field.getFieldName())
                .collect(Collectors.toSet());
        Set<String> types =
                wiring.served().stream().map(field -> field.getTypeName()).collect(Collectors.toSet());
        Set<String> missing = sdl().types().values().stream()
                .filter(ObjectTypeDefinition.class::isInstance)
                .map(ObjectTypeDefinition.class::cast)
                .filter(type -> types.contains(type.getName()))
                .flatMap(type ->
                        type.getFieldDefinitions().stream().map(field -> type.getName() + "." + field.getName()))
                .filter(field -> !served.contains(field))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(missing).isEmpty();
    }

    @Test
    void aFieldThatNobodyBindsAnswersWithAnErrorAndNotWithNothing() {
        Engine bare = new Engine(new Wiring());

        var answer = bare.execute(new Engine.Call("{ getStatuses { name } }", null, Map.of()), nobody(), content);

        assertThat(answer.getErrors())
                .singleElement()
                .satisfies(error ->
                        assertThat(error.getMessage()).isEqualTo("Field getStatuses is not served by this version"));
    }

    @Test
    void introspectionShowsThePublishedSchema() {
        Engine.Call call = new Engine.Call(IntrospectionQuery.INTROSPECTION_QUERY, null, Map.of());
        assertThat(engine.prepare(call)).isInstanceOf(Engine.Prepared.Valid.class);

        Map<String, Object> shown = engine.execute(call, nobody(), content).getData();
        Document document = new IntrospectionResultToSchema().createSchemaDefinition(shown);
        TypeDefinitionRegistry rebuilt = new SchemaParser().buildRegistry(document);

        assertThat(rebuilt.types().keySet()).isEqualTo(sdl().types().keySet());
        assertThat(fields(rebuilt)).isEqualTo(fields(sdl()));
    }

    /** Each field with its arguments and types. */
    private static Set<String> fields(TypeDefinitionRegistry schema) {
        return schema.types().values().stream()
                .filter(ObjectTypeDefinition.class::isInstance)
                .map(ObjectTypeDefinition.class::cast)
                .flatMap(type -> type.getFieldDefinitions().stream()
                        .map(field -> type.getName() + "." + field.getName() + arguments(field) + ": "
                                + AstPrinter.printAst(field.getType())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> arguments(FieldDefinition field) {
        return field.getInputValueDefinitions().stream()
                .map(argument -> argument.getName() + ": " + AstPrinter.printAst(argument.getType())
                        + (argument.getDefaultValue() == null
                                ? ""
                                : " = " + AstPrinter.printAst(argument.getDefaultValue())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Request nobody() {
        Tenant tenant = new Tenant(1, new UUID(1, 1), "t", "https://t.test", Region.EU, Residency.PINNED);
        SiteUser user = new SiteUser(1, 1, "a", "a", "A", "a@t.test", SiteUser.Kind.PERSON, true);
        return new Request(new Caller(tenant, user, Set.of(), Set.of()), database, URI.create("https://t.test"));
    }

    private static TypeDefinitionRegistry sdl() {
        return new SchemaParser().parse(GraphQlSchema.text());
    }
}
