import java.io.FileInputStream;
import java.io.InputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Validates PDF files with veraPDF: each against PDF/A-2a and PDF/UA-1. Prints what fails; ends with 1 if anything does. */
public final class VeraPdf {
    private static final List<PDFAFlavour> FLAVOURS = List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1);

    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean isSound = true;
        for (String file : files) {
            for (PDFAFlavour flavour : FLAVOURS) {
                isSound &= isSound(file, flavour);
            }
        }
        System.exit(isSound ? 0 : 1);
    }

    private static boolean isSound(String file, PDFAFlavour flavour) throws Exception {
        try (InputStream in = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour)) {
            PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, 5, false, false, false);
            ValidationResult result = validator.validate(parser);
            String verdict = result.isCompliant() ? "passes" : "FAILS";
            System.out.printf("%s: %s %s, %d checks%n", file, verdict, flavour.getId(), result.getTotalAssertions());
            for (TestAssertion assertion : result.getTestAssertions()) {
                System.out.printf("  %s: %s at %s%n", assertion.getRuleId(), assertion.getMessage(),
                        assertion.getLocation().getContext());
            }
            return result.isCompliant();
        }
    }
}
