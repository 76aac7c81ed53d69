package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.util.FormValidation;
import java.io.File;
import java.nio.file.Path;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** What an administrator sets once for all jobs. */
@Extension
@Symbol("modelgate")
public final class ModelgateConfiguration extends GlobalConfiguration {

    private String registryLocation;

    public ModelgateConfiguration() {
        load();
    }

    @NonNull
    public static ModelgateConfiguration get() {
        return ExtensionList.lookupSingleton(ModelgateConfiguration.class);
    }

    /** As it was typed; null for the default. */
    @CheckForNull
    public String getRegistryLocation() {
        return registryLocation;
    }

    @DataBoundSetter
    public void setRegistryLocation(String registryLocation) {
        this.registryLocation = Util.fixEmptyAndTrim(registryLocation);
        save();
    }

    /** Where the embedded registry is on the controller. */
    @NonNull
    public Path registryFolder() {
        Path home = Jenkins.get().getRootDir().toPath();
        return registryLocation == null ? home.resolve("modelgate/registry") : home.resolve(registryLocation);
    }

    @Override
    @NonNull
    public String getDisplayName() {
        return Messages.ModelgateConfiguration_name();
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) {
        // Reset first: an emptied field is not submitted at all.
        registryLocation = null;
        request.bindJSON(this, form);
        save();
        return true;
    }

    /** Whether a registry can be there. */
    @POST
    public FormValidation doCheckRegistryLocation(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        if (value.isBlank()) {
            return FormValidation.ok(Messages.ModelgateConfiguration_default(
                    new File(Jenkins.get().getRootDir(), "modelgate/registry")));
        }
        File folder = Jenkins.get().getRootDir().toPath().resolve(value.trim()).toFile();
        if (folder.isFile()) {
            return FormValidation.error(Messages.ModelgateConfiguration_isFile());
        }
        return FormValidation.ok();
    }
}
