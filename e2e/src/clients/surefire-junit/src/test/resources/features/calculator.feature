Feature: Calculator of the build

  Background:
    Given a calculator

  Scenario: Cucumber adds
    When I add 1 and 1
    Then it shows 2

  Scenario: Cucumber adds wrongly
    When I add 1 and 1
    Then it shows 3

  Scenario Outline: Cucumber adds many
    When I add <one> and <other>
    Then it shows <sum>

    Examples:
      | one | other | sum |
      | 1   | 2     | 3   |
      | 2   | 2     | 4   |
