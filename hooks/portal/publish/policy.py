"""The content security policy: what a page of the portal may load. Everything comes from the site itself."""

_DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "media-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
}

_ONLY_AS_HEADER = {"frame-ancestors"}
"""Browsers ignore these in a `<meta>` and complain about them."""


def as_header() -> str:
    """Return the policy as the value of the HTTP header Content-Security-Policy."""
    return "; ".join(f"{name} {sources}" for name, sources in _DIRECTIVES.items())


def as_meta() -> str:
    """Return the policy as it can stand in the head of a page."""
    return "; ".join(f"{name} {sources}" for name, sources in _DIRECTIVES.items() if name not in _ONLY_AS_HEADER)
