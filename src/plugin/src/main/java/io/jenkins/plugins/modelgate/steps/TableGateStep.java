package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import java.util.List;
import org.kohsuke.stapler.DataBoundSetter;

/** A gate that reads tables, with what a user may say of them in every one. */
public abstract class TableGateStep extends GateStep {
    private static final long serialVersionUID = 1L;

    private Integer minRows;
    private String delimiter;
    private String quote;
    private String encoding;
    private String decimal;
    private List<String> types;

    @CheckForNull
    public Integer getMinRows() {
        return minRows;
    }

    @DataBoundSetter
    public void setMinRows(Integer minRows) {
        this.minRows = minRows;
    }

    @CheckForNull
    public String getDelimiter() {
        return delimiter;
    }

    @DataBoundSetter
    public void setDelimiter(String delimiter) {
        this.delimiter = Util.fixEmptyAndTrim(delimiter);
    }

    @CheckForNull
    public String getQuote() {
        return quote;
    }

    @DataBoundSetter
    public void setQuote(String quote) {
        this.quote = Util.fixEmptyAndTrim(quote);
    }

    @CheckForNull
    public String getEncoding() {
        return encoding;
    }

    @DataBoundSetter
    public void setEncoding(String encoding) {
        this.encoding = Util.fixEmptyAndTrim(encoding);
    }

    @CheckForNull
    public String getDecimal() {
        return decimal;
    }

    @DataBoundSetter
    public void setDecimal(String decimal) {
        this.decimal = Util.fixEmptyAndTrim(decimal);
    }

    @CheckForNull
    public List<String> getTypes() {
        return types;
    }

    @DataBoundSetter
    public void setTypes(List<String> types) {
        this.types = texts(types);
    }
}
