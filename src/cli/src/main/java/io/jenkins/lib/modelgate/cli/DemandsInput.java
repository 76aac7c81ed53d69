package io.jenkins.lib.modelgate.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** What is asked of a model besides its predictions. */
final class DemandsInput {

    @Said.Setting
    @Option(
            names = "--scan",
            paramLabel = "BOOLEAN",
            description = "Scan the model file, without loading it (default: true).")
    private String scan;

    @Said.Setting
    @Option(
            names = "--allow",
            paramLabel = "FILE",
            description = "What the scan approves beyond the reviewed list (default: modelgate-allow.txt where there is"
                    + " one); FILE@sha256:… pins its content, none reads none.")
    private String allow;

    @Said.Setting
    @Option(
            names = "--signature",
            split = ",",
            paramLabel = "FILE|COLUMN:TYPE",
            description =
                    "What the model takes: an .onnx or MLmodel file, or columns and types such as 'age: integer'.")
    private List<String> signature;

    @Said.Setting
    @Option(
            names = "--inputs",
            paramLabel = "FILE|GLOB",
            description = "A table whose columns are held to the signature.")
    private String inputs;

    @Said.Setting
    @Option(
            names = "--budgets",
            split = ",",
            paramLabel = "NAME<=N",
            description =
                    "What the model may cost: 'fileSize<=200MB', 'parameters<=1e6', 'p95<=50ms', 'throughput>=100/s', 'errors<=0'.")
    private List<String> budgets;

    @Said.Setting
    @Option(
            names = "--operators",
            split = ",",
            paramLabel = "OPERATOR|FILE",
            description = "The ONNX operators that the model may have; or a .txt file with one a line.")
    private List<String> operators;

    @Said.Setting
    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "A running endpoint, to be asked the golden requests.")
    private String endpoint;

    @Said.Setting
    @Option(names = "--golden", paramLabel = "FILE", description = "JSON Lines with 'request' and 'response'.")
    private String golden;

    @Said.Setting
    @Option(
            names = "--tolerance",
            paramLabel = "NUMBER",
            description = "How far a number of an answer may be off, absolutely and relatively (default: 1e-6).")
    private String tolerance;

    @Said.Setting
    @Option(names = "--warm-up", paramLabel = "N", description = "Requests before anything is measured (default: 10).")
    private String warmUp;

    @Said.Setting
    @Option(names = "--requests", paramLabel = "N", description = "Requests that are measured (default: 400).")
    private String requests;

    @Said.Setting
    @Option(names = "--concurrency", paramLabel = "N", description = "Callers at the same time (default: 1).")
    private String concurrency;

    @Said.Setting
    @Option(names = "--endpoint-timeout", paramLabel = "TIME", description = "For one request (default: 10s).")
    private String endpointTimeout;

    @Said.Setting
    @Option(
            names = "--endpoint-credentials",
            paramLabel = "ID",
            description = "Names the login to the endpoint: ID_USR and ID_PSW in the environment.")
    private String endpointCredentials;
}
