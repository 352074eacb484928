Feature: Division

  Scenario: Divides evenly
    Given a calculator
    When I divide 4 by 2
    Then it shows 2
