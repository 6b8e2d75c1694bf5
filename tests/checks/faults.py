"""Faults that editors might make, and where the check must point."""

from dataclasses import dataclass
from typing import Literal

from portal.problems import Level
from tests.checks.odd_files import ODD_FILES
from tests.support import (
    EVENT,
    HOME,
    HOME_EN,
    MATERIAL,
    MODULE,
    MODULE_EN,
    OFFER,
    ORGANISATION,
    PDF,
    PROGRAMME,
    PROGRAMME_EN,
    PROJECT,
)

HERE = "→"
"""Stands in a fault's text before the character that the check must point to."""

Edit = tuple[str, str, str] | tuple[str, str | bytes]
"""File, old and new text; or file and its whole new content, or entries to append to its metadata (`+ …`)."""


@dataclass(frozen=True)
class Fault:
    """A fault made by one or more edits of the sound portal; it is reported for the first edited file."""

    says: str
    code: str
    edits: tuple[Edit, ...]
    level: Level = Level.ERROR
    path: str = ""
    also: tuple[str, ...] = ()

    @property
    def reported_in(self) -> str:
        """Return the file that the problem belongs to."""
        return self.path or self.edits[0][0]


def fault(
    says: str,
    code: str,
    *edits: Edit,
    level: Literal["error", "warning"] = "error",
    path: str = "",
    also: tuple[str, ...] = (),
) -> Fault:
    """Return a fault; `also` names the codes that come along with it."""
    return Fault(says, code, edits, Level(level), path, also)


FOLDER = MATERIAL.removesuffix("index.md")
_PDF_FILE = f"{FOLDER}wortliste.pdf"
_SECOND_ORGANISATION = """\
---
id: verein
kind: organisation
title: Verein der Nachbarschaft
summary: Der Verein hilft Familien im Viertel bei vielen Fragen.
state: published
published: 2026-02-01
last_checked: 2026-10-01
org_type: verein
website: https://example.org/
---
"""
_VEREIN = "materials/organisations/verein.md"
_SHORT_MATERIAL = "materials/teaching-materials/lied.md"
_LIED = """\
---
id: lied
kind: material
title: Ein Lied zum Ankommen
summary: Ein Lied in vier Sprachen, das Kinder am ersten Tag singen.
state: published
published: 2026-02-01
topics: [mehrsprachigkeit]
audiences: [lehrkraefte]
stages: [primar]
languages: [de]
resource_types: [worksheet]
license: CC0-1.0
files:
  - {path: →lied.pdf, language: de}
---
"""
_SOURCE = "based_on:\n  - {title: Alt, url: 'https://example.org/', authors: [], license: →%s, changes: Neu gesetzt.}"
_IMAGE = "image: {file: bild.png, credit: Foto, license: CC0-1.0}"
_PNG = (f"{FOLDER}bild.png", ODD_FILES["png"])

BYTES = (
    fault("Latin-1", "encoding", (HOME, b"# Stra\xdfe\n")),
    fault("UTF-16 with its mark", "encoding", (HOME, "# Straße\n".encode("utf-16"))),
    fault("a text of more than 512 kB", "file-too-large", (HOME, "a" * (512 * 1024 + 1))),
    fault("an empty record", "file-empty", (OFFER, " \n")),
    fault("a control character", "control-character", (HOME, "# Will→\x08kommen\n")),
    fault("an override of the direction", "bidi-character", (OFFER, "am Markt\n", "am →\u202eMarkt\n")),
    fault("a mark of the direction", "bidi-character", (HOME, "Hallo→\u200f\n"), level="warning"),
)

