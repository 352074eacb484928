package dev.lightbox.xray.site.content.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Test environments: names that a project knows, created by their first use. */
public final class Environments {
    private Environments() {}

    /** The names without blanks around them and without empty or repeated ones. */
    public static List<String> clean(Collection<String> names) {
        Set<String> clean = new LinkedHashSet<>();
        names.stream().map(String::strip).filter(name -> !name.isEmpty()).forEach(clean::add);
        return List.copyOf(clean);
    }

    /** Makes the names that the project does not know yet, and returns those. */
    public static List<String> create(JdbcClient sql, long project, List<String> names) {
        return names.stream()
                .filter(name -> sql.sql("""
                                        INSERT INTO site_environment (project_id, name, position)
                                        SELECT ?, ?, count(*) FROM site_environment WHERE project_id = ?
                                        ON CONFLICT (project_id, name) DO NOTHING
                                        """).params(project, name, project).update() > 0)
                .toList();
    }

    public static List<String> ofExecution(JdbcClient sql, long execution) {
        return JsonText.texts(sql.sql("SELECT environments FROM site_execution WHERE issue_id = ?")
                .params(execution)
                .query(String.class)
                .single());
    }

    /** Puts names behind those that the execution has. */
    public static void add(JdbcClient sql, long execution, List<String> names) {
        List<String> all = new ArrayList<>(ofExecution(sql, execution));
        all.addAll(names);
        set(sql, execution, clean(all));
    }

    public static void set(JdbcClient sql, long execution, List<String> names) {
        sql.sql("UPDATE site_execution SET environments = ? WHERE issue_id = ?")
                .params(JsonText.ofTexts(names), execution)
                .update();
    }
}
