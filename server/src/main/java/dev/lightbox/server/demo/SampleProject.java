package dev.lightbox.server.demo;

import java.util.List;

/**
 * What a sample project is about, from which its tests are made.
 *
 * @param features what the product can do; each is a folder, a requirement and a group of tests
 * @param setting what must be ready before a test starts
 */
record SampleProject(String key, String name, String setting, List<Feature> features) {

    /**
     * Something that the product can do.
     *
     * @param cases what is tried with it, as a person would say it
     */
    record Feature(String name, List<String> cases) {}

    static final List<SampleProject> ALL = List.of(
            new SampleProject(
                    "CALC",
                    "Calculator",
                    "a calculator that shows 0",
                    List.of(
                            new Feature(
                                    "Addition", cases("adds two small numbers", "adds negative numbers", "adds zero")),
                            new Feature(
                                    "Division",
                                    cases(
                                            "divides without remainder",
                                            "refuses to divide by zero",
                                            "rounds to ten places")),
                            new Feature(
                                    "Memory",
                                    cases("stores the display", "recalls a stored number", "clears the memory")),
                            new Feature(
                                    "Display",
                                    cases("shows twelve digits", "groups thousands", "switches to exponents")))),
            new SampleProject(
                    "BOOK",
                    "Bookshop",
                    "a shop with ten books and a signed-in customer",
                    List.of(
                            new Feature(
                                    "Search",
                                    cases(
                                            "finds a book by its title",
                                            "finds books by author",
                                            "says so when nothing matches")),
                            new Feature(
                                    "Basket",
                                    cases(
                                            "puts a book into the basket",
                                            "changes the number of copies",
                                            "empties the basket")),
                            new Feature(
                                    "Checkout",
                                    cases("pays by card", "refuses an expired card", "sends a confirmation")),
                            new Feature(
                                    "Returns",
                                    cases(
                                            "accepts a return within 14 days",
                                            "refuses a late return",
                                            "refunds the price")))),
            new SampleProject(
                    "PARK",
                    "Parking app",
                    "a car with a registered number plate",
                    List.of(
                            new Feature(
                                    "Sessions", cases("starts a session", "extends a session", "ends a session early")),
                            new Feature(
                                    "Zones",
                                    cases(
                                            "finds the zone by position",
                                            "lists zones nearby",
                                            "warns of a closed zone")),
                            new Feature("Invoices", cases("sums up a month", "shows the tax", "sends the invoice")))));

    private static List<String> cases(String... cases) {
        return List.of(cases);
    }
}
