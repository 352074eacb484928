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
                                    "Addition",
                                    cases(
                                            "adds two small numbers",
                                            "adds negative numbers",
                                            "adds zero",
                                            "adds a long column",
                                            "adds fractions")),
                            new Feature(
                                    "Division",
                                    cases(
                                            "divides without remainder",
                                            "refuses to divide by zero",
                                            "rounds to ten places",
                                            "divides negative numbers",
                                            "divides by one")),
                            new Feature(
                                    "Memory",
                                    cases(
                                            "stores the display",
                                            "recalls a stored number",
                                            "clears the memory",
                                            "adds to the memory",
                                            "keeps the memory when switched off")),
                            new Feature(
                                    "Display",
                                    cases(
                                            "shows twelve digits",
                                            "groups thousands",
                                            "switches to exponents",
                                            "shows a minus sign",
                                            "dims after a minute")),
                            new Feature(
                                    "Percent",
                                    cases(
                                            "takes a percentage",
                                            "adds a percentage",
                                            "subtracts a percentage",
                                            "shows a share as percent",
                                            "chains percentages")))),
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
                                            "says so when nothing matches",
                                            "tolerates a spelling mistake",
                                            "sorts by price")),
                            new Feature(
                                    "Basket",
                                    cases(
                                            "puts a book into the basket",
                                            "changes the number of copies",
                                            "empties the basket",
                                            "keeps the basket over night",
                                            "warns of the last copy")),
                            new Feature(
                                    "Checkout",
                                    cases(
                                            "pays by card",
                                            "refuses an expired card",
                                            "sends a confirmation",
                                            "asks for the address",
                                            "applies a voucher")),
                            new Feature(
                                    "Returns",
                                    cases(
                                            "accepts a return within 14 days",
                                            "refuses a late return",
                                            "refunds the price",
                                            "prints the label",
                                            "tells where the parcel is")),
                            new Feature(
                                    "Reviews",
                                    cases(
                                            "publishes a review",
                                            "hides an insult",
                                            "shows the average",
                                            "sorts by date",
                                            "lets the author answer")),
                            new Feature(
                                    "Accounts",
                                    cases(
                                            "signs a customer in",
                                            "refuses a wrong password",
                                            "changes the address",
                                            "sends a new password",
                                            "closes the account")))),
            new SampleProject(
                    "PARK",
                    "Parking app",
                    "a car with a registered number plate",
                    List.of(
                            new Feature(
                                    "Sessions",
                                    cases(
                                            "starts a session",
                                            "extends a session",
                                            "ends a session early",
                                            "warns before the end",
                                            "refuses a second session")),
                            new Feature(
                                    "Zones",
                                    cases(
                                            "finds the zone by position",
                                            "lists zones nearby",
                                            "warns of a closed zone",
                                            "shows the price of a zone",
                                            "remembers the last zone")),
                            new Feature(
                                    "Invoices",
                                    cases(
                                            "sums up a month",
                                            "shows the tax",
                                            "sends the invoice",
                                            "splits private and business",
                                            "corrects an invoice")),
                            new Feature(
                                    "Plates",
                                    cases(
                                            "registers a plate",
                                            "refuses a plate in use",
                                            "removes a plate",
                                            "reads a plate by camera",
                                            "accepts a foreign plate")),
                            new Feature(
                                    "Permits",
                                    cases(
                                            "grants a permit to a resident",
                                            "extends a permit",
                                            "ends a permit",
                                            "checks a permit on the street",
                                            "lists all permits")))));

    private static List<String> cases(String... cases) {
        return List.of(cases);
    }
}
