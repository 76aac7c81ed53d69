package io.jenkins.plugins.modelgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.ConfiguredWithCode;
import io.jenkins.plugins.casc.misc.JenkinsConfiguredWithCodeRule;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.casc.misc.junit.jupiter.WithJenkinsConfiguredWithCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@WithJenkinsConfiguredWithCode
class ConfigurationAsCodeTest {

    @Test
    @ConfiguredWithCode("modelgate.yaml")
    void registryLocationIsReadAndWrittenAsCode(JenkinsConfiguredWithCodeRule jenkins) throws Exception {
        ModelgateConfiguration configuration = ModelgateConfiguration.get();
        assertThat(configuration.getRegistryLocation()).isEqualTo("/srv/models");
        assertThat(configuration.registryFolder()).isEqualTo(Path.of("/srv/models"));

        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        assertThat(Util.toYamlString(Util.getUnclassifiedRoot(context).get("modelgate"))
                        .trim())
                .isEqualTo("registryLocation: \"/srv/models\"");
    }

    @Test
    void anEmptiedFieldGoesBackToTheDefault(JenkinsConfiguredWithCodeRule jenkins) throws Exception {
        ModelgateConfiguration configuration = ModelgateConfiguration.get();
        configuration.setRegistryLocation("elsewhere");
        jenkins.configRoundtrip();
        assertThat(configuration.getRegistryLocation()).isEqualTo("elsewhere");

        configuration.setRegistryLocation("");
        jenkins.configRoundtrip();
        assertThat(configuration.getRegistryLocation()).isNull();
        assertThat(configuration.registryFolder())
                .isEqualTo(jenkins.jenkins.getRootDir().toPath().resolve("modelgate/registry"));
    }
}
