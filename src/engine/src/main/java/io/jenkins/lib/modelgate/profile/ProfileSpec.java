package io.jenkins.lib.modelgate.profile;

import io.jenkins.lib.modelgate.data.TableOptions;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import java.util.List;

/**
 * What a user says of a profile.
 *
 * @param data path or glob of the data, relative to the workspace
 * @param columns the columns wanted; empty for all
 * @param exclude columns to leave out
 * @param options how to read the data
 */
public record ProfileSpec(String data, List<String> columns, List<String> exclude, TableOptions options) {

    public ProfileSpec {
        columns = List.copyOf(columns);
        exclude = List.copyOf(exclude);
    }

    /**
     * Reads {@code data}, {@code columns}, {@code exclude}, {@code delimiter} and {@code types}.
     *
     * @throws SettingsException where they cannot be followed
     */
    public static ProfileSpec from(Settings settings) {
        ProfileSpec spec = new ProfileSpec(
                settings.requiredPath("data"),
                settings.texts("columns"),
                settings.texts("exclude"),
                TableOptions.from(settings));
        settings.refuseUnknown();
        return spec;
    }
}
