"""SVG drawings: what may stand in one, and that everything else is named with its place."""

from pathlib import Path

import pytest

from portal.content.drawings import DEPTH_LIMIT, fault_of_drawing

SVG = "http://www.w3.org/2000/svg"
INKSCAPE = 'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:version="1.3"'


def fault(tmp_path: Path, content: str | bytes) -> tuple[str, str, int, int] | None:
    file = tmp_path / "plan.svg"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return fault_of_drawing(file)


def drawing(inner: str = "", attributes: str = "") -> str:
    return f'<svg xmlns="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink" {attributes}>\n{inner}</svg>'


@pytest.mark.parametrize(
    "content",
    [
        drawing('<path d="M0 0h9v9z"/>'),
        drawing('<g style="fill:url(#a); stroke: url( \'#b\' )"><use href="#c" xlink:href="#c"/></g>'),
        drawing("<style>@media print { .a { fill: red } } /* url(https://x) */</style>"),
        drawing('<image href="data:image/png;base64,iVBORw0KGgo=" width="3"/>'),
        drawing('<inkscape:grid units="mm"/><metadata/>', INKSCAPE),
        drawing('<a href="#teil"><title>Teil</title></a><text font-family="serif">5 &lt; 6 &#228;</text>'),
        f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- von Hand -->\n{drawing()}',
    ],
)
def test_what_drawings_are_made_of(tmp_path: Path, content: str) -> None:
    assert fault(tmp_path, content) is None


@pytest.mark.parametrize(
    ("inner", "kind", "part"),
    [
        ("<script>1</script>", "active", "<script"),
        ("<SCRIPT>1</SCRIPT>", "active", "<SCRIPT"),
        ("<foreignObject/>", "active", "<foreignObject"),
        ('<animate attributeName="href" to="javascript:1"/>', "active", "<animate"),
        ('<set attributeName="onload" to="1"/>', "active", "<set"),
        ('<g onclick="1"/>', "active", "onclick"),
        ('<g oNLoad="1"/>', "active", "oNLoad"),
        ('<image href="https://example.org/x.png"/>', "active", 'href="https://example.org/x.png'),
        ('<image xlink:href="//example.org/x.png"/>', "active", 'href="//example.org/x.png'),
        ('<use href="andere.svg#a"/>', "active", 'href="andere.svg#a'),
        ('<image href="data:image/svg+xml;base64,PHN2Zz4="/>', "active", 'href="data:image/svg+xml;base64,PHN2Zz4='),
        ('<a href="java&#10;script:1"/>', "active", 'href="java\nscript:1'),
        ('<g fill="url(https://example.org/#a)"/>', "active", "url(https://example.org/#a"),
        ('<g style="fill: u\\72 l(https://example.org/)"/>', "active", "url(https://example.org/"),
        ("<style>@im/**/port 'x'; @import 'https://example.org/'</style>", "active", "@import"),
        ("<style>a { background: ur/**/l(x) url(//example.org) }</style>", "active", "url(x"),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml">1</h:script>', "foreign", "<script"),
        ('<m:math xmlns:m="http://www.w3.org/1998/Math/MathML"/>', "foreign", "<math"),
        ('<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>', "foreign", "<include"),
        ("<?xml-stylesheet href='https://example.org/'?>", "active", "<?xml-stylesheet"),
    ],
)
def test_what_does_not_belong_in_a_drawing(tmp_path: Path, inner: str, kind: str, part: str) -> None:
    found = fault(tmp_path, drawing(f"<g/>\n  {inner}"))
    assert found is not None and found[:3] == (kind, part, 3)
    assert found[3] == 3 or inner.startswith("<style")


@pytest.mark.parametrize(
    "content",
    [
        f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>{drawing("<text>&x;</text>")}',
        f"<!DOCTYPE svg [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>{drawing('<text>&b;</text>')}",
        f'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">{drawing()}',
    ],
)
def test_no_document_type_is_read(tmp_path: Path, content: str) -> None:
    assert fault(tmp_path, f'<?xml version="1.0"?>\n{content}') == ("active", "<!DOCTYPE", 2, 1)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "<svg/>",
        "<html><svg></svg></html>",
        drawing("<g>"),
        '<?xml version="1.0" encoding="utf-7"?><svg/>',
        b"\xff\xfe<\0s\0",
        drawing("<x:g/>"),
    ],
)
def test_what_is_no_drawing_is_broken(tmp_path: Path, content: str | bytes) -> None:
    found = fault(tmp_path, content)
    assert found is not None and found[0] == "broken"


@pytest.mark.parametrize(
    "inner",
    [
        '<g id="a"><use href="#a"/></g>',
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        '<g id="a0"/>' + "".join(f'<g id="a{n}">{f"""<use href="#a{n - 1}"/>""" * 10}</g>' for n in range(1, 9)),
        "<g>" * (DEPTH_LIMIT + 2) + "</g>" * (DEPTH_LIMIT + 2),
        "<g/>" * 60_000,
    ],
    ids=["itself", "circle", "multiplied", "deep", "many"],
)
def test_what_would_keep_a_browser_busy(tmp_path: Path, inner: str) -> None:
    found = fault(tmp_path, drawing(inner))
    assert found is not None and found[0] == "large"


def test_the_portal_s_own_drawings_are_sound() -> None:
    files = sorted((Path(__file__).parents[2] / "overrides/assets").glob("*.svg"))
    assert files
    assert [file.name for file in files if fault_of_drawing(file)] == []