NAMES = (
    fault("a record in no kind's folder", "wrong-folder", ("materials/kurse/deutsch.md", "---\n---\n")),
    fault("a record two folders deep", "wrong-folder", ("materials/offers/a/b/index.md", "---\n---\n")),
    fault("a file beside the kinds", "stray-file", ("materials/liste.txt", "x"), level="warning"),
    fault("capital letters in a name", "file-name", ("materials/offers/Kurs.md", "---\n---\n")),
    fault("a name of a device", "device-name", ("materials/offers/con.md", "---\n---\n")),
    fault("the name of further pages", "file-name", ("materials/offers/page/index.md", "---\n---\n")),
    fault("a suffix that is no language here", "suffix-language", ("materials/offers/kurs.fr.md", "---\n---\n")),
    fault("the original's suffix on a prose page", "suffix-language", ("docs/seite.de.md", "# Seite\n")),
    fault("a prose page with a dot", "file-name", ("docs/www.energieberatung.md", "# Seite\n")),
    fault("a second text in a record's folder", "not-index", ("materials/offers/elterncafe/notizen.md", "---\n---\n")),
    fault("a file beside the record's folder", "attachment-place", ("materials/offers/flyer.pdf", PDF)),
    fault("an attachment with two dots", "attachment-name", (f"{FOLDER}flyer.ar.pdf", PDF)),
    fault("an asset with two dots", "attachment-name", ("docs/flyer.ar.pdf", PDF)),
    fault("a program", "attachment-ending", (f"{FOLDER}spiel.exe", b"MZ"), level="warning"),
    fault("a YAML file in docs", "published-yaml", ("docs/liste.yml", "a: b\n")),
    fault("a folder named like a language", "language-folder", ("docs/en/index.md", "# Page\n")),
    fault("a prose page in the place of a listing", "reserved-address", ("docs/offers.md", "# Angebote\n")),
    fault(
        "a record as file and as folder",
        "two-files",
        ("materials/programmes/griffbereit.md", _SECOND_ORGANISATION.replace("organisation", "programme")),
        also=("required", "field-of-other-kind"),
    ),
    fault(
        "two prose pages with one address", "two-files", ("docs/hilfe.md", "# B\n"), ("docs/hilfe/index.md", "# A\n")
    ),
)

FRONT_MATTER = (
    fault("no metadata", "front-matter-missing", (OFFER, "→Text\n")),
    fault("metadata without end", "front-matter-open", (OFFER, "→---\nid: elterncafe\n")),
    fault("a list instead of entries", "front-matter-mapping", (OFFER, "---\n→- id: elterncafe\n---\n")),
    fault("an open bracket", "yaml-unclosed", (OFFER, "topics: [elternarbeit]", "topics: [elternarbeit")),
    fault("a tab", "yaml-tab", (OFFER, "topics: [elternarbeit]", "topics:\n→\t- elternarbeit")),
    fault("a colon in a title", "yaml-colon", (OFFER, "title: Elterncafé", "title: →Café: Eltern")),
    fault("a title that begins with @", "yaml-colon", (OFFER, "title: Elterncafé", "title: →@Elterncafé")),
    fault("a colon in typographic quotes", "yaml-typographic-quotes", (OFFER, "Elterncafé am", "→„Tee: warm“ am")),
    fault("a number sign", "yaml-cut-off", (OFFER, "am Markt\n", "am Markt →# 5\n"), level="warning"),
    fault("a number sign in a list", "yaml-cut-off", (OFFER, "+ keywords:\n  - Haus →#5"), level="warning"),
    fault("an anchor", "yaml-anchor", (OFFER, "title: Elterncafé", "title: →&t Elterncafé")),
    fault("an alias", "yaml-anchor", (OFFER, "[de, tr]", "[de, →*a]")),
    fault("a merge key", "yaml-anchor", (OFFER, "cost: {free: yes}", "cost: {<<: →*c}")),
    fault("a tag", "yaml-tag", (OFFER, "title: Elterncafé", "title: →!!python/name:os.system Elterncafé")),
    fault("a list as key", "yaml-key", (OFFER, "+ →[a, b]: c")),
    fault("too many levels", "yaml-depth", (OFFER, "+ links: [[[[[[[[[[[[[[a]]]]]]]]]]]]]]")),
    fault("a title twice", "duplicate-key", (OFFER, "+ →title: Noch einer")),
    fault("a key twice in a part", "duplicate-key", (OFFER, "cost: {free: yes}", "cost: {free: yes, →free: no}")),
    fault("a field that does not exist", "unknown-field", (OFFER, "+ →telefon: 1")),
    fault("an unknown entry in a part", "unknown-part", (OFFER, "{free: yes}", "{free: yes, price: →3}")),
    fault("a field of another kind", "field-of-other-kind", (OFFER, "+ →seats: 3")),
    fault(
        "a neutral field in a translation",
        "neutral-in-translation",
        (MODULE_EN, "+ →number: 3"),
    ),
)

