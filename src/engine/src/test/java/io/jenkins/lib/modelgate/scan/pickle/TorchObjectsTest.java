package io.jenkins.lib.modelgate.scan.pickle;

import static io.jenkins.lib.modelgate.scan.pickle.Op.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What PyTorch keeps beside tensors: packed numbers of quantized layers, data sets, models for images. */
class TorchObjectsTest {

    private static Pickle empty(String module, String name) {
        return Pickle.of(2).global(module, name).op(EMPTY_TUPLE, NEWOBJ);
    }

    private static Seen packed(String type) throws IOException {
        return empty("torch", "ScriptObject")
                .op(EMPTY_TUPLE)
                .text(type)
                .op(TUPLE2, BUILD)
                .seen();
    }

    @Test
    void bearsThePackedNumbersOfQuantizedLayers() throws IOException {
        assertThat(packed("__torch__.torch.classes.quantized.LinearPackedParamsBase").findings)
                .isEmpty();
        assertThat(packed("__torch__.torch.classes.rnn.CellParamsBase").findings)
                .isEmpty();
    }

    @Test
    void refusesCompiledObjectsOfAnyOtherClass() throws IOException {
        assertThat(packed("__torch__.torch.classes.our.Thing").rules()).containsExactly(Rule.PICKLE_IMPORT);
        assertThat(empty("torch", "ScriptObject").op(EMPTY_DICT, BUILD).seen().rules())
                .containsExactly(Rule.PICKLE_IMPORT);
    }

    @Test
    void bearsDataSetsAndSaysWhatIsDangerousAboutTheirNeighbours() throws IOException {
        assertThat(empty("torch.utils.data.dataset", "TensorDataset")
                        .op(EMPTY_DICT, BUILD)
                        .seen()
                        .findings)
                .isEmpty();
        assertThat(empty("torch.utils.data.datapipes.iter.fileopener", "FileOpenerIterDataPipe")
                        .seen()
                        .findings)
                .singleElement()
                .satisfies(finding -> assertThat(finding.why()).contains("opens, writes or removes files"));
    }

    @Test
    void bearsModelsAndTransformsForImages() throws IOException {
        assertThat(empty("torchvision.models.resnet", "ResNet")
                        .op(EMPTY_DICT, BUILD)
                        .seen()
                        .findings)
                .isEmpty();
        assertThat(Pickle.of(2)
                        .global("torchvision.transforms.functional", "InterpolationMode")
                        .calledWith("bilinear")
                        .seen()
                        .findings)
                .isEmpty();
    }

    @Test
    void refusesToFetchWeights() throws IOException {
        assertThat(empty("torchvision.models._api", "WeightsEnum").seen().isApproved())
                .isFalse();
        assertThat(empty("torchvision.models.feature_extraction", "DualGraphModule")
                        .seen()
                        .isApproved())
                .isFalse();
    }
}
