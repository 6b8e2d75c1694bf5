"""What is wrong, at the top of every page of the preview, until it is mended."""

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from portal.problems import Problem

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_SHOWN = 10
_STYLE = (
    "font:1rem/1.5 system-ui,sans-serif;margin:0;padding:1rem 1.5rem;background:#8f1d1d;color:#fff;"
    "border-bottom:4px solid #f5c43c;overflow-wrap:anywhere"
)
_WORDS = {
    "de": {
        "stopped": "So kann die Seite nicht gebaut werden. Sie sehen den letzten Stand.",
        "left_out": "Was Fehler enthält, fehlt in dieser Vorschau.",
        "more": "und {count} weitere",
    },
    "en": {
        "stopped": "The site cannot be built like this. You see its last state.",
        "left_out": "What is faulty is missing in this preview.",
        "more": "and {count} more",
    },
}


def bar(problems: Sequence[Problem], failure: str, language: str, *, keep_going: bool = False) -> str:
    """Return the bar as HTML; empty if nothing is wrong."""
    if not problems and not failure:
        return ""
    words = _WORDS[language]
    lines = [_line(problem, language) for problem in problems[:_SHOWN]]
    if failure:
        lines.insert(0, f'<span style="white-space:pre-wrap">{escape(failure)}</span>')
    if len(problems) > _SHOWN:
        lines.append(words["more"].format(count=len(problems) - _SHOWN))
    title = words["left_out" if keep_going and not failure else "stopped"]
    items = "".join(f'<li style="margin-top:.5rem">{line}</li>' for line in lines)
    return f'<div role="alert" style="{_STYLE}"><strong>{title}</strong><ul>{items}</ul></div>'


def with_bar(application: "WSGIApplication", html: Callable[[], str]) -> "WSGIApplication":
    """Return a WSGI application whose pages begin with what `html()` returns at that moment."""

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        text = html()
        if not text:
            return application(environ, start_response)
        started: list[Any] = []

        def keep(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Callable[[bytes], object]:
            started[:] = [status, headers, exc_info]
            return lambda data: None

        body = application(environ, keep)
        status, headers, exc_info = started
        if any(name.lower() == "content-type" and value.startswith("text/html") for name, value in headers):
            page = _with(b"".join(body), text.encode())
            headers = [header for header in headers if header[0].lower() != "content-length"]
            headers.append(("Content-Length", str(len(page))))
            body = [page]
        start_response(status, headers, exc_info)
        return body

    return answer


def _with(page: bytes, bar_: bytes) -> bytes:
    before, body, after = page.partition(b"<body>")
    return before + body + bar_ + after if body else bar_ + page


def _line(problem: Problem, language: str) -> str:
    place = ":".join(str(part) for part in (problem.path, problem.line, problem.column) if part is not None)
    hint = problem.hint(language)
    text = f"{problem.message(language)} {hint}".strip()
    return f"<code>{escape(place)}</code><br>{escape(text)}"