VALUES = (
    fault("no organisation", "required", (OFFER, "organisation: ki-region\n", "")),
    fault("an empty organisation", "required", (OFFER, "organisation: ki-region\n", "→organisation:\n")),
    fault(
        "a draft without organisation",
        "required",
        (OFFER, "organisation: ki-region\n", ""),
        (OFFER, "state: published", "state: draft"),
        also=("link-draft",),
        level="warning",
    ),
    fault(
        "a translation that does not say how it was made",
        "required",
        (MODULE_EN, 'translation: {source: "4aa9b3f9600c", method: machine}\n', ""),
    ),
    fault(
        "a prose translation that does not say it",
        "required",
        (HOME_EN, "---\ntitle: Home\n---\n# Welcome\n"),
        level="warning",
    ),
    fault("a link without words", "part-missing", (OFFER, "+ links:\n  - →url: https://example.org/")),
    fault("a list as title", "type", (OFFER, "title: Elterncafé am Markt", "title: →[a, b]")),
    fault("a text as list", "type", (OFFER, "topics: [elternarbeit]", "topics: →elternarbeit")),
    fault("a map as list", "type", (OFFER, "topics: [elternarbeit]", "topics: →{a: b}")),
    fault("a list as part", "type", (OFFER, "cost: {free: yes}", "cost: →[frei]")),
    fault("a German answer", "choice", (OFFER, "{free: yes}", "{free: →ja}")),
    fault("a kind in the wrong folder", "choice", (OFFER, "kind: offer", "kind: →event")),
    fault("a title of two letters", "too-short", (OFFER, "title: Elterncafé am Markt", "title: →AB")),
    fault("a title of 121 letters", "too-long", (OFFER, "title: Elterncafé am Markt", "title: →" + "A" * 121)),
    fault("a title in two lines", "text-lines", (OFFER, "title: Elterncafé", 'title: →"Eltern\\ncafé"\n#')),
    fault("markup in a title", "text-markup", (OFFER, "title: Elterncafé", "title: →Eltern**café**")),
    fault("HTML in a summary", "text-markup", (OFFER, "summary: Eltern treffen", "summary: →Eltern <b>treffen</b>")),
    fault("a text still to be written", "text-placeholder", (OFFER, "summary: Eltern", "summary: →TODO Eltern")),
    fault("an id in German", "slug", (OFFER, "id: elterncafe", "id: →Elterncafé")),
    fault(
        "a German date",
        "date-form",
        (OFFER, "published: 2026-02-01", "published: →1.2.2026"),
        also=("required-when-published",),
    ),
    fault("a day that does not exist", "date-impossible", (OFFER, "published: 2026-02-01", "published: →2026-02-30")),
    fault("words as year", "partial-date", (PROJECT, "runs_from: 2024-01", "runs_from: →Anfang 2024")),
    fault(
        "an hour that the clocks skip",
        "time-gap",
        (EVENT, "start: 2027-03-01 14:00", "start: →2027-03-28 02:30"),
        (EVENT, "end: 2027-03-01 16:30", "end: 2027-03-28 16:30"),
    ),
    fault(
        "an hour in words",
        "clock",
        (
            OFFER,
            "continuous_entry: yes",
            "runs: [{start: 2027-01-11, end: 2027-02-11, times: [{days: [mo], from: →9 Uhr, to: 10:00}]}]",
        ),
    ),
    fault("minutes in words", "duration", (MATERIAL, "+ time_required: →45 Minuten")),
    fault("a language in words", "language-code", (OFFER, "[de, tr]", "[de, →türkisch]")),
    fault("an address without https", "url-scheme", (MATERIAL, "+ external_url: →www.example.org")),
    fault("an internal address", "url-host", (MATERIAL, "+ external_url: →https://localhost/x")),
    fault("an address with password", "url-credentials", (MATERIAL, "+ external_url: →https://a:b@example.org/")),
    fault("an address with a blank", "url-characters", (MATERIAL, "+ external_url: →https://example.org/a b")),
    fault("half an address", "url-malformed", (MATERIAL, "+ external_url: →https://[example.org/")),
    fault("an address without @", "email", (ORGANISATION, "ki@example.org", "→ki(at)example.org")),
    fault("a phone number with slash", "phone", (ORGANISATION, "+ phone: →0241/5198")),
    fault(
        "a postal code of four digits",
        "postal-code",
        (OFFER, "+ locations: [{street: Markt 1, postal_code: →5247, municipality: '05334004'}]"),
    ),
    fault("an amount with comma", "amount", (OFFER, "{free: yes}", "{free: no, amount: →'2,29'}")),
    fault("about 25 seats", "whole-number", (EVENT, "+ seats: →ca. 25")),
    fault(
        "a place in the sea",
        "coordinate",
        (OFFER, "+ locations: [{street: Markt 1, postal_code: '52477', lat: →6.1, lon: 6.2}]"),
    ),
    fault("an age in words", "age-range", (OFFER, "+ age_range: →ab 6")),
    fault("ages the wrong way round", "age-order", (OFFER, "+ age_range: →10-6")),
    fault("a redirect to elsewhere", "site-path", (OFFER, "+ redirect_from: [→//evil.example]")),
    fault("a file outside", "file-path", (MATERIAL, "path: wortliste.pdf", "path: →../wortliste.pdf")),
    fault("a file name as description", "alt-file-name", (MATERIAL, f"+ {_IMAGE}\nimage_alt: →IMG_2034"), _PNG),
    fault("a fingerprint by hand", "fingerprint", (MODULE_EN, '"4aa9b3f9600c"', "→abc")),
)

