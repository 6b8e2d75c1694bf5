from datetime import date

from portal.model.calendar import customary_days, public_holidays


def test_the_holidays_are_those_of_north_rhine_westphalia() -> None:
    assert sorted(public_holidays(2027)) == [
        date(2027, 1, 1),
        date(2027, 3, 26),  # Karfreitag
        date(2027, 3, 29),  # Ostermontag
        date(2027, 5, 1),
        date(2027, 5, 6),  # Christi Himmelfahrt
        date(2027, 5, 17),  # Pfingstmontag
        date(2027, 5, 27),  # Fronleichnam: not in all of Germany
        date(2027, 10, 3),
        date(2027, 11, 1),  # Allerheiligen: not in all of Germany
        date(2027, 12, 25),
        date(2027, 12, 26),
    ]


def test_carnival_and_two_days_of_december_are_kept_by_custom() -> None:
    assert sorted(customary_days(2027)) == [
        date(2027, 2, 4),
        date(2027, 2, 8),
        date(2027, 12, 24),
        date(2027, 12, 31),
    ]
