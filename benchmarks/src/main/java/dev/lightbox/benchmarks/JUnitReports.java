package dev.lightbox.benchmarks;

import java.nio.charset.StandardCharsets;

/** Reports as a build writes them: classes of fifty cases, one case in twenty failed with a stack trace. */
final class JUnitReports {
    private static final int CASES_PER_CLASS = 50;
    private static final int CASES_PER_FAILURE = 20;
    private static final String TRACE = "\tat org.example.calc.Calculator.divide(Calculator.java:42)\n".repeat(10);

    private JUnitReports() {}

    /** @param suite other names make other tests */
    static byte[] report(String suite, int cases) {
        StringBuilder xml = new StringBuilder(cases * 200)
                .append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n<testsuite name=\"")
                .append(suite)
                .append("\" tests=\"")
                .append(cases)
                .append("\">\n");
        for (int i = 0; i < cases; i++) {
            xml.append("<testcase classname=\"org.example.")
                    .append(suite)
                    .append(".Calculator")
                    .append(i / CASES_PER_CLASS)
                    .append("Test\" name=\"addsNumbersOfRow")
                    .append(i % CASES_PER_CLASS)
                    .append("\" time=\"0.0")
                    .append(i % 100)
                    .append(i % CASES_PER_FAILURE == 0 ? "\">" + failure(i) + "</testcase>\n" : "\"/>\n");
        }
        return xml.append("</testsuite>\n</testsuites>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String failure(int number) {
        return "<failure message=\"expected " + number + " but was 0\" type=\"java.lang.AssertionError\">" + TRACE
                + "</failure>";
    }
}
