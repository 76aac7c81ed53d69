package io.jenkins.lib.modelgate.validate.hygiene;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What may be wrong with the rows; each is measured as a share or a degree, from 0 on the less the better. */
enum Hazard {
    /** The share of rows whose features also occur in the training data. */
    OVERLAP("overlap", "No row was trained on", true),
    /** The share of rows whose features occur before. */
    DUPLICATES("duplicates", "Each row is there once", false),
    /** The share of rows that are nearly those of the training data, or nearly one before. */
    NEAR_DUPLICATES("nearDuplicates", "No row is nearly another", false),
    /** How well the column tells the truth that tells most of it. */
    LEAKAGE("leakage", "No column gives the truth away", false),
    /** How far the labels are from those of the training data. */
    LABEL_SHIFT("labelShift", "Labels occur as often as in training", true);

    private final String id;
    private final String title;
    private final boolean needsTrain;

    Hazard(String id, String title, boolean needsTrain) {
        this.id = id;
        this.title = title;
        this.needsTrain = needsTrain;
    }

    /** As users write it. */
    String id() {
        return id;
    }

    /** What is the case where all is well. */
    String title() {
        return title;
    }

    boolean needsTrain() {
        return needsTrain;
    }

    static Optional<Hazard> byId(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Hazard::id).toList();
    }
}
