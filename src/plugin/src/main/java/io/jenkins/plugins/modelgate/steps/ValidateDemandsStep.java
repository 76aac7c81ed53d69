package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Util;
import io.jenkins.plugins.modelgate.remote.AgentLogin;
import java.util.List;
import org.kohsuke.stapler.DataBoundSetter;

/** What a user may say of what a model has to be besides right: its signature, its cost, how its endpoint answers. */
public abstract class ValidateDemandsStep extends TableGateStep {
    private static final long serialVersionUID = 1L;

    private String inputs;
    private String signature;
    private String operators;
    private List<String> budgets;
    private String endpoint;
    private String golden;
    private Double tolerance;
    private Integer warmUp;
    private Integer requests;
    private Integer concurrency;
    private String endpointTimeout;
    private String endpointCredentials;
    private Boolean scan;
    private String allow;

    @CheckForNull
    public String getInputs() {
        return inputs;
    }

    @DataBoundSetter
    public void setInputs(String inputs) {
        this.inputs = Util.fixEmptyAndTrim(inputs);
    }

    @CheckForNull
    public String getSignature() {
        return signature;
    }

    @DataBoundSetter
    public void setSignature(String signature) {
        this.signature = Util.fixEmptyAndTrim(signature);
    }

    @CheckForNull
    public String getOperators() {
        return operators;
    }

    @DataBoundSetter
    public void setOperators(String operators) {
        this.operators = Util.fixEmptyAndTrim(operators);
    }

    @CheckForNull
    public List<String> getBudgets() {
        return budgets;
    }

    @DataBoundSetter
    public void setBudgets(List<String> budgets) {
        this.budgets = texts(budgets);
    }

    @CheckForNull
    public String getEndpoint() {
        return endpoint;
    }

    @DataBoundSetter
    public void setEndpoint(String endpoint) {
        this.endpoint = Util.fixEmptyAndTrim(endpoint);
    }

    @CheckForNull
    public String getGolden() {
        return golden;
    }

    @DataBoundSetter
    public void setGolden(String golden) {
        this.golden = Util.fixEmptyAndTrim(golden);
    }

    @CheckForNull
    public Double getTolerance() {
        return tolerance;
    }

    @DataBoundSetter
    public void setTolerance(Double tolerance) {
        this.tolerance = tolerance;
    }

    @CheckForNull
    public Integer getWarmUp() {
        return warmUp;
    }

    @DataBoundSetter
    public void setWarmUp(Integer warmUp) {
        this.warmUp = warmUp;
    }

    @CheckForNull
    public Integer getRequests() {
        return requests;
    }

    @DataBoundSetter
    public void setRequests(Integer requests) {
        this.requests = requests;
    }

    @CheckForNull
    public Integer getConcurrency() {
        return concurrency;
    }

    @DataBoundSetter
    public void setConcurrency(Integer concurrency) {
        this.concurrency = concurrency;
    }

    @CheckForNull
    public String getEndpointTimeout() {
        return endpointTimeout;
    }

    @DataBoundSetter
    public void setEndpointTimeout(String endpointTimeout) {
        this.endpointTimeout = Util.fixEmptyAndTrim(endpointTimeout);
    }

    @CheckForNull
    public String getEndpointCredentials() {
        return endpointCredentials;
    }

    @DataBoundSetter
    public void setEndpointCredentials(String endpointCredentials) {
        this.endpointCredentials = Util.fixEmptyAndTrim(endpointCredentials);
    }

    @CheckForNull
    public Boolean getScan() {
        return scan;
    }

    @DataBoundSetter
    public void setScan(Boolean scan) {
        this.scan = scan;
    }

    @Override
    void forgetUsual() {
        super.forgetUsual();
        scan = unlessUsual(scan, true);
    }

    @CheckForNull
    public String getAllow() {
        return allow;
    }

    @DataBoundSetter
    public void setAllow(String allow) {
        this.allow = Util.fixEmptyAndTrim(allow);
    }

    @Override
    @CheckForNull
    AgentLogin login(Place place) throws AbortException {
        if (endpointCredentials != null && endpoint == null) {
            // A configuration in the workspace must not choose who gets the password.
            throw new AbortException(Messages.EndpointLogin_noEndpoint());
        }
        return EndpointLogin.find(
                endpointCredentials == null ? null : place.expander().apply(endpointCredentials), place.run());
    }
}
