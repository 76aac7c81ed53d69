package io.jenkins.plugins.modelgate.steps;

import hudson.model.Descriptor.FormException;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;

/**
 * Refuses what is no number where a number belongs. Left to itself, the form binding takes such a text for nothing at all,
 * and a gate would run without the limit that somebody believes to have set.
 */
final class FormNumbers {

    private FormNumbers() {}

    /**
     * @param step whose numeric parameters are looked at, and those of its limits
     * @param form as it was submitted
     */
    static void refuseOthersIn(Class<? extends GateStep> step, JSONObject form) throws FormException {
        refuseOthers(step, form);
        if (form.opt("limits") instanceof JSONObject limit) {
            refuseOthers(Limit.class, limit);
        } else if (form.opt("limits") instanceof JSONArray limits) {
            for (Object limit : limits) {
                refuseOthers(Limit.class, (JSONObject) limit);
            }
        }
    }

    private static void refuseOthers(Class<?> type, JSONObject form) throws FormException {
        for (DescribableParameter parameter : DescribableModel.of(type).getParameters()) {
            String name = parameter.getName();
            if (form.opt(name) instanceof String text && !text.isBlank()) {
                refuse(name, text.strip(), parameter.getErasedType());
            }
        }
    }

    private static void refuse(String name, String text, Class<?> type) throws FormException {
        boolean whole = type == Integer.class;
        if (!whole && type != Double.class) {
            return;
        }
        String number =
                whole ? "[+-]?0*(\\d{1,9}|1\\d{9}|2[01]\\d{8})" : "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?";
        if (!text.matches(number)) {
            throw new FormException(
                    whole ? Messages.FormNumbers_notWhole(name, text) : Messages.FormNumbers_notANumber(name, text),
                    name);
        }
    }
}
