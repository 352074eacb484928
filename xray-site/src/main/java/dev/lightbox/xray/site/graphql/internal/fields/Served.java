package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.graphql.internal.engine.Wiring;
import dev.lightbox.xray.site.jql.Jql;

/** All fields that this version serves. */
public final class Served {
    private Served() {}

    public static Wiring fields(Wiring wiring, Jql jql) {
        PageFields.bind(wiring);
        IssueFields.bind(wiring);
        ExpandedFields.bind(wiring, IssueQueries.bind(wiring, jql));
        Versions.bind(wiring);
        HistoryFields.bind(wiring);
        DatasetFields.bind(wiring);
        StatusFields.bind(wiring);
        StepFields.bind(wiring);
        RunFields.bind(wiring);
        RunPartFields.bind(wiring);
        VocabularyFields.bind(wiring);
        FolderFields.bind(wiring);
        SettingsFields.bind(wiring);
        CreateMutations.bind(wiring);
        DefinitionMutations.bind(wiring);
        RelationMutations.bind(wiring);
        FolderMutations.bind(wiring);
        RunMutations.bind(wiring);
        RunStepMutations.bind(wiring);
        return wiring;
    }
}