TERMS = (
    fault("a label instead of a code", "unknown-term", (OFFER, "topics: [elternarbeit]", "topics: [→Elternarbeit]")),
    fault(
        "a school form that has ended",
        "term-ended",
        (MATERIAL, "+ school_forms: [→GM]\nage_range: 10-16"),
        (MATERIAL, "stages: [primar]", "stages: [primar, sek1]"),
        level="warning",
    ),
    fault("a keyword twice", "list-double", (OFFER, "+ keywords: [Tee, →tee]")),
    fault(
        "a file twice",
        "list-double",
        (
            MATERIAL,
            "  - {path: wortliste.pdf, language: de}",
            "  - {path: wortliste.pdf, language: de}\n  - {path: →wortliste.pdf, language: ar}",
        ),
    ),
    fault("thirteen keywords", "list-length", (OFFER, f"+ keywords: →[{', '.join(f'Wort {n}' for n in range(13))}]")),
    fault(
        "seven topics",
        "list-length",
        (
            OFFER,
            "topics: [elternarbeit]",
            "topics: →[elternarbeit, mehrsprachigkeit, daz, diversitaet, ehrenamt, erwachsenenbildung, inklusion]",
        ),
    ),
)

IDENTITY = (
    fault(
        "a language as id",
        "reserved-id",
        (OFFER, "id: elterncafe", "id: →kmr"),
        (PROGRAMME, "../../offers", "../../offers"),
    ),
    fault("a device as id", "reserved-id", (OFFER, "id: elterncafe", "id: →lpt1")),
    fault(
        "an id twice",
        "duplicate-id",
        (PROGRAMME, "id: griffbereit", "id: →elterncafe"),
        (PROJECT, "part_of: [griffbereit]\n", ""),
    ),
    fault(
        "a module's number twice",
        "duplicate-number",
        (
            "materials/modules/werte.md",
            """\
---
id: werte
kind: module
title: Werte
summary: Der Baustein hilft Schulen, über Werte zu sprechen.
state: published
published: 2026-02-01
topics: [demokratie-werte]
audiences: [lehrkraefte]
stages: [primar]
number: →3
action_field: wertediskussion
formats: [beratung]
criteria: [Die Schule spricht darüber.]
organisation: ki-region
---
""",
        ),
    ),
    fault(
        "a redirect from a page that exists",
        "redirect-collision",
        (OFFER, "+ redirect_from: [→/programmes/griffbereit/]"),
    ),
    fault("a redirect from itself", "redirect-collision", (OFFER, "+ redirect_from: [→/offers/elterncafe]")),
    fault(
        "a redirect that another record has",
        "redirect-collision",
        (PROGRAMME, "+ redirect_from: [→/alt/]"),
        (OFFER, "+ redirect_from: [/alt/]"),
    ),
)

