"""Soft hyphens for long German words in headings, set where compounds join.

Browsers hyphenate by dictionary only where they have one, and a heading at 320 px must not break anywhere. The rule is
the linking element (-ungs-, -heits-, -täts- …) and a list of second parts that are frequent in titles of this field.
"""

import re

from portal.render.locales import script

_LONG_WORD = re.compile(r"[^\W\d_]{13,}")
_GERMAN_NAME = re.compile(r"[^\W\d_]{18,}")
"""In languages with the same letters: hardly any word of theirs is so long and has a German joint."""

_MARGIN = 4
_JOINTS = re.compile(
    r"(?:ungs|heits|keits|schafts|tions|täts|itäts|lings|tums|ings)(?=[a-zäöüß]{4})"
    r"|(?=(?:sprach|zentr|berat|treffen|veranstalt|schul|klasse|arbeit|förder|unterricht|büro|programm|portal|lern|"
    r"vermittl|kurs|sensib|reflekt|bildung|koordin|kritik|diskussion|ressourc|einsteig|preis|courage|führer|schein|"
    r"institut|verein|dienst|integration|begleit|entwickl|material|werk|projekt|gemeinde|städte|region))"
)


def soft_hyphens(text: str, language: str) -> str:
    """Return the text with soft hyphens in its long German words.

    Latin words in a text that is written in another script are German names, and so are very long ones elsewhere.
    """
    is_german = language.startswith("de") or script(language) != "Latn"
    return (_LONG_WORD if is_german else _GERMAN_NAME).sub(_divided, text)


def _divided(match: re.Match[str]) -> str:
    word = match.group()
    places = [joint.end() for joint in _JOINTS.finditer(word)]
    parts, last = [], 0
    for place in places:
        if place - last >= _MARGIN and len(word) - place >= _MARGIN:
            parts.append(word[last:place])
            last = place
    return "\u00ad".join([*parts, word[last:]])
