package dev.lightbox.xray.api.report;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes Xray JSON (contract section 7.4) result by result; {@link XrayJson} reads the same records back. Absent members
 * are left out. Not thread-safe. Closing ends the document and leaves the stream open.
 */
public final class XrayJsonWriter implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build())
            .build();

    private final JsonGenerator json;

    private XrayJsonWriter(JsonGenerator json) {
        this.json = json;
    }

    /** Begins a document with what is said of the execution. */
    public static XrayJsonWriter begin(OutputStream out, XrayHeader header) {
        XrayJsonWriter writer = new XrayJsonWriter(MAPPER.createGenerator(out));
        writer.header(header);
        return writer;
    }

    private void header(XrayHeader header) {
        json.writeStartObject();
        text("testExecutionKey", header.testExecutionKey());
        json.writeObjectPropertyStart("info");
        text("project", header.project());
        text("summary", header.summary());
        text("description", header.description());
        text("version", header.version());
        text("revision", header.revision());
        text("user", header.user());
        time("startDate", header.startDate());
        time("finishDate", header.finishDate());
        text("testPlanKey", header.testPlanKey());
        texts("testEnvironments", header.testEnvironments());
        json.writeEndObject();
        json.writeArrayPropertyStart("tests");
    }

    /** Writes one result. */
    public void add(XrayResult result) {
        json.writeStartObject();
        text("testKey", result.testKey());
        if (result.testInfo() != null) {
            testInfo(result.testInfo());
        }
        text("status", result.status());
        time("start", result.start());
        time("finish", result.finish());
        text("comment", result.comment());
        text("executedBy", result.executedBy());
        text("assignee", result.assignee());
        steps(result.steps());
        texts("examples", result.examples());
        iterations(result.iterations());
        texts("defects", result.defects());
        evidence(result.evidence());
        customFields(result.customFields());
        json.writeEndObject();
    }

    private void testInfo(XrayResult.TestInfo info) {
        json.writeObjectPropertyStart("testInfo");
        text("projectKey", info.projectKey());
        text("summary", info.summary());
        text("type", info.type());
        texts("requirementKeys", info.requirementKeys());
        texts("labels", info.labels());
        if (!info.steps().isEmpty()) {
            json.writeArrayPropertyStart("steps");
            info.steps().forEach(this::stepDefinition);
            json.writeEndArray();
        }
        text("scenario", info.scenario());
        text("definition", info.definition());
        json.writeEndObject();
    }

    private void stepDefinition(XrayResult.StepDefinition step) {
        json.writeStartObject();
        text("action", step.action());
        text("data", step.data());
        text("result", step.result());
        step.customFields().forEach(json::writePOJOProperty);
        json.writeEndObject();
    }

    private void steps(List<XrayResult.Step> steps) {
        if (steps.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("steps");
        for (XrayResult.Step step : steps) {
            json.writeStartObject();
            text("status", step.status());
            text("comment", step.comment());
            text("actualResult", step.actualResult());
            evidence(step.evidence());
            texts("defects", step.defects());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void iterations(List<XrayResult.Iteration> iterations) {
        if (iterations.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("iterations");
        for (XrayResult.Iteration iteration : iterations) {
            json.writeStartObject();
            text("name", iteration.name());
            json.writeArrayPropertyStart("parameters");
            iteration.parameters().forEach(this::parameter);
            json.writeEndArray();
            text("log", iteration.log());
            text("duration", iteration.duration());
            text("status", iteration.status());
            steps(iteration.steps());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void parameter(String name, String value) {
        json.writeStartObject();
        text("name", name);
        text("value", value);
        json.writeEndObject();
    }

    private void evidence(List<ReportFile> files) {
        if (files.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("evidence");
        for (ReportFile file : files) {
            json.writeStartObject();
            text("data", file.data());
            text("filename", file.filename());
            text("contentType", file.contentType());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void customFields(List<ReportField> fields) {
        if (fields.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("customFields");
        for (ReportField field : fields) {
            json.writeStartObject();
            text("id", field.id());
            json.writePOJOProperty("value", field.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void texts(String member, List<String> values) {
        if (!values.isEmpty()) {
            json.writeArrayPropertyStart(member);
            values.forEach(json::writeString);
            json.writeEndArray();
        }
    }

    private void text(String member, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(member, value);
        }
    }

    private void time(String member, @Nullable Instant time) {
        if (time != null) {
            json.writeStringProperty(member, time.toString());
        }
    }

    @Override
    public void close() {
        json.writeEndArray();
        json.writeEndObject();
        json.close();
    }
}