REFERENCES = (
    fault("a reference to nobody", "unknown-reference", (OFFER, "organisation: ki-region", "organisation: →ki-regio")),
    fault(
        "a draft's reference to nobody",
        "unknown-reference",
        (OFFER, "organisation: ki-region", "organisation: →ki-regio"),
        (OFFER, "state: published", "state: draft"),
        also=("link-draft",),
        level="warning",
    ),
    fault(
        "an offer as organisation", "reference-kind", (PROJECT, "organisation: ki-region", "organisation: →elterncafe")
    ),
    fault("a record related to itself", "self-reference", (OFFER, "+ related: [→elterncafe]")),
    fault(
        "a published record that points to a draft",
        "reference-draft",
        (OFFER, "+ related: [→fachtag]"),
        (EVENT, "state: published", "state: draft"),
    ),
    fault(
        "an archived organisation",
        "reference-archived",
        (OFFER, "organisation: ki-region", "organisation: →verein"),
        (_VEREIN, _SECOND_ORGANISATION.replace("state: published", "state: archived")),
    ),
    fault(
        "two projects inside each other",
        "reference-cycle",
        (PROJECT, "part_of: [griffbereit]", "part_of: →[umweg]"),
        (
            "materials/projects/umweg.md",
            """\
---
id: umweg
kind: project
title: Ein Umweg
summary: Ein Projekt, das zu einem anderen gehört und umgekehrt.
state: published
published: 2026-02-01
topics: [ehrenamt]
organisation: ki-region
part_of: [sprachbruecke]
runs_from: 2024
---
""",
        ),
        also=("reference-cycle",),
    ),
    fault("a partner that is the organisation", "partner-is-organisation", (OFFER, "+ partners: [→ki-region]")),
)

BETWEEN_FIELDS = (
    fault("published without a day", "required-when-published", (OFFER, "published: 2026-02-01\n", "")),
    fault("a picture without description", "required-with-image", (MATERIAL, f"+ {_IMAGE}"), _PNG),
    fault(
        "a material without file or address",
        "required-file-or-link",
        (MATERIAL, "files:\n  - {path: wortliste.pdf, language: de}\n", ""),
    ),
    fault(
        "a licence without authors",
        "required-for-licence",
        (MATERIAL, "authors:\n  - {name: Integrationszentrum, type: Organization}\n", ""),
    ),
    fault(
        "a mixed licence without words",
        "required-for-mixed-licence",
        (MATERIAL, "CC-BY-SA-4.0", "LicenseRef-gemischt"),
        also=("licence-not-open",),
    ),
    fault("an offer's cost that is not said", "required-with-cost", (OFFER, "{free: yes}", "{free: no}")),
    fault("an event's cost that is not said", "required-with-cost", (EVENT, "+ cost: {free: no}")),
    fault("an event without date", "required-date", (EVENT, "start: 2027-03-01 14:00\nend: 2027-03-01 16:30\n", "")),
    fault("an online event without address", "required-online", (EVENT, "+ course_mode: online")),
    fault("a moved event that does not say from when", "required-rescheduled", (EVENT, "+ event_status: rescheduled")),
    fault("an organisation that nobody can reach", "required-to-reach", (ORGANISATION, "email: ki@example.org\n", "")),
    fault("an offer that never takes place", "no-run", (OFFER, "continuous_entry: yes\n", "")),
    fault(
        "an offer that says that one cannot join", "no-run", (OFFER, "continuous_entry: yes", "continuous_entry: →no")
    ),
    fault("an end before its start", "order", (EVENT, "end: 2027-03-01 16:30", "end: →2027-03-01 13:00")),
    fault(
        "a run that ends before it begins",
        "order",
        (OFFER, "continuous_entry: yes", "runs: [{start: 2027-02-11, end: →2027-01-11}]"),
    ),
    fault(
        "an hour that ends before it begins",
        "order",
        (
            OFFER,
            "continuous_entry: yes",
            'runs: [{start: 2027-01-11, end: 2027-02-11, times: [{days: [mo], from: "10:00", to: →"09:00"}]}]',
        ),
    ),
    fault("a series that ends before it begins", "order", (EVENT, "+ repeats: {freq: weekly, until: →2027-01-01}")),
    fault("a project that ends before it begins", "order", (PROJECT, "runs_until: 2027-12", "runs_until: →2023-12")),
    fault(
        "a start with time and an end without", "date-and-time", (EVENT, "end: 2027-03-01 16:30", "end: →2027-03-01")
    ),
    fault("free with an amount", "free-with-amount", (OFFER, "{free: yes}", "{free: yes, amount: →3}")),
    fault(
        "a registration without a way",
        "registration-way",
        (OFFER, "registration: {required: no}", "registration: →{required: yes}"),
        (OFFER, "contact: ki-region\n", ""),
        also=("required",),
    ),
    fault(
        "a registration after the start",
        "registration-late",
        (EVENT, "+ registration: {required: no, until: →2027-03-02}"),
    ),
    fault(
        "a licence that is not open",
        "licence-not-open",
        (MATERIAL, "license: CC-BY-SA-4.0", "license: →LicenseRef-alle-Rechte-vorbehalten"),
        level="warning",
    ),
    fault(
        "a work from one that must not be changed", "licence-incompatible", (MATERIAL, f"+ {_SOURCE % 'CC-BY-ND-4.0'}")
    ),
    fault(
        "an open work from a non-commercial one", "licence-incompatible", (MATERIAL, f"+ {_SOURCE % 'CC-BY-NC-4.0'}")
    ),
    fault("a file in a further language", "file-language", (MATERIAL, "language: de}", "language: →uk}")),
    fault("no feature and one", "none-with-others", (MATERIAL, "+ accessibility: {features: →[none, taggedPDF]}")),
    fault(
        "half a coordinate",
        "half-coordinate",
        (OFFER, "+ locations:\n  - →{street: Markt 1, postal_code: '52477', lat: 50.8}"),
    ),
    fault("an ended project that is not archived", "ended-not-archived", (PROJECT, "+ activity: →ended")),
    fault("a source without name", "source-empty", (OFFER, "+ sources:\n  - →{publisher: Stadt}")),
    fault("a contact without a way", "contact-empty", (OFFER, "contact: ki-region", "contact: →{role: Büro}")),
    fault(
        "a person without consent",
        "contact-consent",
        (OFFER, "contact: ki-region", "contact: →{name: A. Muster, email: a@example.org}"),
        level="warning",
    ),
    fault("levels the wrong way round", "cefr-order", (OFFER, "+ cefr: →{from: B1, to: A2}")),
    fault(
        "a primary school for teenagers",
        "school-form-stage",
        (MATERIAL, "stages: [primar]", "stages: [sek1]"),
        (MATERIAL, "+ school_forms: [→G]"),
    ),
)

