package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Programs: by what they begin with, or by their names. TorchScript's own code has a scanner of its own. */
final class CodeScanner implements PartScanner {

    private static final Pattern NAMES = Pattern.compile(
            ".*\\.(py|pyw|pyx|pyi|pyc|pyo|pyd|so|so\\.[0-9.]+|dll|dylib|exe|sh|bash|zsh|bat|cmd|ps1|js|mjs|ts|jar|class|whl|egg|rb|pl"
                    + "|lua|r|jl|php|vbs|ipynb|cu|ptx|cubin|hsaco|c|cc|cpp|h|hpp|go|rs|java|scala|wasm|html?|svg|desktop|lnk|scpt|msi|apk)"
                    + "|dockerfile|makefile|jenkinsfile");

    /** First bytes, in hexadecimal. */
    private static final Map<String, String> BEGINNINGS = Map.of(
            "7f454c46", "a program or library for Linux (ELF)",
            "4d5a", "a program or library for Windows (PE)",
            "feedface", "a program or library for macOS (Mach-O)",
            "feedfacf", "a program or library for macOS (Mach-O)",
            "cefaedfe", "a program or library for macOS (Mach-O)",
            "cffaedfe", "a program or library for macOS (Mach-O)",
            "cafebabe", "a Java class or a macOS program",
            "0061736d", "a WebAssembly module",
            "2321", "a script (#!)",
            "efbbbf2321", "a script (#!)");

    @Override
    public String format() {
        return "program code";
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        return beginning(head) != null
                || NAMES.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    @Override
    public void scan(Place place, Content content, Inspection inspection) throws IOException {
        byte[] head = new byte[16];
        int read = content.read(0, head, 0, head.length);
        if (read < 0) {
            // as TorchScript leaves behind; there is nothing in it to run
            return;
        }
        String what = beginning(java.util.Arrays.copyOf(head, read));
        inspection.found(Finding.of(
                Rule.CODE,
                place,
                what == null ? "" : what,
                "The model brings program code along, which nobody here has reviewed."));
    }

    private static String beginning(byte[] head) {
        for (Map.Entry<String, String> entry : BEGINNINGS.entrySet()) {
            if (begins(head, entry.getKey())) {
                return entry.getValue();
            }
        }
        return null;
    }

    private static boolean begins(byte[] head, String hex) {
        if (head.length < hex.length() / 2) {
            return false;
        }
        for (int i = 0; i < hex.length() / 2; i++) {
            if ((head[i] & 0xff) != Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16)) {
                return false;
            }
        }
        return true;
    }
}