TIME = (
    fault(
        "published in the future",
        "published-later",
        (OFFER, "published: 2026-02-01", "published: →2026-12-01"),
        level="warning",
    ),
    fault("checked in the future", "checked-later", (OFFER, "2026-10-01", "→2027-01-01")),
    fault("changed before it was published", "updated-before", (OFFER, "+ updated: →2026-01-01")),
    fault("expired before it was published", "expires-before", (OFFER, "+ expires: →2026-02-01")),
    fault("not checked for half a year", "check-due", (OFFER, "2026-10-01", "→2026-05-25"), level="warning"),
    fault("not checked for a year", "check-overdue", (OFFER, "2026-10-01", "→2025-11-21")),
)

FILES = (
    fault("a file that is not there", "file-missing", (MATERIAL, "wortliste.pdf", "→liste.pdf")),
    fault("a file whose letters differ in case", "file-missing", (MATERIAL, "wortliste.pdf", "→Wortliste.pdf")),
    fault("a file of a record without folder", "file-short-form", (_SHORT_MATERIAL, _LIED)),
    fault("a program to download", "file-ending", (MATERIAL, "wortliste.pdf", "→wortliste.docm")),
    fault(
        "a text as picture",
        "file-ending",
        (MATERIAL, "+ image: {file: →wortliste.pdf, credit: x, license: CC0-1.0}\nimage_alt: Eine Liste"),
    ),
    fault("an empty file", "file-without-content", (MATERIAL, "wortliste.pdf", "→wortliste.pdf"), (_PDF_FILE, b"")),
    fault(
        "a file of 26 MB",
        "file-size",
        (MATERIAL, "wortliste.pdf", "→wortliste.pdf"),
        (_PDF_FILE, PDF + bytes(26 * 2**20)),
    ),
    fault(
        "an error page instead of a PDF",
        "file-type",
        (MATERIAL, "wortliste.pdf", "→wortliste.pdf"),
        (_PDF_FILE, b"<!doctype html>"),
    ),
    fault(
        "a pointer instead of a file",
        "file-pointer",
        (MATERIAL, "wortliste.pdf", "→wortliste.pdf"),
        (_PDF_FILE, b"version https://git-lfs.github.com/spec/v1\n"),
    ),
)

LINKS = (
    fault("a dead link", "link-dead", (HOME, "griffbereit/index.md", "griffbereit/inhalt.md")),
    fault(
        "a dead link over two lines",
        "link-dead",
        (HOME, "# Willkommen\n\nZum [Programm\nder Region](→gibt-es-nicht.md).\n"),
    ),
    fault("a dead picture", "link-dead", (OFFER, "am Markt.\n", "am Markt ![Tee](→tee.png).\n")),
    fault(
        "a term that does not exist",
        "link-dead",
        (OFFER, "am Markt.\n", "am Markt zu [Tee](→../../_vocabularies/topic.yml#tee).\n"),
    ),
    fault("an anchor that does not exist", "link-anchor", (HOME, "# Willkommen\n\n[Hin](→#dort)\n"), level="warning"),
    fault("an absolute path", "link-absolute", (HOME, "# Willkommen\n\n[Hin](→/offers/)\n"), level="warning"),
    fault("a script as link", "link-scheme", (HOME, "# Willkommen\n\n[Hin](→javascript:alert)\n"), level="warning"),
    fault(
        "an unencrypted link",
        "link-http",
        (OFFER, "+ links: [{url: →'http://example.org', label: Mehr}]"),
        level="warning",
    ),
    fault(
        "an imitated name", "link-lookalike", (HOME, "# Willkommen\n\n[Hin](→https://ехample.org/)\n"), level="warning"
    ),
    fault(
        "an imitated name in a record",
        "link-lookalike",
        (OFFER, "+ links: [{url: →'https://ехample.org', label: Mehr}]"),
        level="warning",
    ),
)

TRANSLATIONS = (
    fault(
        "a translation of nothing",
        "orphan-translation",
        ("materials/offers/kurs.en.md", "---\ntitle: Course\n---\n"),
        also=("required",),
    ),
    fault("a prose translation of nothing", "orphan-translation", ("docs/kontakt.en.md", "# Contact\n")),
    fault(
        "a translation of an unknown version",
        "translation-unconfirmed",
        (MODULE_EN, 'translation: {source: "4aa9b3f9600c", ', "translation: →{"),
        level="warning",
    ),
    fault(
        "a prose translation of an unknown version",
        "translation-unconfirmed",
        (HOME_EN, 'translation: {source: "e707cbb04bff", ', "translation: →{"),
        level="warning",
    ),
    fault(
        "an original that has moved on",
        "translation-outdated",
        (MODULE, "Baustein ist neu", "Baustein ist alt"),
        level="warning",
        path=MODULE_EN,
    ),
    fault(
        "a prose original that has moved on",
        "translation-outdated",
        (HOME, "# Willkommen", "# Guten Tag"),
        level="warning",
        path=HOME_EN,
    ),
    fault(
        "an untranslated title",
        "translation-equal",
        (PROGRAMME_EN, "same_as_default: [title]\n", ""),
        path=PROGRAMME_EN,
    ),
    fault(
        "an untranslated summary",
        "translation-equal",
        (
            PROGRAMME_EN,
            "summary: Parents and young children play and speak in two languages.",
            "summary: →Eltern und kleine Kinder spielen und sprechen in zwei Sprachen.",
        ),
        level="warning",
    ),
    fault("equal on purpose, but no such field", "unknown-field", (PROGRAMME_EN, "[title]", "[title, →license]")),
    fault(
        "a point more than in the original",
        "criteria-number",
        (MODULE_EN, "  - The school uses them in lessons.", "  - The school uses them.\n  - And more."),
    ),
    fault("a template that does not exist", "template-missing", (HOME, "title: Start", "template: →start.html")),
)

FAULTS = (
    *BYTES,
    *NAMES,
    *FRONT_MATTER,
    *VALUES,
    *TERMS,
    *IDENTITY,
    *REFERENCES,
    *BETWEEN_FIELDS,
    *TIME,
    *FILES,
    *LINKS,
    *TRANSLATIONS,
)
